import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { MailAddressPart } from '#modules/access/web/mail-address-part.tsx'
import type { Me } from '#platform/auth/contract.ts'
import { meQuery } from '#web/session-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { OidcPart } from './oidc-part.tsx'
import { PasswordForm } from './password-form.tsx'
import styles from './session.module.css'
import { SessionList } from './session-list.tsx'
import { TotpPart } from './totp-part.tsx'

/** One's own account: password, second factor, sessions. */
export function AccountPage() {
  const me = useQuery(meQuery())
  return <QueryView query={me}>{(data) => <Account me={data} />}</QueryView>
}

function Account({ me }: { me: Me }) {
  const { t } = useTranslation('session')
  const format = useFormat()
  return (
    <>
      <PageHeader
        title={t('account.title')}
        sub={t('account.sub', { name: me.name, username: me.username ?? '' })}
      />
      {me.demo ? (
        <p className={styles.help}>{t('demo.fixed')}</p>
      ) : (
        <>
          <Section
            title={t('password.title')}
            note={
              me.passwordDueAt === null
                ? t('password.help')
                : `${t('password.due', { day: format.day(me.passwordDueAt) })}${t('password.help')}`
            }
          >
            <PasswordForm me={me} />
          </Section>
          <TotpPart me={me} />
          <OidcPart me={me} />
          <MailAddressPart />
        </>
      )}
      <SessionList />
    </>
  )
}
