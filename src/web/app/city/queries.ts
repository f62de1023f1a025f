import { queryOptions } from '@tanstack/react-query'
import { api, queryClient } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'

/** What the city page reads of governance and documents; keys begin with the module that owns the data. */
export const cityQueries = {
  cards: () => queryOptions({ queryKey: ['governance', 'cards'], queryFn: () => api.governance.listCards() }),
  conflicts: () =>
    queryOptions({ queryKey: ['documents', 'conflicts'], queryFn: () => api.documents.listConflicts() }),
  toReview: () =>
    queryOptions({
      queryKey: ['documents', 'facts', 'toReview'],
      queryFn: () => api.documents.listFacts({ state: 'suggested', pageSize: 1 }),
    }),
  /** Accepted facts about the city itself: documents speak of other cities too. */
  acceptedOfCity: (type: 'rankStreak' | 'outputMilestone') =>
    queryOptions({
      queryKey: ['documents', 'facts', 'accepted', type],
      queryFn: async () => {
        const { city } = await queryClient.ensureQueryData(systemQuery())
        const about = city === null ? {} : { aboutKind: city.kind, aboutId: city.id }
        return api.documents.listFacts({ accepted: true, type, ...about, pageSize: 50 })
      },
    }),
  heldGrants: () =>
    queryOptions({
      queryKey: ['access', 'accounts', 'held'],
      queryFn: () => api.access.listAccounts({ held: true, pageSize: 1 }),
    }),
  pendingAccounts: () =>
    queryOptions({
      queryKey: ['access', 'accounts', 'pending'],
      queryFn: () => api.access.listAccounts({ state: 'pending', pageSize: 1 }),
    }),
  failedMail: () =>
    queryOptions({
      queryKey: ['notify', 'mail', 'failed'],
      queryFn: () => api.notify.listMail({ state: ['failed', 'uncertain'], pageSize: 1 }),
    }),
  recent: () =>
    queryOptions({
      queryKey: ['documents', 'list', 'recent'],
      queryFn: () => api.documents.list({ pageSize: 5 }),
    }),
}
