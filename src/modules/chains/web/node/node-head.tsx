import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import { diagnosisContract, type NodeDetail } from '../../contract/index.ts'
import styles from './node.module.css'
import { OverrideForm } from './override-form.tsx'

type Override = NonNullable<NodeDetail['override']>

const withdrawReason = inputSchemaOf(diagnosisContract.withdrawOverride).pick({ reason: true })

/** Name, place, verdict in force, who keeps the node, and the acts on the verdict. */
export function NodeHead({ node }: { node: NodeDetail }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [dialog, setDialog] = useState<'override' | 'withdraw' | null>(null)
  const close = () => setDialog(null)
  const { override } = node
  return (
    <header className={styles.head}>
      <div className={styles.place}>
        {node.chainName} · {t(`segment.${node.segment}`)} · {t(`tier.${node.tier}`)}
      </div>
      <h2 className={styles.name}>{format.language === 'en' ? node.nameEn : node.name}</h2>
      <div className={styles.verdictRow}>
        <span className={styles.verdictLarge}>
          <VerdictMark verdict={node.verdict} size={22} />
        </span>
        {node.diagnosis.action && <Chip tone="accent">{t(`action.${node.diagnosis.action}`)}</Chip>}
        <span className={styles.grow} />
        <Allowed right="chains.verdict.override">
          {' '}
          <Button size="small" onClick={() => setDialog('override')}>
            {t('node.override')}
          </Button>
          {override && (
            <Button size="small" onClick={() => setDialog('withdraw')}>
              {t('node.withdraw')}
            </Button>
          )}
        </Allowed>{' '}
      </div>
      {override && (
        <p className={styles.overridden}>
          {t('node.overriddenBy', {
            name: override.createdByName,
            day: format.day(override.createdAt),
            verdict: ui(`verdict.${override.computedVerdict}`),
          })}
          <br />
          {t('node.reason')}
          {format.colon}
          {override.reason}
        </p>
      )}
      <div className={styles.keeper}>
        <span>
          {t('node.owner')}
          {format.colon}
          {node.owner?.name ?? t('node.noOwner')}
        </span>
        <span>{ui('dataOf', { day: format.day(node.asOfOn) })}</span>
        {node.stale && <StaleMark asOfOn={node.asOfOn} />}
      </div>
      {dialog === 'override' && <OverrideForm node={node} onClose={close} />}
      {dialog === 'withdraw' && override && (
        <WithdrawDialog node={node} override={override} onClose={close} />
      )}
    </header>
  )
}

function WithdrawDialog({
  node: { chainCode, code: nodeCode },
  override,
  onClose,
}: {
  node: NodeDetail
  override: Override
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const withdraw = useEditOf(
    api.chains.withdrawOverride,
    (input, saved: Override) => ({ ...input, id: saved.id }),
    {
      onDone: onClose,
      seen: override,
      read: async () => (await api.chains.getNode({ chainCode, nodeCode })).override,
      fields: [
        {
          label: t('node.overrideVerdict'),
          tell: ({ verdict }) => ui(`verdict.${verdict}`),
          entered: () => t('node.withdraw'),
        },
        { label: t('node.reason'), tell: ({ reason }) => reason, entered: ({ reason }) => reason },
        {
          label: ui('source'),
          tell: ({ createdByName, createdAt }) => `${createdByName} ${format.day(createdAt)}`,
        },
      ],
      onTakeTheirs: onClose,
    },
  )
  return (
    <ReasonDialog
      title={t('node.withdrawTitle')}
      label={t('node.reason')}
      act={t('node.withdraw')}
      schema={withdrawReason}
      busy={withdraw.busy}
      notice={withdraw.notice}
      onClose={onClose}
      onSubmit={(reason) => withdraw.submit({ chainCode, nodeCode, id: withdraw.seen.id, reason })}
    />
  )
}
