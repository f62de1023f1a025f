import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ImportQuery, ImportState, RowOutcome } from '#platform/tabular/import/contract.ts'
import { api } from '#web/api.ts'
import type { RowView } from './search.ts'

/** Rows of one page of a batch. */
export const pageSize = 20

/** States in which a job works on the batch: only then the page asks again by itself. */
const working: readonly ImportState[] = ['reading', 'applying', 'reverting']
export const isWorking = (state: ImportState): boolean => working.includes(state)

const pollMs = 1500

/** Everything the pages read about imports; keys begin with `imports`. */
export const importQueries = {
  tables: () =>
    queryOptions({ queryKey: ['imports', 'tables'], queryFn: () => api.imports.listImportTables() }),
  list: (asked: ImportQuery) =>
    queryOptions({
      queryKey: ['imports', 'list', asked],
      queryFn: () => api.imports.listImports(asked),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        state.data?.items.some((batch) => isWorking(batch.state)) ? pollMs : false,
    }),
  batch: (id: string) =>
    queryOptions({
      queryKey: ['imports', 'batch', id],
      queryFn: () => api.imports.getImport({ id }),
      refetchInterval: ({ state }) =>
        state.data !== undefined && isWorking(state.data.state) ? pollMs : false,
    }),
  /** @param version of the batch: its rows change with its state. */
  rows: (id: string, version: number, view: RowView, page: number) =>
    queryOptions({
      queryKey: ['imports', 'rows', id, version, view, page],
      queryFn: () => api.imports.listImportRows({ id, ...filterOf(view), page, pageSize }),
      placeholderData: keepPreviousData,
    }),
}

function filterOf(view: RowView): { outcome?: RowOutcome; tolerated?: true; kept?: true } {
  if (view === 'tolerated') return { tolerated: true }
  return view === 'kept' ? { kept: true } : { outcome: view }
}
