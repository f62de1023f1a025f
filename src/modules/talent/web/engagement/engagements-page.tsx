import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnOptions } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type EngagementSummary, engagementList, engagementStates, planTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { choicesOf } from '../list-choices.ts'
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
  const filters = useFilters(search, (values) => setSearch({ page: undefined, ...values }))
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

/** What can be set is all that is in sight and the dictionaries, never what happens to stand on the page. */
function useFilters(search: EngagementSearch, change: (values: Partial<EngagementSearch>) => void) {
  const { t } = useTranslation('talent')
  const filter = useListFilters(search, change)
  const entries = useEntries(['chains.chain'])
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const categories = useColumnOptions(planTable.columns.category)
  const parties = useQuery(engagementQueries.parties()).data
  return [
    filter.text('query', t('engagement.search')),
    filter.many(
      'state',
      t('engagement.field.state'),
      engagementStates.map((state) => ({ value: state, label: t(`engagement.state.${state}`) })),
    ),
    filter.many('chain', t('engagement.field.chain'), entries['chains.chain'] ?? []),
    filter.one('enterprise', t('engagement.field.enterprise'), choicesOf(parties?.enterprises)),
    filter.one('need', t('engagement.field.need'), choicesOf(parties?.needs)),
    filter.one('person', t('engagement.field.person'), choicesOf(parties?.people)),
    filter.flag('waiting', t('engagement.onlyWaiting')),
    rare(
      filter.one(
        'region',
        t('engagement.field.region'),
        regions.map(({ code, name }) => ({ value: code, label: name })),
      ),
    ),
    rare(filter.one('category', t('engagement.field.category'), categories)),
    rare(filter.day('boardedFrom', t('engagement.field.boardedFrom'))),
    rare(filter.day('boardedUntil', t('engagement.field.boardedUntil'))),
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
