import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ImportButton } from '#web/imports/import-buttons.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { activityTable, postTable } from '../contract.ts'

const files = {
  present: { table: postTable, send: () => api.governance.exportPosts({ former: false }) },
  all: { table: postTable, send: () => api.governance.exportPosts({ former: true }) },
  activities: { table: activityTable, send: () => api.governance.exportActivities() },
}

/** Brings and takes out the roster and the activities. */
export function CardFiles() {
  return (
    <>
      <ImportButton object={postTable.object} title={postTable.title} right="governance.post.assign" />
      <ImportButton
        object={activityTable.object}
        title={activityTable.title}
        right="governance.activity.add"
      />
      <CardExport />
    </>
  )
}

function CardExport() {
  const { t } = useTranslation('governance')
  const { language } = useFormat()
  const may = useMay()
  const download = useWrite(
    async (key: keyof typeof files) => {
      const { table, send } = files[key]
      saveFile(await send(), `${table.title[language]}.xlsx`)
    },
    { invalidates: [], done: t('list.exported') },
  )
  const item = (key: keyof typeof files, label: string) => ({
    key,
    label,
    onClick: () => download.mutate(key),
  })
  const items = [
    ...(may('governance.post.export')
      ? [item('present', t('list.exportPresent')), item('all', t('list.exportAll'))]
      : []),
    ...(may('governance.activity.export') ? [item('activities', t('list.exportActivities'))] : []),
  ]
  if (items.length === 0) return null
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={download.isPending}>
        {t('list.export')}
      </Button>
    </Dropdown>
  )
}
