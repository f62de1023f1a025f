import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type EngagementSummary, engagementList, engagementStates } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { engagementQueries } from './queries.ts'
import { type EngagementSearch, engagementSearch } from './search.ts'
import { EngagementStateChip } from './state-chip.tsx'
import { SuggestDialog } from './suggest-dialog.tsx'

/** Engagements within reach, to be brought on. */
export function EngagementsPage() {
  const { t } = useTranslation('talent')
  const go = useGo()
  const [search, setSearch] = useUrlState(engagementSearch)
  const [adding, setAdding] = useState(false)
  const wanted = filterOfSearch(search)
  const engagements = useQuery(engagementQueries.list({ ...wanted, ...windowOf(search, 20) }))
  const filters = useFilters(
    search,
    (values) => setSearch({ page: undefined, ...values }),
    engagements.data?.items,
  )
  const add = (
    <Allowed right="talent.engagement.suggest">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('engagement.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('engagement.title')}
        sub={t('engagement.sub')}
        actions={
          <>
            <Allowed right="talent.engagement.review">
              <Button onClick={() => go(paths.engagementReasons())}>{t('engagement.reasons')}</Button>
            </Allowed>
            {add}
          </>
        }
      />
      <AreaNav at="engagements" />
      <ListTable
        list={engagementList}
        query={engagements}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={columns}
        onOpen={(row) => go(paths.engagement(row.id))}
        file={{
          right: 'talent.engagement.export',
          send: (asked) => api.talent.exportEngagements({ ...wanted, ...asked }),
        }}
        empty={{ title: t('engagement.empty'), text: t('engagement.emptyHelp'), action: add }}
      />
      {adding && <SuggestDialog onClose={() => setAdding(false)} onDone={(id) => go(paths.engagement(id))} />}
    </div>
  )
}

/** Enterprises, needs and people are chosen from those of the page and whatever the address names. */
function useFilters(
  search: EngagementSearch,
  change: (values: Partial<EngagementSearch>) => void,
  rows: readonly EngagementSummary[] = [],
) {
  const { t } = useTranslation('talent')
  const filter = useListFilters(search, change)
  const chains = useQuery(chainQueries.list()).data ?? []
  const options = (of: (row: EngagementSummary) => [string, string]) =>
    [...new Map(rows.map(of))].map(([value, label]) => ({ value, label }))
  return [
    filter.text('query', t('engagement.search')),
    filter.many(
      'state',
      t('engagement.field.state'),
      engagementStates.map((state) => ({ value: state, label: t(`engagement.state.${state}`) })),
    ),
    filter.many(
      'chain',
      t('engagement.field.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    filter.one(
      'enterprise',
      t('engagement.field.enterprise'),
      options((row) => [row.enterprise.id, row.enterprise.name]),
    ),
    filter.one(
      'need',
      t('engagement.field.need'),
      options((row) => [row.need.id, row.need.title]),
    ),
    filter.one(
      'person',
      t('engagement.field.person'),
      options((row) => [row.person.id, row.person.name]),
    ),
    filter.flag('waiting', t('engagement.onlyWaiting')),
  ]
}

const columns: SpecialColumns<EngagementSummary, keyof typeof engagementList.columns> = {
  number: { phone: 'hide' },
  need: {
    phone: 'title',
    render: (row) => <PageLink href={paths.engagement(row.id)}>{row.need.title}</PageLink>,
  },
  state: { render: (row) => <EngagementStateChip state={row.state} /> },
}
