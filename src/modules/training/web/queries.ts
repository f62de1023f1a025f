import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

type NeedQuery = Parameters<typeof api.training.listNeeds>[0]
type ClassQuery = Parameters<typeof api.training.listClasses>[0]

/** What the pages of training read; keys begin with `training`. */
export const trainingQueries = {
  topics: () => queryOptions({ queryKey: ['training', 'topics'], queryFn: () => api.training.listTopics() }),
  programmes: () =>
    queryOptions({ queryKey: ['training', 'programmes'], queryFn: () => api.training.listProgrammes() }),
  programme: (id: string) =>
    queryOptions({
      queryKey: ['training', 'programme', id],
      queryFn: () => api.training.getProgramme({ id }),
    }),
  classes: (filter: ClassQuery) =>
    queryOptions({
      queryKey: ['training', 'classes', filter],
      queryFn: () => api.training.listClasses(filter),
      placeholderData: keepPreviousData,
    }),
  needs: (filter: NeedQuery) =>
    queryOptions({
      queryKey: ['training', 'needs', filter],
      queryFn: () => api.training.listNeeds(filter),
      placeholderData: keepPreviousData,
    }),
  need: (id: string) =>
    queryOptions({ queryKey: ['training', 'need', id], queryFn: () => api.training.getNeed({ id }) }),
  needDraft: (from: { kind: 'problem'; id: string }) =>
    queryOptions({
      queryKey: ['training', 'needDraft', from],
      queryFn: () => api.training.draftNeed(from),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  class: (id: string) =>
    queryOptions({ queryKey: ['training', 'class', id], queryFn: () => api.training.getClass({ id }) }),
}
