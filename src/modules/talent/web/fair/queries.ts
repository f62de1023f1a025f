import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of fairs read; keys begin with `talent`. */
export const fairQueries = {
  list: (filter: Parameters<typeof api.talent.listFairs>[0]) =>
    queryOptions({
      queryKey: ['talent', 'fairs', filter],
      queryFn: () => api.talent.listFairs(filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({ queryKey: ['talent', 'fair', id], queryFn: () => api.talent.getFair({ id }) }),
  comparison: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'fairComparison', id],
      queryFn: () => api.talent.compareFair({ id }),
    }),
  needs: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'fairNeeds', id],
      queryFn: () => api.talent.listFairNeeds({ id }),
    }),
  entries: (filter: Parameters<typeof api.talent.listFairEntries>[0]) =>
    queryOptions({
      queryKey: ['talent', 'fairEntries', filter],
      queryFn: () => api.talent.listFairEntries(filter),
      placeholderData: keepPreviousData,
    }),
  entry: (id: string) =>
    queryOptions({ queryKey: ['talent', 'fairEntry', id], queryFn: () => api.talent.getFairEntry({ id }) }),
  results: (filter: Parameters<typeof api.talent.listFairResults>[0]) =>
    queryOptions({
      queryKey: ['talent', 'fairResults', filter],
      queryFn: () => api.talent.listFairResults(filter),
      placeholderData: keepPreviousData,
    }),
}
