import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { lights, type ProblemFilter, problemOrigins, problemStates } from '../contract/index.ts'
import { ChainsSelect, Flag, ManySelect, OrgSelect, SearchField } from './lists.tsx'
import styles from './matters.module.css'
import { problemColumns } from './problem-columns.tsx'
import { mattersQueries } from './queries.ts'
import { type ProblemSearch, problemSearch } from './search.ts'

const pageSize = 20

/** The list's filter from the page's address; view and page are no part of it. */
function filterOf({ view: _view, page: _page, closedToo, ...filter }: ProblemSearch): ProblemFilter {
  return { ...filter, ...(closedToo ? { open: false } : {}) }
}

/** Problems of all chains: filter in the address, five columns or compact, export of what is shown. */
export function ProblemsPage() {
  const { t } = useTranslation('matters')
  const { t: ui } = useTranslation('ui')
  const go = useGo()
  const [search, setSearch] = useUrlState(problemSearch)
  const filter = filterOf(search)
  const problems = useQuery(mattersQueries.problems({ ...filter, page: search.page ?? 1, pageSize }))
  const download = useWrite((wanted: ProblemFilter) => api.matters.exportProblems(wanted), {
    invalidates: [],
    done: t('list.exported'),
    onDone: (file) => saveFile(file, `${t('list.title')}.xlsx`),
  })
  const filtered = Object.values(filter).some((value) => value !== undefined)
  const change = (values: Partial<ProblemSearch>) => setSearch({ page: undefined, ...values })
  return (
    <div>
      <PageHeader
        title={t('list.title')}
        sub={t('list.sub')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {ui('print')}
            </Button>
            <Allowed right="matters.problem.export">
              <Button
                icon={<DownloadOutlined />}
                loading={download.isPending}
                onClick={() => download.mutate(filter)}
              >
                {t('list.export')}
              </Button>
            </Allowed>
            <Allowed right="matters.problem.open">
              <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newProblem())}>
                {t('list.open')}
              </Button>
            </Allowed>
          </>
        }
      />
      <search className={`${styles.filters} no-print`}>
        <SearchField value={search.query} label={t('list.search')} onChange={(query) => change({ query })} />
        <ChainsSelect value={search.chain} onChange={(chain) => change({ chain })} />
        <ManySelect
          value={search.state}
          label={t('field.state')}
          options={problemStates.map((state) => ({ value: state, label: t(`problemState.${state}`) }))}
          onChange={(state) => change({ state })}
        />
        <ManySelect
          value={search.light}
          label={t('field.light')}
          options={lights.map((light) => ({ value: light, label: t(`light.${light}`) }))}
          onChange={(light) => change({ light })}
        />
        <ManySelect
          value={search.origin}
          label={t('field.origin')}
          options={problemOrigins.map((origin) => ({ value: origin, label: t(`origin.${origin}`) }))}
          onChange={(origin) => change({ origin })}
        />
        <OrgSelect
          value={search.lead ?? null}
          label={t('field.lead')}
          onChange={(lead) => change({ lead })}
        />
        <Flag value={search.mine} label={t('list.mine')} onChange={(mine) => change({ mine })} />
        <Flag value={search.overdue} label={t('list.overdue')} onChange={(overdue) => change({ overdue })} />
        <Flag
          value={search.supervised}
          label={t('list.supervised')}
          onChange={(supervised) => change({ supervised })}
        />
        <Flag
          value={search.closedToo}
          label={t('list.closedToo')}
          onChange={(closedToo) => change({ closedToo })}
        />
        <Segmented
          value={search.view ?? 'columns'}
          options={(['columns', 'compact'] as const).map((view) => ({
            value: view,
            label: t(`list.${view}`),
          }))}
          onChange={(view) => setSearch({ view: view === 'columns' ? undefined : view })}
        />
      </search>
      <QueryView query={problems} rows={10}>
        {(data) => (
          <DataTable
            label={t('list.title')}
            rows={data.items}
            rowKey={(row) => row.id}
            onOpen={(row) => go(paths.problem(row.id))}
            columns={problemColumns(t, search.view ?? 'columns')}
            paging={{ ...data, onChange: (page) => setSearch({ page }) }}
            empty={
              <EmptyState
                title={t('list.empty')}
                text={t('list.emptyHelp')}
                action={
                  filtered && (
                    <Button
                      onClick={() =>
                        setSearch(
                          Object.fromEntries(Object.keys(problemSearch.shape).map((key) => [key, undefined])),
                        )
                      }
                    >
                      {t('list.clear')}
                    </Button>
                  )
                }
              />
            }
          />
        )}
      </QueryView>
    </div>
  )
}
