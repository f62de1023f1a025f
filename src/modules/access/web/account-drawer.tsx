import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { KeyValue, type KeyValueItem } from '#web/ui/key-value.tsx'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { Account, AccountWithPassword } from '../contract.ts'
import styles from './access.module.css'
import { AccountActs } from './account-acts.tsx'
import { GrantsPart } from './grants-part.tsx'
import { LogInPart } from './log-in-part.tsx'
import { accessQueries } from './queries.ts'
import { StateChip } from './state-chip.tsx'

/** One account: who it is, what can be done with it, and its roles. */
export function AccountDrawer({
  id,
  known,
  onClose,
  onReset,
}: {
  id: string
  /** The row the list shows, null when it stands on another page. */
  known: Account | null
  onClose: () => void
  onReset: (handOver: AccountWithPassword) => void
}) {
  const { t } = useTranslation('access')
  const phone = usePhone()
  const may = useMay()
  const all = useQuery({ ...accessQueries.accounts({ pageSize: 200 }), enabled: known === null })
  const account = known ?? all.data?.items.find((item) => item.id === id) ?? null
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 600} title={account?.name ?? t('account.title')}>
      {account === null ? (
        all.isPending ? (
          <LoadingState />
        ) : (
          <EmptyState title={t('list.empty')} />
        )
      ) : (
        <>
          <AccountFacts account={account} />
          <AccountActs account={account} onReset={onReset} />
          {may('access.account.reset') && <LogInPart account={account} />}
          {may('access.grant.read') && <GrantsPart account={account} />}
          <HistoryFold kind="access.account" id={account.id} />
        </>
      )}
    </Drawer>
  )
}

function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const items: KeyValueItem[] = [
    { label: t('list.username'), value: account.username },
    { label: t('list.org'), value: account.orgName ?? t('list.noOrg') },
    { label: t('list.created'), value: format.day(account.createdAt) },
    {
      label: t('account.approved'),
      value: account.approvedAt === null ? t('account.notApproved') : format.day(account.approvedAt),
    },
  ]
  if (account.disabledReason !== null)
    items.push({ label: t('account.disabledReason'), value: account.disabledReason })
  return (
    <>
      <p className={styles.chips}>
        <StateChip account={account} />
        {account.isDemo && <Chip>{t('account.demo')}</Chip>}
      </p>
      <KeyValue items={items} />
    </>
  )
}
