import { Progress } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark, verdictOrder } from '#web/ui/verdict-mark.tsx'
import { type GapRow, segments } from '../../contract/index.ts'
import { useDiagnosisWords } from '../node/words.ts'
import { nodeKey } from './gap-filter.ts'
import styles from './gaps.module.css'

/** Gaps as a table, most pressing first. `oneChain` leaves the chain's column out. */
export function GapTable({
  rows,
  oneChain = false,
  selected,
  onOpen,
  empty,
  actions,
}: {
  rows: readonly GapRow[]
  oneChain?: boolean
  selected: string | null
  onOpen: (row: GapRow) => void
  empty: ReactNode
  /** What can be made of a gap, given by pages that may compose modules. */
  actions?: (gap: GapRow) => ReactNode
}) {
  const { t } = useTranslation('chains')
  const words = useDiagnosisWords()
  const format = useFormat()
  return (
    <DataTable
      label={t('gaps.title')}
      rows={rows}
      rowKey={(row) => nodeKey(row.chainCode, row.nodeCode)}
      selectedKey={selected}
      onOpen={onOpen}
      empty={empty}
      pageRows={50}
      columns={[
        {
          key: 'node',
          title: t('column.node'),
          render: (row) => (
            <span className={styles.node}>
              <strong>{row.nodeName}</strong> {row.stale && <StaleMark hideWord />}
            </span>
          ),
          sortBy: (row) => row.nodeName,
          phone: 'title',
        },
        ...(oneChain
          ? []
          : [
              {
                key: 'chain',
                title: t('column.chain'),
                render: (row: GapRow) => row.chainName,
                sortBy: (row: GapRow) => row.chainName,
              },
            ]),
        {
          key: 'verdict',
          title: t('column.verdict'),
          render: (row) => (
            <>
              <VerdictMark verdict={row.verdict} /> {row.overridden && <Chip>{t('gaps.overridden')}</Chip>}
            </>
          ),
          sortBy: (row) => verdictOrder.indexOf(row.verdict),
        },
        {
          key: 'why',
          title: t('column.why'),
          render: (row) => <span className={styles.why}>{words.rule(row.ruleFired)}</span>,
        },
        {
          key: 'action',
          title: t('column.action'),
          render: (row) => (row.action ? t(`action.${row.action}`) : '—'),
          sortBy: (row) => row.action,
        },
        {
          key: 'criticality',
          title: t('column.criticality'),
          align: 'right',
          width: 104,
          render: (row) => <Criticality value={row.criticality} />,
          sortBy: (row) => row.criticality,
        },
        {
          key: 'soleOutput',
          title: <span title={t('gaps.soleHelp')}>{t('column.soleOutput')}</span>,
          align: 'right',
          render: (row) =>
            row.soleOutput !== null && row.soleOutput > 0 ? format.yiColumn(row.soleOutput) : '—',
          sortBy: (row) => row.soleOutput,
        },
        {
          key: 'firms',
          title: `${t('column.firms')}/${t('column.aboveScale')}`,
          align: 'right',
          render: (row) => `${row.firms} / ${row.aboveScaleFirms}`,
          sortBy: (row) => row.firms,
        },
        {
          key: 'segment',
          title: t('column.segment'),
          render: (row) => `${t(`segment.${row.segment}`)} · ${t(`tier.${row.tier}`)}`,
          sortBy: (row) => segments.indexOf(row.segment),
          phone: 'hide',
        },
        {
          key: 'owner',
          title: t('column.owner'),
          render: (row) => <span className={styles.owner}>{row.ownerName ?? '—'}</span>,
          sortBy: (row) => row.ownerName,
          phone: 'hide',
        },
        ...(actions ? [{ key: 'actions', title: t('column.do'), render: actions, pinned: true }] : []),
      ]}
    />
  )
}

function Criticality({ value }: { value: number }) {
  return (
    <span className={styles.criticality}>
      <Progress percent={value} showInfo={false} size={[44, 6]} strokeLinecap="butt" aria-hidden />
      {Math.round(value)}
    </span>
  )
}
