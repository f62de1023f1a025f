import { SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Pagination, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Notification, type Urgency, urgencies } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import styles from './inbox.module.css'
import { NotificationRow } from './notification-row.tsx'
import { type InboxFilter, inboxQuery, settingsQuery } from './queries.ts'
import { inboxSearch } from './search.ts'
import { useTopicLabels } from './topic-labels.ts'

/** One's own notifications by day. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const go = useGo()
  const [search, setSearch] = useUrlState(inboxSearch)
  const filter: InboxFilter = {
    view: search.view ?? 'all',
    page: search.page ?? 1,
    ...(search.urgency ? { urgency: search.urgency } : {}),
    ...(search.topic ? { topic: search.topic } : {}),
  }
  const query = useQuery(inboxQuery(filter))
  const readAll = useWrite(api.notify.markAllRead, { invalidates: [['inbox']], done: t('readAllDone') })
  const { urgency, topic } = filter
  const filtered = urgency !== undefined || topic !== undefined
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button loading={readAll.isPending} onClick={() => readAll.mutate({ urgency, topic })}>
              {t('readAll')}
            </Button>
            <Button icon={<SettingOutlined />} onClick={() => go(paths.inboxSettings())}>
              {t('settings')}
            </Button>
          </>
        }
      />
      <Filters filter={filter} onChange={(change) => setSearch({ ...change, page: undefined })} />
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={t(filtered ? 'noneFiltered' : emptyTitle[filter.view])}
              text={filtered ? undefined : t('noneHelp')}
            />
          ) : (
            <>
              <Days items={page.items} />
              {page.total > page.pageSize && (
                <Pagination
                  className="no-print"
                  size="small"
                  current={page.page}
                  pageSize={page.pageSize}
                  total={page.total}
                  showSizeChanger={false}
                  onChange={(next) => setSearch({ page: next }, { push: true })}
                />
              )}
            </>
          )
        }
      </QueryView>
    </>
  )
}

const emptyTitle = { all: 'none', unread: 'noneUnread', archived: 'noneArchived' } as const

function Filters({
  filter,
  onChange,
}: {
  filter: InboxFilter
  onChange: (change: Partial<Pick<InboxFilter, 'view' | 'urgency' | 'topic'>>) => void
}) {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  const { data } = useQuery(settingsQuery())
  const known = data?.knownTopics ?? []
  return (
    <div className={`${styles.filters} no-print`}>
      <Segmented
        aria-label={t('view.label')}
        value={filter.view}
        onChange={(view) => onChange({ view })}
        options={(['all', 'unread', 'archived'] as const).map((value) => ({
          value,
          label: t(`view.${value}`),
        }))}
      />
      <Select
        aria-label={t('urgencyFilter')}
        className={styles.select}
        value={filter.urgency ?? ''}
        onChange={(value: Urgency | '') => onChange({ urgency: value === '' ? undefined : value })}
        options={[
          { value: '' as const, label: t('anyUrgency') },
          ...urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })),
        ]}
      />
      {known.length > 1 && (
        <Select
          aria-label={t('topicFilter')}
          className={styles.select}
          value={filter.topic ?? ''}
          onChange={(value) => onChange({ topic: value === '' ? undefined : value })}
          options={[
            { value: '', label: t('anyTopic') },
            ...known.map((value) => ({ value, label: topics.of(value) })),
          ]}
        />
      )}
    </div>
  )
}

function Days({ items }: { items: Notification[] }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { data } = useQuery(systemQuery())
  const days = Map.groupBy(items, (item) => formatInstant(item.at).slice(0, 10))
  const heading = (day: string) => {
    const today = data?.today
    if (today === undefined) return format.day(day)
    if (day === today) return t('today')
    return day === dayBefore(today) ? t('yesterday') : format.day(day)
  }
  return (
    <div className={styles.days}>
      {[...days].map(([day, notifications]) => (
        <section key={day} aria-label={heading(day)}>
          <h2 className={styles.day}>{heading(day)}</h2>
          <ul>
            {notifications.map((notification) => (
              <NotificationRow key={notification.id} notification={notification} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60_000).toISOString().slice(0, 10)
