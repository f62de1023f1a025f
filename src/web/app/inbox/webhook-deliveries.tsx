import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Webhook, WebhookDelivery } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFaultWord } from './fault-word.ts'
import styles from './inbox.module.css'
import { webhookDeliveriesQuery } from './queries.ts'
import { useTopicLabels } from './topic-labels.ts'

/** What was sent to one target and how far it got. */
export function WebhookDeliveries({
  target,
  page,
  onPage,
}: {
  target: Webhook
  page: number
  onPage: (page: number) => void
}) {
  const { t } = useTranslation('inbox')
  const query = useQuery(webhookDeliveriesQuery(target.id, page))
  const columns = useColumns(target)
  return (
    <Section title={t('webhook.deliveriesOf', { name: target.name })}>
      <QueryView query={query}>
        {(list) => (
          <DataTable<WebhookDelivery>
            label={t('webhook.deliveries')}
            columns={columns}
            rows={list.items}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t('webhook.deliveriesNone')} />}
            paging={{ ...list, onChange: onPage }}
          />
        )}
      </QueryView>
    </Section>
  )
}

const tones = { waiting: 'plain', sending: 'accent', delivered: 'ok', parked: 'alert' } as const

function useColumns(target: Webhook): DataColumn<WebhookDelivery>[] {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  const faultWord = useFaultWord('webhook')
  const resend = useWrite(api.notify.resendWebhookDelivery, {
    invalidates: [['webhooks', 'deliveries']],
    done: t('webhook.resent'),
  })
  return [
    { key: 'topic', title: t('webhook.topic'), phone: 'title', render: (row) => topics.of(row.topic) },
    { key: 'at', title: t('webhook.at'), render: (row) => formatInstant(row.createdAt) },
    {
      key: 'state',
      title: t('webhook.state'),
      render: (row) => <Chip tone={tones[row.state]}>{t(`webhook.states.${row.state}`)}</Chip>,
    },
    {
      key: 'answer',
      title: t('webhook.answer'),
      render: (row) => (
        <div className={styles.address}>
          {[row.fault === null ? null : faultWord(row.fault), row.lastStatus]
            .filter((part) => part !== null)
            .join(' ')}
          {row.state === 'waiting' && row.attempts > 0 && row.nextAt !== null && (
            <div className={styles.small}>{t('webhook.next', { time: formatInstant(row.nextAt) })}</div>
          )}
        </div>
      ),
    },
    { key: 'attempts', title: t('webhook.attempts'), align: 'right', render: (row) => row.attempts },
    {
      key: 'act',
      title: '',
      render: (row) =>
        row.state === 'sending' ? null : (
          <Button
            size="small"
            disabled={!target.isActive}
            loading={resend.isPending && resend.variables?.id === row.id}
            onClick={() => resend.mutate({ id: row.id })}
          >
            {t('webhook.resend')}
          </Button>
        ),
    },
  ]
}
