import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
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
export function EvidencePart({ node }: { node: NodeDetail }) {
  const { t } = useTranslation('chains')
  const [form, setForm] = useState<'evidence' | 'block' | null>(null)
  const [closing, setClosing] = useState<EvidenceRow | null>(null)
  const close = useWrite(api.chains.closeEvidence, { onDone: () => setClosing(null) })
  const rows = [...node.evidence].sort((a, b) => rank(a) - rank(b) || b.asOfOn.localeCompare(a.asOfOn))
  return (
    <div>
      <div className={styles.acts}>
        <Button size="small" onClick={() => setForm('evidence')}>
          {t('node.addEvidence')}
        </Button>
        <Button size="small" onClick={() => setForm('block')}>
          {t('node.addBlock')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('node.evidenceEmpty')} text={t('node.evidenceEmptyHelp')} />
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <EvidenceItem key={row.id} row={row} onClose={() => setClosing(row)} />
          ))}
        </ul>
      )}
      {form && <EvidenceForm node={node} block={form === 'block'} onClose={() => setForm(null)} />}
      {closing && (
        <ReasonDialog
          title={t(closing.indicator === 'block' ? 'node.resolveBlockTitle' : 'node.closeRowTitle')}
          label={t('node.reason')}
          act={t(closing.indicator === 'block' ? 'node.resolveBlock' : 'node.closeRow')}
          schema={closeReason}
          busy={close.isPending}
          onClose={() => setClosing(null)}
          onSubmit={(reason) =>
            close.mutate({
              chainCode: node.chainCode,
              nodeCode: node.code,
              id: closing.id,
              lockVersion: closing.lockVersion,
              reason,
            })
          }
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

function EvidenceItem({ row, onClose }: { row: EvidenceRow; onClose: () => void }) {
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
        {row.closedOn === null && (
          <Button size="small" type="text" onClick={onClose}>
            {t(row.indicator === 'block' ? 'node.resolveBlock' : 'node.closeRow')}
          </Button>
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
        {format.bracket(t(`sourceKind.${row.sourceKind}`))}
      </p>
      {row.closedOn && (
        <p className={styles.faint}>
          {t('node.closed', { day: format.day(row.closedOn), reason: row.closedReason ?? '' })}
        </p>
      )}
    </li>
  )
}
