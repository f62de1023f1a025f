import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type ProblemFilter, problemList } from '../contract/index.ts'
import { problemBulkFields } from '../contract/problem-bulk.ts'
import { compactColumns, problemColumns } from './problem-columns.tsx'
import { mattersQueries } from './queries.ts'
import { type ProblemSearch, problemSearch } from './search.ts'
import { useProblemFilters } from './use-matter-filters.tsx'

function filterOf(search: ProblemSearch): ProblemFilter {
  const { closedToo, ...filter } = filterOfSearch(search)
  return { ...filter, ...(closedToo ? { open: false } : {}) }
}

/** Problems of all chains: filter in the address, five columns or compact, export of what is shown. */
export function ProblemsPage() {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [search, setSearch] = useUrlState(problemSearch)
  const wanted = filterOf(search)
  const problems = useQuery(mattersQueries.problems({ ...wanted, ...windowOf(search, 20) }))
  const filters = useProblemFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const bulk = useBulkEdit(problemBulkFields, {
    title: problemList.title,
    filter: { ...wanted },
    total: problems.data?.total ?? 0,
  })
  const open = (
    <Allowed right="matters.problem.open">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newProblem())}>
        {t('list.open')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('list.title')}
        sub={t('list.sub')}
        actions={
          <>
            <ImportButtons object={problemList.object} right="matters.problem.import" />
            {open}
          </>
        }
      />
      <ListTable
        list={problemList}
        query={problems}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={problemColumns(t)}
        onOpen={(row) => go(paths.problem(row.id))}
        {...bulk.choice}
        file={{
          right: 'matters.problem.export',
          send: (asked) => api.matters.exportProblems({ ...wanted, ...asked }),
        }}
        empty={{ title: t('list.empty'), text: t('list.emptyHelp'), action: open }}
        presets={
          <Segmented
            value={String(search.columns) === String(compactColumns) ? 'compact' : 'columns'}
            options={(['columns', 'compact'] as const).map((view) => ({
              value: view,
              label: t(`list.${view}`),
            }))}
            onChange={(view) => setSearch({ columns: view === 'compact' ? compactColumns : undefined })}
          />
        }
      />
      {bulk.drawer}
    </div>
  )
}
