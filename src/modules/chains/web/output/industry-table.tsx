import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatGrowth } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { StatusChip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { Industry } from '../../contract/index.ts'

/** Industries with their latest figures; a row opens its months. */
export function IndustryTable({
  rows,
  selected,
  onOpen,
  empty,
}: {
  rows: readonly Industry[]
  selected: string | null
  onOpen: (code: string) => void
  empty: ReactNode
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  return (
    <DataTable
      label={t('output.industries')}
      rows={rows}
      rowKey={(row) => row.code}
      selectedKey={selected}
      onOpen={(row) => onOpen(row.code)}
      empty={empty}
      columns={[
        {
          key: 'name',
          title: t('column.industry'),
          render: (row) => <strong>{row.name}</strong>,
          phone: 'title',
        },
        {
          key: 'chains',
          title: t('column.chains'),
          render: (row) =>
            row.chains.length === 0
              ? '—'
              : row.chains.map((chain, index) => (
                  <span key={chain.code}>
                    {index > 0 && format.comma}
                    <PageLink href={paths.chain(chain.code, { tab: 'output' })}>{chain.name}</PageLink>
                  </span>
                )),
        },
        {
          key: 'latest',
          title: t('column.latest'),
          align: 'right',
          render: (row) =>
            row.latest === null ? (
              '—'
            ) : (
              <>
                {format.yuanColumn(row.latest.cumulativeYuan)} <StatusChip status={row.latest.status} />
              </>
            ),
          sortBy: (row) => (row.latest ? Number(row.latest.cumulativeYuan) : null),
        },
        {
          key: 'month',
          title: t('column.month'),
          render: (row) => (row.latest ? format.month(row.latest.month) : '—'),
          phone: 'hide',
        },
        {
          key: 'growth',
          title: t('column.growth'),
          align: 'right',
          render: (row) =>
            row.latest?.cumulativeGrowthPercent == null
              ? '—'
              : formatGrowth(row.latest.cumulativeGrowthPercent),
          sortBy: (row) => row.latest?.cumulativeGrowthPercent ?? null,
        },
        {
          key: 'lastYear',
          title: t('column.lastYear'),
          align: 'right',
          render: (row) =>
            row.lastYear
              ? `${format.yuanColumn(row.lastYear.amountYuan)}${format.bracket(format.year(row.lastYear.year))}`
              : '—',
          sortBy: (row) => (row.lastYear ? Number(row.lastYear.amountYuan) : null),
        },
        {
          key: 'source',
          title: t('column.source'),
          render: (row) => row.latest?.source ?? '—',
          phone: 'hide',
        },
      ]}
    />
  )
}
