import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { importList, importStates, importStateWords } from '#platform/tabular/import/contract.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { BringFile } from './bring-file.tsx'
import { importQueries } from './queries.ts'
import { importsSearch } from './search.ts'
import { StateChip } from './state-chip.tsx'

/** Brings a table as a file, and shows what the person has brought before. */
export function ImportsPage() {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  const go = useGo()
  const [{ table, ...search }, setSearch] = useUrlState(importsSearch)
  const tables = useQuery(importQueries.tables())
  const batches = useQuery(importQueries.list({ ...filterOfSearch(search), ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const known = tables.data ?? []
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <QueryView query={tables} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('noTables')} text={t('noTablesHelp')} />
          ) : (
            <BringFile tables={list} chosen={table} onChoose={(object) => setSearch({ table: object })} />
          )
        }
      </QueryView>
      <Section title={t('mine')}>
        <ListTable
          list={importList}
          query={batches}
          search={search}
          setSearch={setSearch}
          filters={[
            filter.text('query', t('file')),
            filter.one(
              'object',
              t('table'),
              known.map(({ object, title }) => ({ value: object, label: title[language] })),
            ),
            filter.one(
              'state',
              t('state'),
              importStates.map((state) => ({ value: state, label: importStateWords[state][language] })),
            ),
          ]}
          onOpen={(row) => go(paths.import(row.id))}
          empty={{ title: t('none'), text: t('noneHelp') }}
          special={{
            fileName: {
              phone: 'title',
              render: (row) => <PageLink href={paths.import(row.id)}>{row.fileName}</PageLink>,
            },
            state: { render: (row) => <StateChip state={row.state} /> },
          }}
        />
      </Section>
    </>
  )
}
