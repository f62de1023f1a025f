import { CheckOutlined, FolderOpenOutlined, FolderOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notification } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { formatInstant } from '#web/ui/format.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import styles from './inbox.module.css'
import { useTopicLabels } from './topic-labels.ts'

/** One notification: its title opens what it is about and marks it as read. @param hasDay its heading tells the day. */
export function NotificationRow({ notification, hasDay }: { notification: Notification; hasDay: boolean }) {
  const { t } = useTranslation('inbox')
  const go = useGo()
  const topics = useTopicLabels()
  const { id, urgency, title, text, times, isRead, isArchived, at, topic } = notification
  const changed = { invalidates: [['inbox']], done: false as const }
  const open = useWrite(api.notify.openNotification, { ...changed, onDone: ({ href }) => go(href) })
  const read = useWrite(api.notify.markRead, changed)
  const archive = useWrite(api.notify.archiveNotification, changed)
  const follow = (event: MouseEvent) => {
    // With a key held the browser opens the address of its own, which marks it as read as well.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    open.mutate({ id })
  }
  return (
    <li className={`${styles.row} ${isRead ? styles.rowRead : ''}`}>
      <span className={styles.dot}>{!isRead && <span className="sr-only">{t('unreadMark')}</span>}</span>
      <div className={styles.rowMain}>
        <div className={styles.rowTitle}>
          <Chip tone={urgency === 'act' ? 'alert' : 'plain'}>{t(`urgency.${urgency}`)}</Chip>
          <a href={paths.notification(id)} onClick={follow}>
            {title}
          </a>
          {times > 1 && <span className={styles.small}>{t('times', { count: times })}</span>}
        </div>
        {text !== null && <div className={styles.rowText}>{text}</div>}
        <div className={styles.small}>
          {topics.of(topic)} · {hasDay ? formatInstant(at).slice(11) : formatInstant(at)}
        </div>
      </div>
      <div className={`${styles.rowActions} no-print`}>
        <IconButton
          label={t(isRead ? 'unread' : 'read')}
          icon={isRead ? <RollbackOutlined /> : <CheckOutlined />}
          busy={read.isPending}
          onClick={() => read.mutate({ id, isRead: !isRead })}
        />
        <IconButton
          label={t(isArchived ? 'restore' : 'archive')}
          icon={isArchived ? <FolderOpenOutlined /> : <FolderOutlined />}
          busy={archive.isPending}
          onClick={() => archive.mutate({ id, isArchived: !isArchived })}
        />
      </div>
    </li>
  )
}

function IconButton(props: { label: string; icon: ReactNode; busy: boolean; onClick: () => void }) {
  return (
    <Tooltip title={props.label}>
      <Button
        type="text"
        icon={props.icon}
        aria-label={props.label}
        loading={props.busy}
        onClick={props.onClick}
      />
    </Tooltip>
  )
}
