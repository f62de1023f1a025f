import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { windowOf } from '#web/ui/list/list-search.ts'
import { type AuditSearch, filterOf } from './search.ts'

/** How often a verification under way is looked at. */
const watchMs = 800

export const auditQueries = {
  entries: (search: AuditSearch) =>
    queryOptions({
      queryKey: ['audit', 'entries', search],
      queryFn: () => api.audit.search({ ...filterOf(search), ...windowOf(search, 20) }),
      placeholderData: keepPreviousData,
    }),
  verifications: () =>
    queryOptions({
      queryKey: ['audit', 'verifications'],
      queryFn: () => api.audit.listVerifications(),
      refetchInterval: ({ state }) =>
        state.data?.[0]?.state === 'waiting' || state.data?.[0]?.state === 'running' ? watchMs : false,
    }),
}
