import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { KeyValue, type KeyValueItem } from '#web/ui/key-value.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type Account, type AccountWithPassword, accessContract } from '../contract.ts'
import styles from './access.module.css'
import { GrantsPart } from './grants-part.tsx'
import { accessQueries } from './queries.ts'
import { StateChip } from './state-chip.tsx'
import { useAccountAct } from './use-account-act.ts'

const disableReason = inputSchemaOf(accessContract.disableAccount).pick({ reason: true })
const resetReason = inputSchemaOf(accessContract.resetAccount).pick({ reason: true })

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
          {may('access.grant.read') && <GrantsPart account={account} />}
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
        <StateChip state={account.state} />
        {account.isDemo && <Chip>{t('account.demo')}</Chip>}
      </p>
      <KeyValue items={items} />
    </>
  )
}

function AccountActs({
  account,
  onReset,
}: {
  account: Account
  onReset: (handOver: AccountWithPassword) => void
}) {
  const { t } = useTranslation('access')
  const may = useMay()
  const own = useQuery(systemQuery()).data?.actor.id === account.id
  const [dialog, setDialog] = useState<'disable' | 'reset' | null>(null)
  const close = () => setDialog(null)
  const act = { state: 'active', live: true, onClose: close } as const
  const approve = useAccountAct(account, api.access.approveAccount, {
    ...act,
    done: t('account.approvedDone'),
  })
  const enable = useAccountAct(account, api.access.enableAccount, { ...act, done: t('account.enabledDone') })
  const edit = { id: account.id, lockVersion: account.lockVersion }
  if (own) return <p className={styles.faint}>{t('account.own')}</p>
  const waiting = account.state === 'pending' && may('access.account.approve')
  return (
    <>
      {waiting && <p className={styles.faint}>{t('account.approveHelp')}</p>}
      <div className={styles.acts}>
        {waiting && (
          <Button type="primary" loading={approve.busy} onClick={() => approve.submit(edit)}>
            {t('account.approve')}
          </Button>
        )}
        {may('access.account.reset') && (
          <Button onClick={() => setDialog('reset')}>{t('account.reset')}</Button>
        )}
        {may('access.account.disable') &&
          (account.state === 'disabled' ? (
            <Button loading={enable.busy} onClick={() => enable.submit(edit)}>
              {t('account.enable')}
            </Button>
          ) : (
            <Button danger onClick={() => setDialog('disable')}>
              {t('account.disable')}
            </Button>
          ))}
      </div>
      {approve.dialog}
      {enable.dialog}
      {dialog === 'disable' && <DisableDialog account={account} onClose={close} />}
      {dialog === 'reset' && <ResetDialog account={account} onReset={onReset} onClose={close} />}
    </>
  )
}

function DisableDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('access')
  const disable = useAccountAct(account, api.access.disableAccount, {
    state: 'disabled',
    done: t('account.disabledDone'),
    onClose,
  })
  return (
    <ReasonDialog
      danger
      title={t('account.disableTitle')}
      help={t('account.disableHelp')}
      label={t('account.reason')}
      act={t('account.disable')}
      schema={disableReason}
      busy={disable.busy}
      notice={disable.notice}
      onClose={onClose}
      onSubmit={(reason) => disable.submit({ id: account.id, lockVersion: disable.lockVersion, reason })}
    />
  )
}

function ResetDialog({
  account,
  onReset,
  onClose,
}: {
  account: Account
  onReset: (handOver: AccountWithPassword) => void
  onClose: () => void
}) {
  const { t } = useTranslation('access')
  const reset = useAccountAct(account, api.access.resetAccount, { done: false, onDone: onReset, onClose })
  return (
    <ReasonDialog
      title={t('account.resetTitle')}
      help={t('account.resetHelp')}
      label={t('account.reason')}
      act={t('account.reset')}
      schema={resetReason}
      busy={reset.busy}
      notice={reset.notice}
      onClose={onClose}
      onSubmit={(reason) => reset.submit({ id: account.id, lockVersion: reset.lockVersion, reason })}
    />
  )
}
