import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { saveFile } from '#web/ui/save-file.ts'

/** Takes the roster out: who holds the roles now, or everybody who ever did. */
export function RosterExport() {
  const { t } = useTranslation('governance')
  const download = useWrite(api.governance.exportPosts, {
    invalidates: [],
    done: t('list.exported'),
    onDone: (file) => saveFile(file, `${t('list.fileName')}.xlsx`),
  })
  const choices = [
    { key: 'present', label: t('list.exportPresent'), onClick: () => download.mutate({ former: false }) },
    { key: 'all', label: t('list.exportAll'), onClick: () => download.mutate({ former: true }) },
  ]
  return (
    <Allowed right="governance.post.export">
      <Dropdown menu={{ items: choices }} trigger={['click']}>
        <Button icon={<DownloadOutlined />} loading={download.isPending}>
          {t('list.export')}
        </Button>
      </Dropdown>
    </Allowed>
  )
}
