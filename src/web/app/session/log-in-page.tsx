import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Alert, Button, Divider } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { roleWords } from '#modules/access/web/role-words.ts'
import { type LogInOptions, safeReturnPath } from '#platform/auth/contract.ts'
import { api } from '#web/api.ts'
import { markSessionEnded } from '#web/session-end.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { textParam } from '#web/ui/search-params.ts'
import { ErrorState } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { BarePage } from './bare-page.tsx'
import { LogInForm } from './log-in-form.tsx'
import styles from './session.module.css'

export const logInSearch = z.object({
  /** Where to go afterwards. */
  return: textParam(1000),
  /** A reason the server gives in the address. */
  refused: textParam(),
})

/** Everything that was read for somebody else is forgotten, then on to where the person wanted to go. */
function useEnter(): () => void {
  const client = useQueryClient()
  const go = useGo()
  const search: z.infer<typeof logInSearch> = useSearch({ strict: false })
  return () => {
    markSessionEnded(false)
    client.clear()
    go(safeReturnPath(search.return))
  }
}

export function LogInPage() {
  const { t } = useTranslation('session')
  const search: z.infer<typeof logInSearch> = useSearch({ strict: false })
  const enter = useEnter()
  const options = useQuery({ queryKey: ['session', 'options'], queryFn: () => api.session.options() })
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('product', { ns: 'ui' })}`
  }, [t])
  const demo = options.data?.demoAccounts ?? []
  return (
    <BarePage wide={demo.length > 0}>
      <div className={demo.length > 0 ? styles.columns : undefined}>
        <section aria-label={t('login.title')}>
          <h1 className={styles.title}>{t('login.title')}</h1>
          <p className={styles.help}>{t('login.intro')}</p>
          <LogInForm refused={search.refused} onDone={enter} />
          {options.data?.oidc && (
            <>
              <Divider plain>{t('login.or')}</Divider>
              <Button
                size="large"
                block
                href={`${options.data.oidc.href}?${new URLSearchParams({ return: safeReturnPath(search.return) })}`}
              >
                {t('login.oidc', { label: options.data.oidc.label })}
              </Button>
            </>
          )}
          {options.isError && <ErrorState error={options.error} retry={() => void options.refetch()} />}
          <p className={styles.foot}>{t('login.forgot')}</p>
          <p className={styles.foot}>{t('login.secrecy')}</p>
        </section>
        {demo.length > 0 && <DemoAccounts accounts={demo} onDone={enter} />}
      </div>
    </BarePage>
  )
}

/** The role of a demo account in the reader's language; it comes in Chinese. */
function useRoleTitle(): (title: string) => string {
  const { language } = useFormat()
  return (title) =>
    language === 'zh'
      ? title
      : (Object.values(roleWords).find(([chinese]) => chinese === title)?.[1] ?? title)
}

function DemoAccounts({ accounts, onDone }: { accounts: LogInOptions['demoAccounts']; onDone: () => void }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const titleOf = useRoleTitle()
  const enter = useMutation({
    mutationFn: ({ username, password }: { username: string; password: string }) =>
      api.session.signIn({ username, password }),
    onSuccess: onDone,
  })
  return (
    <section aria-labelledby="demo-accounts" className={styles.demo}>
      <h2 id="demo-accounts" className={styles.stepTitle}>
        {t('demo.title')}
      </h2>
      <p className={styles.help}>{t('demo.help')}</p>
      {enter.isError && (
        <Alert type="error" title={errorText(enter.error).title} className={styles.notice} role="alert" />
      )}
      <ul className={styles.demoList}>
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className={styles.demoAccount}
              disabled={enter.isPending}
              aria-label={t('demo.enter', { name: titleOf(account.title) })}
              onClick={() => enter.mutate(account)}
            >
              <span className={styles.demoName}>{account.name}</span>
              <span className={styles.demoTitle}>{titleOf(account.title)}</span>
              <span className={styles.demoLogin}>
                {account.username} / {account.password}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
