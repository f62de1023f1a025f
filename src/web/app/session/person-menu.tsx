import { UserOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { forgetLocalDrafts } from '#web/recovery/local-draft.ts'
import { dropAllWaiting, sendWaiting } from '#web/recovery/waiting-drafts.ts'
import { meQuery } from '#web/session-query.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import styles from './session.module.css'

/**
 * Logs out, and loads the log-in page anew so that nothing that was read or typed stays with the tab: drafts wait on the
 * server for the account.
 */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      await sendWaiting(false)
      return api.session.signOut()
    },
    // Also when the session was over already: the person wanted out.
    onSettled: () => {
      dropAllWaiting()
      forgetLocalDrafts()
      location.assign(paths.login())
    },
  })
}

/** The person's name in the top bar, with their account and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('session')
  const go = useGo()
  const signOut = useSignOut()
  const { data } = useQuery(meQuery())
  if (data === undefined) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', label: t('account.title'), onClick: () => go(paths.account()) },
          { type: 'divider' },
          { key: 'signOut', label: t('account.signOut'), onClick: () => signOut.mutate() },
        ],
      }}
    >
      <Button type="text" aria-label={t('account.menu')} icon={<UserOutlined />} className={styles.person}>
        <span className={styles.personName}>{data.name}</span>
      </Button>
    </Dropdown>
  )
}
