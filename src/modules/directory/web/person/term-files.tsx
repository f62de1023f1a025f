import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ImportButton } from '#web/imports/import-buttons.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { appointmentTable } from '../../contract/appointment-table.ts'

/** Brings and takes out the posts of people, past and present. */
export function TermFiles() {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const { language } = useFormat()
  const download = useWrite(() => api.directory.exportAppointments(), {
    invalidates: [],
    done: ui('list.exported'),
    onDone: (file) => saveFile(file, `${appointmentTable.title[language]}.xlsx`),
  })
  return (
    <>
      <ImportButton
        object={appointmentTable.object}
        title={appointmentTable.title}
        right="directory.person.edit"
      />
      <Allowed right="directory.person.export">
        <Button
          icon={<DownloadOutlined />}
          loading={download.isPending}
          onClick={() => download.mutate(undefined)}
        >
          {t('person.exportTerms')}
        </Button>
      </Allowed>
    </>
  )
}
