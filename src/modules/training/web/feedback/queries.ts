import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of feedback read. */
export const feedbackQueries = {
  own: () =>
    queryOptions({ queryKey: ['training', 'ownRatings'], queryFn: () => api.training.getOwnRatings() }),
  form: (id: string) =>
    queryOptions({
      queryKey: ['training', 'ratingForm', id],
      queryFn: () => api.training.getRatingForm({ id }),
      gcTime: 0,
    }),
  ownFollowUps: () =>
    queryOptions({ queryKey: ['training', 'ownFollowUps'], queryFn: () => api.training.listOwnFollowUps() }),
  followUpForm: (id: string) =>
    queryOptions({
      queryKey: ['training', 'followUpForm', id],
      queryFn: () => api.training.getFollowUpForm({ id }),
      gcTime: 0,
    }),
  ratings: (id: string) =>
    queryOptions({
      queryKey: ['training', 'classRatings', id],
      queryFn: () => api.training.getClassRatings({ id }),
    }),
  followUp: (id: string) =>
    queryOptions({
      queryKey: ['training', 'classFollowUp', id],
      queryFn: () => api.training.getClassFollowUp({ id }),
    }),
  lessons: (id: string) =>
    queryOptions({
      queryKey: ['training', 'lessons', id],
      queryFn: () => api.training.getClassLessons({ id }),
    }),
  effect: (id: string) =>
    queryOptions({
      queryKey: ['training', 'classEffect', id],
      queryFn: () => api.training.getClassEffect({ id }),
    }),
  course: (id: string) =>
    queryOptions({
      queryKey: ['training', 'courseRatings', id],
      queryFn: () => api.training.getCourseRatings({ id }),
    }),
}
