import { useTranslation } from 'react-i18next'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatGrowth, formatInstant } from '#web/ui/format.ts'
import { StatusChip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { OutputValue } from '../../contract/index.ts'

/** The months behind the chart, newest first, each with status and source. */
export function OutputTable({ code, values }: { code: string; values: readonly OutputValue[] }) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  return (
    <DataTable
      label={t('output.table')}
      rows={[...values].reverse()}
      pageRows={24}
      expanded={(value) => <HistoryFold kind="chains.output" id={`${code}/${value.month}`} />}
      rowKey={(value) => value.month}
      columns={[
        {
          key: 'month',
          title: t('column.month'),
          render: (value) => format.month(value.month),
          phone: 'title',
        },
        {
          key: 'monthly',
          title: t('column.monthly'),
          align: 'right',
          render: (value) => format.yuanColumn(value.amountYuan),
        },
        {
          key: 'cumulative',
          title: t('column.cumulative'),
          align: 'right',
          render: (value) => format.yuanColumn(value.cumulativeYuan),
        },
        {
          key: 'growth',
          title: t('column.growth'),
          align: 'right',
          render: (value) =>
            value.cumulativeGrowthPercent === null ? '—' : formatGrowth(value.cumulativeGrowthPercent),
        },
        { key: 'status', title: t('column.status'), render: (value) => <StatusChip status={value.status} /> },
        { key: 'source', title: t('column.source'), render: (value) => value.source },
        {
          key: 'recordedAt',
          title: t('column.recordedAt'),
          render: (value) => formatInstant(value.recordedAt),
          phone: 'hide',
        },
      ]}
    />
  )
}
