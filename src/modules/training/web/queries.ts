import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

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
  class: (id: string) =>
    queryOptions({ queryKey: ['training', 'class', id], queryFn: () => api.training.getClass({ id }) }),
}
