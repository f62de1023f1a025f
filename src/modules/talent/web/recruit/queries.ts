import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the page of where to recruit reads; keys begin with `talent`. */
export const recruitQueries = {
  map: (filter: Parameters<typeof api.talent.listRecruitMap>[0]) =>
    queryOptions({
      queryKey: ['talent', 'recruitMap', filter],
      queryFn: () => api.talent.listRecruitMap(filter),
      placeholderData: keepPreviousData,
    }),
  row: (asked: Parameters<typeof api.talent.getRecruitRow>[0]) =>
    queryOptions({
      queryKey: ['talent', 'recruitRow', asked],
      queryFn: () => api.talent.getRecruitRow(asked),
    }),
}
