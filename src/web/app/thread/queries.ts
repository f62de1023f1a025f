import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Entries the server gives at a time. */
const historyPage = 100

/** Reads about any object; keys begin with its module, so that a write there refreshes its thread and history. */
export const threadQueries = {
  trace: (kind: string, id: string, depth: number) =>
    queryOptions({
      queryKey: [moduleOf(kind), 'thread', kind, id, depth],
      queryFn: () => api.system.traceThread({ kind, id, depth }),
      placeholderData: keepPreviousData,
    }),
  audit: (kind: string, id: string) =>
    infiniteQueryOptions({
      queryKey: [moduleOf(kind), 'audit', kind, id],
      queryFn: ({ pageParam }) => api.system.listAudit({ kind, id, before: pageParam ?? undefined }),
      initialPageParam: null as number | null,
      // A page that is not full is the last one.
      getNextPageParam: (last) => (last.length < historyPage ? null : (last.at(-1)?.id ?? null)),
    }),
}

function moduleOf(kind: string): string {
  return kind.split('.')[0] ?? kind
}
