import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'

/** Takes a row out of a draft after a second look. */
export function RemoveButton({
  title,
  help,
  busy,
  onRemove,
}: {
  title: string
  help?: string
  busy: boolean
  onRemove: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <Popconfirm title={title} description={help} okText={title} cancelText={t('cancel')} onConfirm={onRemove}>
      <Button size="small" danger type="text" loading={busy}>
        {title}
      </Button>
    </Popconfirm>
  )
}
