import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

type CoverageQuery = Parameters<typeof api.training.getCoverage>[0]
type NeedQuery = Parameters<typeof api.training.listNeeds>[0]
type ClassQuery = Parameters<typeof api.training.listClasses>[0]
type SurveyQuery = Parameters<typeof api.training.listSurveys>[0]
type DiscussionQuery = Parameters<typeof api.training.listDiscussions>[0]

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
  coverage: (filter: CoverageQuery) =>
    queryOptions({
      queryKey: ['training', 'coverage', filter],
      queryFn: () => api.training.getCoverage(filter),
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
  classPapers: (id: string) =>
    queryOptions({
      queryKey: ['training', 'class', id, 'papers'],
      queryFn: () => api.training.getClassPapers({ id }),
    }),
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
