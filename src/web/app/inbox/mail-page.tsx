import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MailDelivery } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { useFaultWord } from './fault-word.ts'
import styles from './inbox.module.css'
import { mailQuery, troubledStates } from './queries.ts'
import { mailSearch } from './search.ts'
import { useTopicLabels } from './topic-labels.ts'

/** E-mails that failed, for whoever answers for the mail server. */
export function MailPage() {
  const { t } = useTranslation('inbox')
  const [search, setSearch] = useUrlState(mailSearch)
  const all = search.show === 'all'
  const query = useQuery(mailQuery(all, search.page ?? 1))
  const columns = useColumns()
  return (
    <>
      <PageHeader
        title={t('mail.title')}
        sub={t('mail.sub')}
        back={{ href: paths.inboxSettings(), label: t('settings') }}
      />
      <div className={styles.filters}>
        <Segmented
          aria-label={t('mail.filter')}
          value={all ? 'all' : 'failed'}
          onChange={(value) => setSearch({ show: value === 'all' ? 'all' : undefined, page: undefined })}
          options={[
            { value: 'failed', label: t('mail.failedOnly') },
            { value: 'all', label: t('mail.any') },
          ]}
        />
      </div>
      <QueryView query={query}>
        {(page) => (
          <DataTable<MailDelivery>
            label={t('mail.title')}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t(all ? 'mail.noneAny' : 'mail.none')} text={t('mail.noneHelp')} />}
            paging={{ ...page, onChange: (next) => setSearch({ page: next }, { push: true }) }}
          />
        )}
      </QueryView>
    </>
  )
}

function useColumns(): DataColumn<MailDelivery>[] {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  const faultWord = useFaultWord('mail')
  return [
    {
      key: 'subject',
      title: t('mail.subject'),
      phone: 'title',
      render: (row) => (
        <span className={styles.address}>{row.topic === null ? t('mail.gone') : topics.of(row.topic)}</span>
      ),
    },
    { key: 'kind', title: t('mail.kind'), render: (row) => t(`mail.kinds.${row.kind}`) },
    { key: 'account', title: t('mail.account'), render: (row) => row.accountId },
    {
      key: 'state',
      title: t('mail.state'),
      render: (row) => (
        <Chip tone={troubledStates.includes(row.state) ? 'alert' : row.state === 'sent' ? 'ok' : 'plain'}>
          {t(`mail.states.${row.state}`)}
        </Chip>
      ),
    },
    {
      key: 'answer',
      title: t('mail.answer'),
      render: (row) => (
        <div className={styles.address}>
          {row.fault !== null && <div>{faultWord(row.fault)}</div>}
          {row.fault !== null && row.answer !== null && <div className={styles.small}>{row.answer}</div>}
        </div>
      ),
    },
    { key: 'attempts', title: t('mail.attempts'), align: 'right', render: (row) => row.attempts },
    { key: 'at', title: t('mail.at'), render: (row) => formatInstant(row.createdAt) },
    { key: 'act', title: '', render: (row) => <Resend delivery={row} /> },
  ]
}

function Resend({ delivery }: { delivery: MailDelivery }) {
  const { t } = useTranslation('inbox')
  const resend = useWrite(api.notify.resendMail, { invalidates: [['mail']], done: t('mail.resent') })
  const { id, state } = delivery
  if (state !== 'failed' && state !== 'uncertain' && state !== 'skipped') return null
  const button = (onClick?: () => void) => (
    <Button size="small" loading={resend.isPending} {...(onClick ? { onClick } : {})}>
      {t('mail.resend')}
    </Button>
  )
  if (state !== 'uncertain') return button(() => resend.mutate({ id }))
  return (
    <Popconfirm
      title={t('mail.resendAsk')}
      okText={t('mail.resend')}
      cancelText={t('cancel', { ns: 'ui' })}
      onConfirm={() => resend.mutate({ id })}
    >
      {button()}
    </Popconfirm>
  )
}
