import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of the timetable read; keys begin with `training`. */
export const timetableQueries = {
  timetable: (id: string) =>
    queryOptions({
      queryKey: ['training', 'class', id, 'timetable'],
      queryFn: () => api.training.getTimetable({ id }),
    }),
  own: () =>
    queryOptions({ queryKey: ['training', 'ownTimetable'], queryFn: () => api.training.getOwnTimetable() }),
  ofTeacher: (id: string) =>
    queryOptions({
      queryKey: ['training', 'teacher', id, 'sessions'],
      queryFn: () => api.training.listTeacherSessions({ id }),
    }),
  ofVenue: (id: string) =>
    queryOptions({
      queryKey: ['training', 'venue', id, 'sessions'],
      queryFn: () => api.training.listVenueSessions({ id }),
    }),
}
