import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { fairResultList } from '../../contract/index.ts'
import { fairQueries } from './queries.ts'
import { fairResultSearch } from './search.ts'

/** Every report of a fair, with source, who entered it and when. */
export function FairResultsPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('talent')
  const go = useGo()
  const [search, setSearch] = useUrlState(fairResultSearch)
  const fair = useQuery(fairQueries.one(id))
  const wanted = { id, query: search.query }
  const results = useQuery(fairQueries.results({ ...wanted, ...windowOf(search, 50) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const name = fair.data?.title ?? t('fair.one')
  return (
    <div>
      <PageHeader
        title={t('fair.result.all')}
        back={{ href: paths.fair(id), label: name }}
        sub={t('fair.result.help')}
      />
      <ListTable
        list={fairResultList}
        query={results}
        search={search}
        setSearch={setSearch}
        onOpen={(row) => go(paths.fair(id, { entry: row.entryId }))}
        file={{
          right: 'talent.fair.export',
          send: (asked) => api.talent.exportFairResults({ ...wanted, ...asked }),
        }}
        empty={{ title: t('fair.result.empty'), text: t('fair.result.emptyHelp') }}
        filters={[filter.text('query', t('fair.entry.search'))]}
        special={{ enterpriseId: { phone: 'title', render: (row) => row.enterpriseName } }}
      />
    </div>
  )
}
