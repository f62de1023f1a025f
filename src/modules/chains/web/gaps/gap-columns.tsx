import { Progress } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { type GapRow, gapList } from '../../contract/index.ts'
import { useDiagnosisWords } from '../node/words.ts'
import styles from './gaps.module.css'

export type GapKey = keyof typeof gapList.columns

/** The columns shown when nobody chose otherwise, without the chain's where all rows are of one. */
export const gapKeys = (oneChain: boolean): GapKey[] =>
  (Object.keys(gapList.columns) as GapKey[]).filter(
    (key) => gapList.columns[key].usual && !(oneChain && key === 'chain'),
  )

/** How the columns of gaps look. @param actions what can be made of a gap, beside its action. */
export function useGapColumns(
  actions: ((gap: GapRow) => ReactNode) | undefined,
): SpecialColumns<GapRow, GapKey> {
  const { t } = useTranslation('chains')
  const words = useDiagnosisWords()
  const format = useFormat()
  return {
    node: {
      phone: 'title',
      render: (row) => (
        <span className={styles.node}>
          <strong>{row.nodeName}</strong> {row.stale && <StaleMark hideWord />}
        </span>
      ),
    },
    verdict: {
      render: (row) => (
        <>
          <VerdictMark verdict={row.verdict} /> {row.overridden && <Chip>{t('gaps.overridden')}</Chip>}
        </>
      ),
    },
    why: { render: (row) => <span className={styles.why}>{words.rule(row.ruleFired)}</span> },
    action: {
      render: (row) => (
        <span className={styles.node}>
          {row.action ? t(`action.${row.action}`) : '—'} {actions?.(row)}
        </span>
      ),
    },
    criticality: { width: 104, render: (row) => <Criticality value={row.criticality} /> },
    soleOutput: {
      render: (row) =>
        row.soleOutput !== null && row.soleOutput > 0 ? (
          <span title={t('gaps.soleHelp')}>{format.yiColumn(row.soleOutput)}</span>
        ) : (
          '—'
        ),
    },
    firms: {
      title: `${t('column.firms')}/${t('column.aboveScale')}`,
      render: (row) => `${row.firms} / ${row.aboveScaleFirms}`,
    },
    segment: { phone: 'hide', render: (row) => t(`segment.${row.segment}`) },
    tier: { render: (row) => t(`tier.${row.tier}`) },
    owner: {
      phone: 'hide',
      render: (row) => <span className={styles.owner}>{row.ownerName ?? '—'}</span>,
    },
  }
}

function Criticality({ value }: { value: number }) {
  return (
    <span className={styles.criticality}>
      <Progress percent={value} showInfo={false} size={[44, 6]} strokeLinecap="butt" aria-hidden />
      {Math.round(value)}
    </span>
  )
}
