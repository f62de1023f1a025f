import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Reads about any object; keys begin with its module, so that a write there refreshes its thread and history. */
export const threadQueries = {
  trace: (kind: string, id: string, depth: number) =>
    queryOptions({
      queryKey: [moduleOf(kind), 'thread', kind, id, depth],
      queryFn: () => api.system.traceThread({ kind, id, depth }),
      placeholderData: keepPreviousData,
    }),
  audit: (kind: string, id: string) =>
    queryOptions({
      queryKey: [moduleOf(kind), 'audit', kind, id],
      queryFn: () => api.system.listAudit({ kind, id }),
    }),
}

function moduleOf(kind: string): string {
  return kind.split('.')[0] ?? kind
}
