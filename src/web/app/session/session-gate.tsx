import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { App, Modal } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isSessionMissing } from '#web/api.ts'
import { forgetLocalDrafts } from '#web/recovery/local-draft.ts'
import { dropAllWaiting } from '#web/recovery/waiting-drafts.ts'
import { markSessionEnded, useSessionEnded } from '#web/session-end.ts'
import { meQuery } from '#web/session-query.ts'
import { paths } from '#web/ui/paths.ts'
import { ErrorState, LoadingState } from '#web/ui/states.tsx'
import { FirstPasswordPage } from './first-password-page.tsx'
import { LogInForm } from './log-in-form.tsx'
import styles from './session.module.css'

/** Lets who is logged in to the pages; others to the log-in page, and back afterwards. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery())
  const router = useRouter()
  const missing = me.data === undefined && isSessionMissing(me.error)
  useEffect(() => {
    if (!missing) return
    const { href } = router.state.location
    router.history.replace(paths.login(href === '/' ? {} : { return: href }))
  }, [missing, router])
  const accountId = me.data?.accountId
  useEffect(() => {
    if (accountId !== undefined) forgetLocalDrafts(accountId)
  }, [accountId])
  if (me.data === undefined) {
    if (me.isError && !missing) return <ErrorState error={me.error} retry={() => void me.refetch()} />
    return <LoadingState />
  }
  if (me.data.mustChangePassword) return <FirstPasswordPage me={me.data} />
  return (
    <>
      {children}
      <SessionEndedDialog accountId={me.data.accountId} username={me.data.username} />
    </>
  )
}

/** Asks to log in again over whatever is open, so that a form keeps what was entered. */
function SessionEndedDialog({ accountId, username }: { accountId: string; username: string | null }) {
  const { t } = useTranslation('session')
  const { message } = App.useApp()
  const client = useQueryClient()
  const ended = useSessionEnded()
  const href = useRouterState({ select: (state) => state.location.href })
  const goOn = async () => {
    const me = await api.session.me()
    markSessionEnded(false)
    if (me.accountId !== accountId) {
      // What waits was typed by the former account.
      dropAllWaiting()
      forgetLocalDrafts(me.accountId)
      void message.info(t('ended.other'))
      location.assign(paths.city())
      return
    }
    await client.invalidateQueries()
  }
  return (
    <Modal
      open={ended}
      title={t('ended.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okButtonProps={{ style: { display: 'none' } }}
      cancelText={t('ended.leave')}
      cancelButtonProps={{ type: 'link' }}
      onCancel={() => location.assign(paths.login({ return: href }))}
      destroyOnHidden
    >
      <p className={styles.help}>{t('ended.help')}</p>
      <LogInForm username={username ?? ''} onDone={() => void goOn()} />
    </Modal>
  )
}
