import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import styles from './inbox.module.css'
import { unreadQuery } from './queries.ts'

/** The way to the inbox in the top bar, with a small number while something is unread. Red only when one must act. */
export function InboxBell() {
  const { t } = useTranslation('inbox')
  const { data } = useQuery(unreadQuery())
  const count = data?.unread ?? 0
  const act = data?.act ?? 0
  const label = count === 0 ? t('bell') : t(act > 0 ? 'bellAct' : 'bellUnread', { count, act })
  return (
    <PageLink href={paths.inbox()} className={styles.bell} aria-label={label} title={label}>
      <BellOutlined aria-hidden />
      {count > 0 && (
        <span className={`${styles.bellCount} ${act > 0 ? styles.bellAct : ''}`} aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </PageLink>
  )
}
