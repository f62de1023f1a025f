import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Everything the pages read about documents and facts; keys begin with `documents`. */
export const documentQueries = {
  list: (filter: Parameters<typeof api.documents.list>[0]) =>
    queryOptions({
      queryKey: ['documents', 'list', filter],
      queryFn: () => api.documents.list(filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({ queryKey: ['documents', 'one', id], queryFn: () => api.documents.get({ id }) }),
  /** Confirmed and corrected facts about a chain, an industry or another object. */
  acceptedAbout: (aboutKind: string, aboutId: string) =>
    queryOptions({
      queryKey: ['documents', 'accepted', aboutKind, aboutId],
      queryFn: () => api.documents.listFacts({ accepted: true, aboutKind, aboutId, pageSize: 100 }),
    }),
  conflicts: () =>
    queryOptions({ queryKey: ['documents', 'conflicts'], queryFn: () => api.documents.listConflicts() }),
}
