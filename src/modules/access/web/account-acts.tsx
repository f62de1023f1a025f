import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type Account, type AccountWithPassword, accessContract } from '../contract.ts'
import styles from './access.module.css'

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
  const approve = useWrite(api.access.approveAccount, {
    done: t(resets ? 'account.resetConfirmed' : 'account.approvedDone'),
  })
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
      {waiting && (
        <p className={styles.faint}>{t(resets ? 'account.confirmResetHelp' : 'account.approveHelp')}</p>
      )}
      <div className={styles.acts}>
        {waiting && (
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate(edit)}>
            {t(resets ? 'account.confirmReset' : 'account.approve')}
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
