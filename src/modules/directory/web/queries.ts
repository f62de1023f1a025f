import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** How often a search that is under way is asked how far it is. */
const watchMs = 1000

type EnterpriseListFilter = Parameters<typeof api.directory.listEnterprises>[0]
type PeopleListFilter = Parameters<typeof api.directory.listPeople>[0]

/** Everything the pages read about regions, offices, people and enterprises; keys begin with `directory`. */
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
  duplicates: (filter: Parameters<typeof api.directory.listDuplicates>[0]) =>
    queryOptions({
      queryKey: ['directory', 'duplicates', filter],
      queryFn: () => api.directory.listDuplicates(filter),
      placeholderData: keepPreviousData,
    }),
  duplicateSearch: () =>
    queryOptions({
      queryKey: ['directory', 'duplicateSearch'],
      queryFn: () => api.directory.getDuplicateSearch(),
      refetchInterval: ({ state }) =>
        state.data?.state === 'waiting' || state.data?.state === 'running' ? watchMs : false,
    }),
  likelyDuplicates: (name: string) =>
    queryOptions({
      queryKey: ['directory', 'likelyDuplicates', name],
      queryFn: () => api.directory.checkDuplicates({ name }),
    }),
  mergePreview: (id: string, mergedId: string) =>
    queryOptions({
      queryKey: ['directory', 'mergePreview', id, mergedId],
      queryFn: () => api.directory.previewMerge({ id, mergedId }),
    }),
  merges: (id: string) =>
    queryOptions({ queryKey: ['directory', 'merges', id], queryFn: () => api.directory.listMerges({ id }) }),
  enterprise: (id: string) =>
    queryOptions({
      queryKey: ['directory', 'enterprise', id],
      queryFn: () => api.directory.getEnterprise({ id }),
    }),
  tree: (closed: boolean) =>
    queryOptions({
      queryKey: ['directory', 'tree', closed],
      queryFn: () => api.directory.organisationTree({ closed }),
      placeholderData: keepPreviousData,
    }),
  organisation: (id: string) =>
    queryOptions({
      queryKey: ['directory', 'organisation', id],
      queryFn: () => api.directory.getOrganisation({ id }),
    }),
  people: (filter: PeopleListFilter) =>
    queryOptions({
      queryKey: ['directory', 'people', filter],
      queryFn: () => api.directory.listPeople(filter),
      placeholderData: keepPreviousData,
    }),
  person: (id: string) =>
    queryOptions({ queryKey: ['directory', 'person', id], queryFn: () => api.directory.getPerson({ id }) }),
  handover: (personId: string) =>
    queryOptions({
      queryKey: ['directory', 'handover', personId],
      queryFn: () => api.directory.getHandover({ personId }),
    }),
}
