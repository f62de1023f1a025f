import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ImportBatch, rowOutcomes } from '#platform/tabular/import/contract.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
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
  const go = useGo()
  const [search, setSearch] = useUrlState(importsSearch)
  const tables = useQuery(importQueries.tables())
  const batches = useQuery(importQueries.list(search.page ?? 1))
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <QueryView query={tables} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('noTables')} text={t('noTablesHelp')} />
          ) : (
            <BringFile tables={list} chosen={search.table} onChoose={(table) => setSearch({ table })} />
          )
        }
      </QueryView>
      <Section title={t('mine')}>
        <QueryView query={batches}>
          {(list) => (
            <DataTable<ImportBatch>
              label={t('mine')}
              columns={columns}
              rows={list.items}
              rowKey={(row) => row.id}
              onOpen={(row) => go(paths.import(row.id))}
              empty={<EmptyState title={t('none')} text={t('noneHelp')} />}
              paging={{ ...list, onChange: (page) => setSearch({ page }) }}
            />
          )}
        </QueryView>
      </Section>
    </>
  )
}

function useColumns(): DataColumn<ImportBatch>[] {
  const { t } = useTranslation('imports')
  const { language, comma } = useFormat()
  return [
    {
      key: 'file',
      title: t('file'),
      phone: 'title',
      render: (row) => <PageLink href={paths.import(row.id)}>{row.fileName}</PageLink>,
    },
    { key: 'table', title: t('table'), render: (row) => row.title[language] },
    { key: 'state', title: t('state'), render: (row) => <StateChip state={row.state} /> },
    {
      key: 'result',
      title: t('result'),
      render: (row) =>
        rowOutcomes
          .filter((outcome) => row.counts[outcome] > 0)
          .map((outcome) => t(`countText.${outcome}`, { count: row.counts[outcome] }))
          .join(comma) || '—',
    },
    { key: 'at', title: t('at'), render: (row) => formatInstant(row.createdAt) },
  ]
}
