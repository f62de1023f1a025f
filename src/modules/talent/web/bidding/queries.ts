import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of biddings read; keys begin with `talent`. */
export const biddingQueries = {
  list: (filter: Parameters<typeof api.talent.listBiddings>[0]) =>
    queryOptions({
      queryKey: ['talent', 'biddings', filter],
      queryFn: () => api.talent.listBiddings(filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({ queryKey: ['talent', 'bidding', id], queryFn: () => api.talent.getBidding({ id }) }),
  enterprises: () =>
    queryOptions({
      queryKey: ['talent', 'biddings', 'enterprises'],
      queryFn: () => api.talent.listBiddingEnterprises(),
    }),
  needs: () =>
    queryOptions({ queryKey: ['talent', 'biddingNeeds'], queryFn: () => api.talent.listBiddingNeeds() }),
}
