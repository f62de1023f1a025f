import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of institutes read; keys begin with `talent`. */
export const instituteQueries = {
  list: (filter: Parameters<typeof api.talent.listInstitutes>[0]) =>
    queryOptions({
      queryKey: ['talent', 'institutes', filter],
      queryFn: () => api.talent.listInstitutes(filter),
      placeholderData: keepPreviousData,
    }),
  names: () =>
    queryOptions({
      queryKey: ['talent', 'instituteNames'],
      queryFn: () => api.talent.listInstituteNames(),
    }),
  one: (id: string) =>
    queryOptions({ queryKey: ['talent', 'institute', id], queryFn: () => api.talent.getInstitute({ id }) }),
  demand: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'instituteDemand', id],
      queryFn: () => api.talent.getInstituteDemand({ id }),
    }),
  outputs: (filter: Parameters<typeof api.talent.listInstituteOutputs>[0]) =>
    queryOptions({
      queryKey: ['talent', 'instituteOutputs', filter],
      queryFn: () => api.talent.listInstituteOutputs(filter),
      placeholderData: keepPreviousData,
    }),
  output: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'instituteOutput', id],
      queryFn: () => api.talent.getInstituteOutput({ id }),
    }),
}
