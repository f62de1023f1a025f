import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { RecentRef } from './recent.ts'

/** What is found; asked anew each time, so that what was just saved is there. The last answer stands meanwhile. */
export const foundQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => api.search.find({ query: words }, { signal }),
    enabled: words !== '',
    staleTime: 0,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
  })

/** What was chosen lately, as it is called now. */
export const recentQuery = (refs: RecentRef[]) =>
  queryOptions({
    queryKey: ['search', 'recent', refs],
    queryFn: ({ signal }) => api.search.recall({ refs }, { signal }),
    enabled: refs.length > 0,
    staleTime: 0,
  })
