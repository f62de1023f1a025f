import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { EnterpriseKind } from '../contract.ts'

export type EnterpriseListFilter = {
  query?: string
  region?: string
  kind?: EnterpriseKind
  aboveScale?: boolean
  page?: number
  pageSize?: number
}

/** Everything the pages read about regions, offices and enterprises; keys begin with `directory`. */
export const directoryQueries = {
  regions: () =>
    queryOptions({ queryKey: ['directory', 'regions'], queryFn: () => api.directory.listRegions() }),
  organisations: () =>
    queryOptions({
      queryKey: ['directory', 'organisations'],
      queryFn: () => api.directory.listOrganisations(),
    }),
  enterprises: (filter: EnterpriseListFilter) =>
    queryOptions({
      queryKey: ['directory', 'enterprises', filter],
      queryFn: () => api.directory.listEnterprises(filter),
      placeholderData: keepPreviousData,
    }),
  enterprise: (id: string) =>
    queryOptions({
      queryKey: ['directory', 'enterprise', id],
      queryFn: () => api.directory.getEnterprise({ id }),
    }),
}
