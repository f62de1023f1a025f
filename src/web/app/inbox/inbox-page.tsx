import { SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { inboxList, type Notification, urgencies } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { formatInstant } from '#web/ui/format.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import styles from './inbox.module.css'
import { NotificationRow } from './notification-row.tsx'
import { inboxQuery, settingsQuery } from './queries.ts'
import { inboxSearch } from './search.ts'
import { useTopicLabels } from './topic-labels.ts'

const views = ['all', 'unread', 'archived'] as const
const emptyTitle = { all: 'none', unread: 'noneUnread', archived: 'noneArchived' } as const

/** One's own notifications, by day or by what they are ordered by. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const go = useGo()
  const topics = useTopicLabels()
  const [search, setSearch] = useUrlState(inboxSearch)
  const { urgency, topic, query } = search
  const view = search.view ?? 'all'
  const inbox = useQuery(inboxQuery({ view, urgency, topic, query, ...windowOf(search, 20) }))
  const known = useQuery(settingsQuery()).data?.knownTopics ?? []
  const readAll = useWrite(api.notify.markAllRead, { invalidates: [['inbox']], done: t('readAllDone') })
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button loading={readAll.isPending} onClick={() => readAll.mutate({ urgency, topic, query })}>
              {t('readAll')}
            </Button>
            <Button icon={<SettingOutlined />} onClick={() => go(paths.inboxSettings())}>
              {t('settings')}
            </Button>
          </>
        }
      />
      <ListTable
        list={inboxList}
        query={inbox}
        search={search}
        setSearch={setSearch}
        scope={t(`view.${view}`)}
        presets={
          <Segmented<(typeof views)[number]>
            aria-label={t('view.label')}
            value={view}
            onChange={(chosen) => setSearch({ view: chosen === 'all' ? undefined : chosen, page: undefined })}
            options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        }
        filters={[
          filter.text('query', t('words')),
          filter.one(
            'urgency',
            t('urgencyFilter'),
            urgencies.map((value) => ({ value, label: t(`urgency.${value}`) })),
          ),
          ...(known.length > 1 || topic !== undefined
            ? [
                filter.one(
                  'topic',
                  t('topicFilter'),
                  known.map((value) => ({ value, label: topics.of(value) })),
                ),
              ]
            : []),
        ]}
        empty={{ title: t(emptyTitle[view]), text: t('noneHelp') }}
        body={(items) => <Groups items={items} sort={search.sort} />}
      />
    </>
  )
}

/** The notifications under headings: days, or what the list is ordered by. */
function Groups({ items, sort }: { items: readonly Notification[]; sort: string | undefined }) {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  const dayWords = useDayWords()
  const by = sort?.replace('-', '') ?? 'at'
  const headingOf = (one: Notification) =>
    by === 'urgency'
      ? t(`urgency.${one.urgency}`)
      : by === 'topic'
        ? topics.of(one.topic)
        : dayWords(formatInstant(one.at).slice(0, 10))
  return (
    <div className={styles.days}>
      {[...Map.groupBy(items, headingOf)].map(([heading, notifications]) => (
        <section key={heading} aria-label={heading}>
          <h2 className={styles.day}>{heading}</h2>
          <ul>
            {notifications.map((notification) => (
              <NotificationRow key={notification.id} notification={notification} hasDay={by === 'at'} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function useDayWords(): (day: string) => string {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const today = useQuery(systemQuery()).data?.today
  return (day) => {
    if (today === undefined) return format.day(day)
    if (day === today) return t('today')
    return day === dayBefore(today) ? t('yesterday') : format.day(day)
  }
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60_000).toISOString().slice(0, 10)
