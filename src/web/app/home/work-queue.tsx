import { useQuery } from '@tanstack/react-query'
import { Pagination, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type QueueBucket, queueBuckets, type WorkflowState } from '#platform/workflow/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { workflowQueries } from '#web/ui/workflow/queries.ts'
import { useWords } from '#web/ui/workflow/use-words.ts'
import { WorkflowStateBar } from '#web/ui/workflow/workflow-bar.tsx'
import styles from './home.module.css'

/** Kinds of matters that queues hold, by the code of their workflow. */
const kinds = ['matters.problem', 'matters.task', 'documents.fact', 'chains.template'] as const
type Kind = (typeof kinds)[number]

const pageSize = 6

/** What needs me, what is due, and what waits for others: over everything that runs through a workflow. */
export function WorkQueue() {
  const { t } = useTranslation('app')
  const phone = usePhone()
  const [bucket, setBucket] = useState<QueueBucket>('needsMe')
  const [kind, setKind] = useState<Kind | null>(null)
  const [page, setPage] = useState(1)
  const queue = useQuery(workflowQueries.queue({ bucket, kind, page, pageSize }))
  const counts = queue.data?.counts
  return (
    <Section
      title={t('home.queue')}
      note={t('home.queueNote')}
      actions={
        <Select<Kind | 'all'>
          aria-label={t('home.kind')}
          value={kind ?? 'all'}
          style={{ minWidth: '9em' }}
          options={[
            { value: 'all', label: t('home.kinds.all') },
            ...kinds.map((value) => ({ value, label: t(`home.kinds.${value}`) })),
          ]}
          onChange={(value) => {
            setKind(value === 'all' ? null : value)
            setPage(1)
          }}
        />
      }
    >
      <Segmented<QueueBucket>
        block={phone}
        aria-label={t('home.queue')}
        value={bucket}
        options={queueBuckets.map((value) => ({
          value,
          label:
            `${t(`home.${phone ? 'bucketsShort' : 'buckets'}.${value}`)} ${counts?.[value] ?? ''}`.trim(),
        }))}
        onChange={(value) => {
          setBucket(value)
          setPage(1)
        }}
      />
      <QueryView query={queue} rows={4}>
        {({ items, total }) =>
          items.length === 0 ? (
            <EmptyState title={t(`home.empty.${bucket}`)} text={t('home.emptyHelp')} />
          ) : (
            <>
              <ul className={styles.queue}>
                {items.map((item) => (
                  <QueueItem key={`${item.object.kind} ${item.object.id}`} item={item} />
                ))}
              </ul>
              {total > pageSize && (
                <Pagination
                  size="small"
                  current={page}
                  pageSize={pageSize}
                  total={total}
                  showSizeChanger={false}
                  onChange={setPage}
                />
              )}
            </>
          )
        }
      </QueryView>
    </Section>
  )
}

function QueueItem({ item }: { item: WorkflowState }) {
  const words = useWords()
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.kind}>{words(item.title)}</span>
        {item.href === null ? (
          <strong>{item.objectTitle}</strong>
        ) : (
          <PageLink href={item.href} className={styles.itemTitle}>
            {item.objectTitle}
          </PageLink>
        )}
      </div>
      <WorkflowStateBar state={item} />
    </li>
  )
}
