import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { type FairComparisonRow, type FairFigure, fairFigures } from '../../contract/index.ts'
import styles from './fair.module.css'
import { fairQueries } from './queries.ts'

const told = (value: number | null) => (value === null ? '—' : formatNumber(value))
const shareOf = (row: FairComparisonRow, figure: FairFigure): string | null =>
  figure === 'intentions' ? row.intentionShare : figure === 'onboard' ? row.onboardShare : null

/** Seats announced beside what came of them, by enterprise or by node. */
export function ComparisonPart({
  id,
  by,
  onBy,
}: {
  id: string
  by: 'node' | undefined
  onBy: (by: 'node' | undefined) => void
}) {
  const { t } = useTranslation('talent')
  const comparison = useQuery(fairQueries.comparison(id))
  const columns: DataColumn<FairComparisonRow>[] = [
    {
      key: 'name',
      title: t(by === 'node' ? 'fair.node' : 'fair.enterprise'),
      phone: 'title',
      render: (row) =>
        by === 'node' ? [row.under, row.name || t('fair.nodeUnknown')].filter(Boolean).join(' · ') : row.name,
    },
    {
      key: 'reported',
      title: t('fair.reported'),
      align: 'right',
      render: ({ reported, entries }) => t('fair.reportedOf', { reported, entries }),
    },
    {
      key: 'seats',
      title: t('fair.seats'),
      align: 'right',
      sortBy: ({ seats }) => seats,
      render: ({ seats }) => formatNumber(seats),
    },
    ...fairFigures.map(
      (figure): DataColumn<FairComparisonRow> => ({
        key: figure,
        title: t(`fair.figure.${figure}`),
        align: 'right',
        ...(figure === 'interviews' || figure === 'offers'
          ? { phone: 'hide' as const }
          : { sortBy: (row: FairComparisonRow) => row[figure] }),
        render: (row) => {
          const share = shareOf(row, figure)
          const count = told(row[figure])
          return share === null ? count : t('fair.withShare', { count, share })
        },
      }),
    ),
  ]
  return (
    <Section title={t('fair.compare')} note={t('fair.shareHelp')}>
      <div className={`${styles.by} no-print`}>
        <Segmented
          value={by ?? 'enterprise'}
          onChange={(value) => onBy(value === 'node' ? 'node' : undefined)}
          options={(['enterprise', 'node'] as const).map((value) => ({
            value,
            label: t(`fair.by.${value}`),
          }))}
        />
      </div>
      <QueryView query={comparison} rows={4}>
        {(data) => (
          <DataTable<FairComparisonRow>
            label={t('fair.compare')}
            rows={by === 'node' ? data.nodes : data.enterprises}
            rowKey={({ key }) => key}
            columns={columns}
            pageRows={10}
            empty={<p>{t('fair.noEntries')}</p>}
          />
        )}
      </QueryView>
    </Section>
  )
}
