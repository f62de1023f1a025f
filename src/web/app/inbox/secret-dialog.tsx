import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './inbox.module.css'

/** Shows a secret once. It closes by its button only, so that nobody loses it by a stray click. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    void message.success(t('webhook.copied'))
  }
  return (
    <Modal
      open
      title={t('webhook.secret')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        // Outside of https a page may not reach the clipboard; the text can be selected all the same.
        window.isSecureContext && (
          <Button key="copy" onClick={() => void copy()}>
            {t('webhook.copy')}
          </Button>
        ),
        <Button key="done" type="primary" onClick={onClose}>
          {t('webhook.secretDone')}
        </Button>,
      ]}
    >
      <p>{t('webhook.secretHelp')}</p>
      <code className={styles.secret}>{secret}</code>
    </Modal>
  )
}
