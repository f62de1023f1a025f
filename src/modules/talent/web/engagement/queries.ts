import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of engagements read; keys begin with `talent`. */
export const engagementQueries = {
  list: (filter: Parameters<typeof api.talent.listEngagements>[0]) =>
    queryOptions({
      queryKey: ['talent', 'engagements', filter],
      queryFn: () => api.talent.listEngagements(filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'engagement', id],
      queryFn: () => api.talent.getEngagement({ id }),
    }),
  parties: () =>
    queryOptions({
      queryKey: ['talent', 'engagements', 'parties'],
      queryFn: () => api.talent.listEngagementParties(),
    }),
  choices: () =>
    queryOptions({
      queryKey: ['talent', 'engagements', 'choices'],
      queryFn: () => api.talent.listEngagementChoices(),
    }),
  review: () =>
    queryOptions({
      queryKey: ['talent', 'engagements', 'reasons'],
      queryFn: () => api.talent.reviewRefusals(),
    }),
}

/** What an act on an engagement makes out of date. */
export const engagementChanged = [['talent'], ['workflow'], ['thread']]
