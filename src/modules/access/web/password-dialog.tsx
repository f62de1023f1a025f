import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountWithPassword } from '../contract.ts'
import styles from './access.module.css'

/** Shows a temporary password, this once. */
export function PasswordDialog({
  handOver,
  onClose,
}: {
  handOver: AccountWithPassword
  onClose: () => void
}) {
  const { t } = useTranslation('access')
  const { account, temporaryPassword } = handOver
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('password.title')}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('password.done')}
        </Button>
      }
    >
      <p>
        {account.name} · {account.username}
      </p>
      <Typography.Paragraph
        code
        className={styles.password}
        copyable={{ tooltips: [t('password.copy'), t('password.copied')] }}
      >
        {temporaryPassword}
      </Typography.Paragraph>
      <p>{t('password.help')}</p>
      {account.state !== 'active' && (
        <p className={styles.faint}>
          {t(account.resetAt === null ? 'password.pending' : 'password.resetPending')}
        </p>
      )}
    </Modal>
  )
}
