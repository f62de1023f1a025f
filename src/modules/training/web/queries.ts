import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

type SurveyQuery = Parameters<typeof api.training.listSurveys>[0]
type DiscussionQuery = Parameters<typeof api.training.listDiscussions>[0]

/** What the pages of training read; keys begin with `training`. */
export const trainingQueries = {
  topics: () => queryOptions({ queryKey: ['training', 'topics'], queryFn: () => api.training.listTopics() }),
  surveys: (filter: SurveyQuery) =>
    queryOptions({
      queryKey: ['training', 'surveys', filter],
      queryFn: () => api.training.listSurveys(filter),
      placeholderData: keepPreviousData,
    }),
  surveyClasses: () =>
    queryOptions({
      queryKey: ['training', 'surveyClasses'],
      queryFn: () => api.training.listSurveyClasses(),
    }),
  survey: (id: string) =>
    queryOptions({ queryKey: ['training', 'survey', id], queryFn: () => api.training.getSurvey({ id }) }),
  surveyResults: (id: string) =>
    queryOptions({
      queryKey: ['training', 'survey', id, 'results'],
      queryFn: () => api.training.getSurveyResults({ id }),
    }),
  answerGroups: (questionId: string) =>
    queryOptions({
      queryKey: ['training', 'answerGroups', questionId],
      queryFn: () => api.training.listAnswerGroups({ id: questionId }),
    }),
  openAnswers: (questionId: string, group: string | null) =>
    queryOptions({
      queryKey: ['training', 'answerGroups', questionId, 'answers', group],
      queryFn: () => api.training.listOpenAnswers({ id: questionId, ...(group === null ? {} : { group }) }),
    }),
  discussions: (filter: DiscussionQuery) =>
    queryOptions({
      queryKey: ['training', 'discussions', filter],
      queryFn: () => api.training.listDiscussions(filter),
      placeholderData: keepPreviousData,
    }),
  discussion: (id: string) =>
    queryOptions({
      queryKey: ['training', 'discussion', id],
      queryFn: () => api.training.getDiscussion({ id }),
    }),
}
