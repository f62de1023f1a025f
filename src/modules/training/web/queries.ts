import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of training read; keys begin with `training`. */
export const trainingQueries = {
  topics: () => queryOptions({ queryKey: ['training', 'topics'], queryFn: () => api.training.listTopics() }),
}
