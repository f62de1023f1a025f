import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
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
  const approve = useWrite(api.access.approveAccount, { done: t('account.approvedDone') })
  const enable = useWrite(api.access.enableAccount, { done: t('account.enabledDone') })
  const disable = useWrite(api.access.disableAccount, { done: t('account.disabledDone'), onDone: close })
  const reset = useWrite(api.access.resetAccount, {
    done: false,
    onDone: (handOver) => {
      close()
      onReset(handOver)
    },
  })
  const edit = { id: account.id, lockVersion: account.lockVersion }
  if (own) return <p className={styles.faint}>{t('account.own')}</p>
  const waiting = account.state === 'pending' && may('access.account.approve')
  return (
    <>
      {waiting && <p className={styles.faint}>{t('account.approveHelp')}</p>}
      <div className={styles.acts}>
        {waiting && (
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate(edit)}>
            {t('account.approve')}
          </Button>
        )}
        {may('access.account.reset') && (
          <Button onClick={() => setDialog('reset')}>{t('account.reset')}</Button>
        )}
        {may('access.account.disable') &&
          (account.state === 'disabled' ? (
            <Button loading={enable.isPending} onClick={() => enable.mutate(edit)}>
              {t('account.enable')}
            </Button>
          ) : (
            <Button danger onClick={() => setDialog('disable')}>
              {t('account.disable')}
            </Button>
          ))}
      </div>
      {dialog === 'disable' && (
        <ReasonDialog
          danger
          title={t('account.disableTitle')}
          help={t('account.disableHelp')}
          label={t('account.reason')}
          act={t('account.disable')}
          schema={disableReason}
          busy={disable.isPending}
          onClose={close}
          onSubmit={(reason) => disable.mutate({ ...edit, reason })}
        />
      )}
      {dialog === 'reset' && (
        <ReasonDialog
          title={t('account.resetTitle')}
          help={t('account.resetHelp')}
          label={t('account.reason')}
          act={t('account.reset')}
          schema={resetReason}
          busy={reset.isPending}
          onClose={close}
          onSubmit={(reason) => reset.mutate({ ...edit, reason })}
        />
      )}
    </>
  )
}
