import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { api, isConflict, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { systemQuery } from '#web/system-query.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { diagnosisContract, type EvidenceRow, type NodeDetail } from '../../contract/index.ts'
import { EvidenceForm } from './evidence-form.tsx'
import styles from './node.module.css'

const closeReason = inputSchemaOf(diagnosisContract.closeEvidence).pick({ reason: true })

/** The rows behind the verdict, each with value, unit, day and source; blocks first. */
export function EvidencePart({
  node,
  origin,
}: {
  node: NodeDetail
  /** The way back from a row to the object that brought it. */
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form, setForm] = useState<'evidence' | 'block' | null>(null)
  const [closing, setClosing] = useState<EvidenceRow | null>(null)
  const noteSaved = useSavedNote()
  const [conflict, setConflict] = useState<{ reason: string } | null>(null)
  const client = useQueryClient()
  const close = useWrite(api.chains.closeEvidence, {
    done: false,
    quietConflict: true,
    onDone: () => {
      if (closing) noteSaved({ kind: 'chains.evidence', id: closing.id })
      setClosing(null)
      setConflict(null)
    },
  })
  const send = (row: EvidenceRow, reason: string) =>
    close.mutate(
      { chainCode: node.chainCode, nodeCode: node.code, id: row.id, lockVersion: row.lockVersion, reason },
      {
        onError: async (error) => {
          if (!isConflict(error)) return
          await client.invalidateQueries({ queryKey: ['chains', 'node', node.chainCode, node.code] })
          setConflict({ reason })
        },
      },
    )
  /** The row as it stands after somebody else's change. */
  const theirs = closing && node.evidence.find((row) => row.id === closing.id)
  const rows = [...node.evidence].sort((a, b) => rank(a) - rank(b) || b.asOfOn.localeCompare(a.asOfOn))
  return (
    <div>
      <Allowed right="chains.evidence.record">
        <div className={styles.acts}>
          <Button size="small" onClick={() => setForm('evidence')}>
            {t('node.addEvidence')}
          </Button>
          <Button size="small" onClick={() => setForm('block')}>
            {t('node.addBlock')}
          </Button>
        </div>
      </Allowed>
      {rows.length === 0 ? (
        <EmptyState
          title={t(node.evidenceHidden ? 'node.evidenceHidden' : 'node.evidenceEmpty')}
          text={t(node.evidenceHidden ? 'node.evidenceHiddenHelp' : 'node.evidenceEmptyHelp')}
        />
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <EvidenceItem key={row.id} row={row} origin={origin} onClose={() => setClosing(row)} />
          ))}
        </ul>
      )}
      {form && <EvidenceForm node={node} block={form === 'block'} onClose={() => setForm(null)} />}
      {closing && conflict && theirs && (
        <Modal open footer={null} title={t('node.closeRowTitle')} onCancel={() => setConflict(null)}>
          <ConflictNotice
            busy={close.isPending}
            onTakeTheirs={() => {
              setConflict(null)
              setClosing(null)
            }}
            onTakeMine={() => send(theirs, conflict.reason)}
            fields={[
              {
                label: ui('status'),
                theirs: theirs.closedOn ?? t(`indicator.${theirs.indicator}`),
                mine: t('node.closeRow'),
                same: false,
              },
              {
                label: t('node.reason'),
                theirs: theirs.closedReason ?? '—',
                mine: conflict.reason,
                same: theirs.closedReason === conflict.reason,
              },
            ]}
          />
        </Modal>
      )}
      {closing && !conflict && (
        <ReasonDialog
          title={t(closing.indicator === 'block' ? 'node.resolveBlockTitle' : 'node.closeRowTitle')}
          label={t('node.reason')}
          act={t(closing.indicator === 'block' ? 'node.resolveBlock' : 'node.closeRow')}
          schema={closeReason}
          draft={`chains.evidence:${closing.id}:close`}
          busy={close.isPending}
          onClose={() => setClosing(null)}
          onSubmit={(reason) => send(closing, reason)}
        />
      )}
    </div>
  )
}

/** Open blocks first, then what is in force, then what is not. */
function rank(row: EvidenceRow): number {
  if (row.closedOn !== null) return 2
  return row.indicator === 'block' ? 0 : 1
}

function EvidenceItem({
  row,
  origin,
  onClose,
}: {
  row: EvidenceRow
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const today = useQuery(systemQuery()).data?.today
  const overdue = row.closedOn === null && row.dueOn !== null && today !== undefined && row.dueOn < today
  return (
    <li className={row.closedOn === null ? undefined : styles.rowClosed}>
      <div className={styles.rowHead}>
        <span>{t(`indicator.${row.indicator}`)}</span>
        <strong>
          {row.indicator === 'singleSource'
            ? ui(row.value === 1 ? 'yes' : 'no')
            : `${formatNumber(row.value, 2)} ${row.unit}`}
        </strong>
        {row.stale && row.closedOn === null && <StaleMark asOfOn={row.asOfOn} />}
        <span className={styles.grow} />
        {row.closedOn === null && !(row.indicator === 'block' && row.origin !== null) && (
          <Allowed right="chains.evidence.record">
            <Button size="small" type="text" onClick={onClose}>
              {t(row.indicator === 'block' ? 'node.resolveBlock' : 'node.closeRow')}
            </Button>
          </Allowed>
        )}
      </div>
      {row.description && <p>{row.description}</p>}
      {row.dueOn && (
        <p>
          {t('node.due', { day: format.day(row.dueOn) })}{' '}
          {overdue && <Chip tone="alert">{t('node.overdue')}</Chip>}
        </p>
      )}
      <p className={styles.faint}>
        {ui('asOf', { day: format.day(row.asOfOn) })} · {ui('source')}
        {format.colon}
        {row.source}
        {format.bracket(t(`sourceKind.${row.sourceKind}`))} {row.origin !== null && origin?.(row.origin)}
      </p>
      {row.closedOn && (
        <p className={styles.faint}>
          {t('node.closed', { day: format.day(row.closedOn), reason: row.closedReason ?? '' })}
        </p>
      )}
      <HistoryFold kind="chains.evidence" id={row.id} />
    </li>
  )
}
