import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Puts a text into the clipboard. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation('training')
  const { message } = App.useApp()
  return (
    <Button
      size="small"
      className="no-print"
      icon={<CopyOutlined />}
      onClick={() => {
        void copy(text).then(() => message.success(t('survey.copied')))
      }}
    >
      {label ?? t('survey.copy')}
    </Button>
  )
}

/** Pages that are not served over https have no clipboard; a field that is selected and copied does there. */
async function copy(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
