import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

type IdeaQuery = Parameters<typeof api.training.listIdeas>[0]
type LikeQuery = Parameters<typeof api.training.findLikeIdeas>[0]

/** What the pages of ideas read; keys begin with `training`. */
export const ideaQueries = {
  list: (filter: IdeaQuery) =>
    queryOptions({
      queryKey: ['training', 'ideas', filter],
      queryFn: () => api.training.listIdeas(filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({ queryKey: ['training', 'idea', id], queryFn: () => api.training.getIdea({ id }) }),
  like: (query: LikeQuery) =>
    queryOptions({
      queryKey: ['training', 'ideas', 'like', query],
      queryFn: () => api.training.findLikeIdeas(query),
      placeholderData: keepPreviousData,
    }),
}
