import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type Account, type AccountWithPassword, accessContract } from '../contract.ts'
import styles from './access.module.css'
import { useAccountAct } from './use-account-act.ts'

const disableReason = inputSchemaOf(accessContract.disableAccount).pick({ reason: true })
const resetReason = inputSchemaOf(accessContract.resetAccount).pick({ reason: true })

/** What may be done with an account as a whole, by whoever looks. */
export function AccountActs({
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
  const resets = account.resetAt !== null
  const act = { state: 'active', live: true, onClose: close } as const
  const approve = useAccountAct(account, api.access.approveAccount, {
    ...act,
    done: t(resets ? 'account.resetConfirmed' : 'account.approvedDone'),
  })
  const enable = useAccountAct(account, api.access.enableAccount, { ...act, done: t('account.enabledDone') })
  const edit = { id: account.id, lockVersion: account.lockVersion }
  if (own) return <p className={styles.faint}>{t('account.own')}</p>
  const waiting = account.state === 'pending' && may('access.account.approve')
  return (
    <>
      {waiting && (
        <p className={styles.faint}>{t(resets ? 'account.confirmResetHelp' : 'account.approveHelp')}</p>
      )}
      <div className={styles.acts}>
        {waiting && (
          <Button type="primary" loading={approve.busy} onClick={() => approve.submit(edit)}>
            {t(resets ? 'account.confirmReset' : 'account.approve')}
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
      draft={`access.account:${account.id}:disable`}
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
      draft={`access.account:${account.id}:reset`}
      busy={reset.busy}
      notice={reset.notice}
      onClose={onClose}
      onSubmit={(reason) => reset.submit({ id: account.id, lockVersion: reset.lockVersion, reason })}
    />
  )
}
