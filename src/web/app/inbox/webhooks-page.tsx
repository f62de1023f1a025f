import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import styles from './inbox.module.css'
import { webhooksQuery } from './queries.ts'
import { webhooksSearch } from './search.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { useTopicLabels } from './topic-labels.ts'
import { useWebhookEdit } from './use-webhook-edit.ts'
import { WebhookDeliveries } from './webhook-deliveries.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** Other systems that are told of events. */
export function WebhooksPage() {
  const { t } = useTranslation('inbox')
  const [search, setSearch] = useUrlState(webhooksSearch)
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const query = useQuery(webhooksQuery())
  const columns = useColumns({
    onEdit: setEdited,
    onSecret: setSecret,
    onShow: (target) => setSearch({ target, page: undefined }, { push: true }),
  })
  return (
    <>
      <PageHeader
        title={t('webhook.title')}
        sub={t('webhook.sub')}
        back={{ href: paths.inboxSettings(), label: t('settings') }}
        actions={
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('webhook.add')}
          </Button>
        }
      />
      <QueryView query={query}>
        {(targets) => {
          const shown = targets.find(({ id }) => id === search.target)
          return (
            <>
              <DataTable<Webhook>
                label={t('webhook.title')}
                columns={columns}
                rows={targets}
                rowKey={(row) => row.id}
                selectedKey={search.target ?? null}
                empty={<EmptyState title={t('webhook.none')} text={t('webhook.noneHelp')} />}
              />
              {shown && (
                <WebhookDeliveries
                  target={shown}
                  page={search.page ?? 1}
                  onPage={(page) => setSearch({ page })}
                />
              )}
            </>
          )
        }}
      </QueryView>
      {edited !== null && (
        <WebhookForm
          target={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSecret={setSecret}
        />
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  )
}

function useColumns(act: {
  onEdit: (target: Webhook) => void
  onSecret: (secret: string) => void
  onShow: (id: string) => void
}): DataColumn<Webhook>[] {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const topics = useTopicLabels()
  return [
    { key: 'name', title: t('webhook.name'), phone: 'title', render: (row) => row.name },
    {
      key: 'url',
      title: t('webhook.url'),
      render: (row) => <div className={styles.address}>{row.url}</div>,
    },
    {
      key: 'topics',
      title: t('webhook.topics'),
      render: (row) => (
        <div className={styles.address}>
          {row.topics
            .map((topic) => (topic === '*' ? t('webhook.allTopics') : topics.of(topic)))
            .join(format.comma)}
        </div>
      ),
    },
    {
      key: 'algorithm',
      title: t('webhook.algorithm'),
      render: (row) => t(`webhook.algorithms.${row.algorithm}`),
    },
    {
      key: 'state',
      title: t('webhook.state'),
      render: (row) => (
        <Chip tone={row.isActive ? 'ok' : 'plain'}>{t(row.isActive ? 'webhook.on' : 'webhook.off')}</Chip>
      ),
    },
    { key: 'act', title: '', render: (row) => <Actions target={row} {...act} /> },
  ]
}

function Actions({
  target,
  onEdit,
  onSecret,
  onShow,
}: {
  target: Webhook
  onEdit: (target: Webhook) => void
  onSecret: (secret: string) => void
  onShow: (id: string) => void
}) {
  const { t } = useTranslation('inbox')
  const test = useWrite(api.notify.testWebhook, {
    invalidates: [['webhooks', 'deliveries']],
    done: t('webhook.tested'),
    onDone: () => onShow(target.id),
  })
  const renew = useWebhookEdit(target, api.notify.renewWebhookSecret, {
    live: true,
    invalidates: [['webhooks', 'list']],
    done: false,
    onDone: ({ secret }) => onSecret(secret),
    onClose: () => {},
    entered: () => ({}),
  })
  const { id, lockVersion, isActive } = target
  return (
    <div className={styles.cellActions}>
      <Button size="small" onClick={() => onShow(id)}>
        {t('webhook.show')}
      </Button>
      <Button size="small" disabled={!isActive} loading={test.isPending} onClick={() => test.mutate({ id })}>
        {t('webhook.test')}
      </Button>
      <Button size="small" onClick={() => onEdit(target)}>
        {t('edit', { ns: 'ui' })}
      </Button>
      <Popconfirm
        title={t('webhook.renewAsk')}
        okText={t('webhook.renew')}
        cancelText={t('cancel', { ns: 'ui' })}
        onConfirm={() => renew.submit({ id, lockVersion })}
      >
        <Button size="small" loading={renew.busy}>
          {t('webhook.renew')}
        </Button>
      </Popconfirm>
      {renew.dialog}
    </div>
  )
}
