import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import type { Enrolment, NominationRow } from '../../contract/index.ts'
import styles from './enrolment.module.css'
import { useNominationEdit } from './use-enrolment-edit.tsx'

type Act = 'waive' | 'decline' | 'withdraw' | 'pinIn' | 'pinOut' | 'unpin'

const schema = z.object({ reason: z.string().trim().min(2).max(500) })
const standing = ['nominated', 'selected', 'waitlisted', 'leftOut']

/** What can be done about one nomination, by whoever runs the class or nominated. */
export function NominationActs({ of, row }: { of: Enrolment; row: NominationRow }) {
  const { t } = useTranslation('training')
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const confirm = useNominationEdit(of, row, api.training.confirmNomination, close)
  const decline = useNominationEdit(of, row, api.training.declineNomination, close)
  const withdraw = useNominationEdit(of, row, api.training.withdrawNomination, close)
  const pin = useNominationEdit(of, row, api.training.pinNomination, close)
  const edits = [confirm, decline, withdraw, pin]
  const key = { id: row.id, lockVersion: row.lockVersion }
  const decides = of.mayRun && ['enrolling', 'enrolled'].includes(of.state) && standing.includes(row.state)
  const blocked = row.checks.some(({ blocking }) => blocking)
  const acts: Act[] = [
    ...(decides && row.pin === null ? (['pinIn', 'pinOut'] as const) : []),
    ...(decides && row.pin !== null ? (['unpin'] as const) : []),
    ...(decides && row.state !== 'selected' ? (['decline'] as const) : []),
    ...(row.mayWithdraw ? (['withdraw'] as const) : []),
  ]
  const send = (reason: string) => {
    switch (act) {
      case 'waive':
        return confirm.submit({ ...key, waiver: reason })
      case 'decline':
        return decline.submit({ ...key, reason })
      case 'withdraw':
        return withdraw.submit({ ...key, reason })
      case 'pinIn':
      case 'pinOut':
      case 'unpin':
        return pin.submit({ ...key, pin: act === 'pinIn' ? 'in' : act === 'pinOut' ? 'out' : null, reason })
    }
  }
  return (
    <span className={styles.marks}>
      {decides && !row.confirmed && row.state === 'nominated' && (
        <Button
          size="small"
          type="primary"
          loading={confirm.busy}
          onClick={() => (blocked ? setAct('waive') : confirm.submit({ ...key, waiver: null }))}
        >
          {t(blocked ? 'enrolment.act.waive' : 'enrolment.act.confirm')}
        </Button>
      )}
      {acts.length === 1 && acts[0] === 'withdraw' ? (
        <Button size="small" onClick={() => setAct('withdraw')}>
          {t('enrolment.act.withdraw')}
        </Button>
      ) : acts.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: acts.map((one) => ({ key: one, label: t(`enrolment.act.${one}`) })),
            onClick: ({ key: chosen }) => setAct(acts.find((one) => one === chosen) ?? null),
          }}
        >
          <Button size="small">{t('enrolment.act.more')}</Button>
        </Dropdown>
      ) : null}
      {act === null && confirm.dialog}
      {act !== null && (
        <ReasonDialog
          title={t(`enrolment.act.${act}`)}
          help={t('enrolment.act.of', { name: row.person.name, unit: row.unit.name })}
          label={t('enrolment.reason')}
          act={t(`enrolment.act.${act}`)}
          schema={schema}
          draft={`training.nomination:${row.id}:${act}`}
          busy={edits.some(({ busy }) => busy)}
          notice={edits.map(({ notice }) => notice).find(Boolean)}
          danger={act === 'decline' || act === 'withdraw'}
          onSubmit={send}
          onClose={close}
        />
      )}
    </span>
  )
}
