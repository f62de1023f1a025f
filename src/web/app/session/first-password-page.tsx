import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '#platform/auth/contract.ts'
import { BarePage } from './bare-page.tsx'
import { PasswordForm } from './password-form.tsx'
import { useSignOut } from './person-menu.tsx'
import styles from './session.module.css'

/** Stands before every page while the password must be changed. */
export function FirstPasswordPage({ me }: { me: Me }) {
  const { t } = useTranslation('session')
  const client = useQueryClient()
  const signOut = useSignOut()
  return (
    <BarePage>
      <h1 className={styles.title}>{t('first.title')}</h1>
      <p className={styles.help}>{t('first.help', { days: me.passwordRules.maxAgeDays })}</p>
      <PasswordForm me={me} onDone={() => void client.invalidateQueries()} />
      <div className={styles.links}>
        <Button type="link" onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </Button>
      </div>
    </BarePage>
  )
}
