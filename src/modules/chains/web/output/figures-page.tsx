import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { formatGrowth, formatInstant } from '#web/ui/format.ts'
import { type ListFilter, useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { StatusChip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type FigureRow, figureList, outputStatuses } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { type FigureSearch, figureSearch } from '../search.ts'

/** The recorded output values of all industries; a row opens the course of its industry. */
export function FiguresPage() {
  const { t } = useTranslation('chains')
  const go = useGo()
  const [search, setSearch] = useUrlState(figureSearch)
  const wanted = filterOfSearch(search)
  const figures = useQuery(chainQueries.figures({ ...wanted, ...windowOf(search, 20) }))
  const filters = useFigureFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const toRecord = (
    <Allowed right="chains.output.record">
      <Button onClick={() => go(paths.output())}>{t('output.record')}</Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('figures.title')}
        sub={t('figures.sub')}
        actions={<ImportButtons object={figureList.object} right="chains.output.record" />}
      />
      <ListTable
        list={figureList}
        query={figures}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={useFigureColumns()}
        onOpen={(row) => go(paths.output({ industry: row.industryCode }))}
        notSummed={{ words: t('figures.notSummed'), help: t('figures.notSummedHelp') }}
        file={{
          right: 'chains.output.export',
          send: (asked) => api.chains.exportFigures({ ...wanted, ...asked }),
        }}
        empty={{ title: t('output.empty'), text: t('output.emptyHelp'), action: toRecord }}
      />
    </div>
  )
}

function useFigureColumns(): SpecialColumns<FigureRow, keyof typeof figureList.columns> {
  const format = useFormat()
  const money = (yuan: string | null) =>
    yuan === null ? '—' : <span title={`${yuan} 元`}>{format.yuanColumn(yuan)}</span>
  return {
    industryCode: {
      phone: 'title',
      render: (row) => (
        <PageLink href={paths.output({ industry: row.industryCode })}>{row.industryName}</PageLink>
      ),
    },
    month: { render: (row) => format.month(row.month) },
    amountYuan: { render: (row) => money(row.amountYuan) },
    lastYearYuan: { render: (row) => money(row.lastYearYuan) },
    growthPercent: {
      render: (row) => (row.growthPercent === null ? '—' : formatGrowth(Number(row.growthPercent))),
    },
    cumulativeYuan: { render: (row) => money(row.cumulativeYuan) },
    status: { render: (row) => <StatusChip status={row.status} /> },
    source: { phone: 'hide' },
    recordedAt: { render: (row) => formatInstant(row.recordedAt) },
  }
}

function useFigureFilters(
  search: FigureSearch,
  change: (values: Partial<FigureSearch>) => void,
): ListFilter[] {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const filter = useListFilters(search, change)
  const industries = useQuery(chainQueries.industries()).data ?? []
  const chains = useQuery(chainQueries.list()).data ?? []
  const monthOf = (key: 'from' | 'to') =>
    filter.own(
      key,
      t(`figures.${key}`),
      search[key] === undefined ? null : format.month(search[key]),
      <DayField
        picker="month"
        label={t(`figures.${key}`)}
        value={search[key] ?? null}
        onChange={(month) => change({ [key]: month ?? undefined })}
      />,
    )
  return [
    filter.many(
      'industry',
      t('column.industry'),
      industries.map(({ code, name }) => ({ value: code, label: name })),
    ),
    filter.many(
      'chain',
      t('column.chain'),
      chains.map(({ code, name }) => ({ value: code, label: name })),
    ),
    monthOf('from'),
    monthOf('to'),
    filter.many(
      'status',
      t('column.status'),
      outputStatuses.map((status) => ({ value: status, label: ui(`outputStatus.${status}`) })),
    ),
    filter.text('query', t('column.source')),
    filter.flag('everyStatus', t('figures.everyStatus')),
  ]
}
