import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of the libraries read; keys begin with `training`. */
export const libraryQueries = {
  courses: (filter: Parameters<typeof api.training.listCourses>[0]) =>
    queryOptions({
      queryKey: ['training', 'courses', filter],
      queryFn: () => api.training.listCourses(filter),
      placeholderData: keepPreviousData,
    }),
  course: (id: string) =>
    queryOptions({ queryKey: ['training', 'course', id], queryFn: () => api.training.getCourse({ id }) }),
  teachers: (filter: Parameters<typeof api.training.listTeachers>[0]) =>
    queryOptions({
      queryKey: ['training', 'teachers', filter],
      queryFn: () => api.training.listTeachers(filter),
      placeholderData: keepPreviousData,
    }),
  teacher: (id: string) =>
    queryOptions({ queryKey: ['training', 'teacher', id], queryFn: () => api.training.getTeacher({ id }) }),
  venues: (filter: Parameters<typeof api.training.listVenues>[0]) =>
    queryOptions({
      queryKey: ['training', 'venues', filter],
      queryFn: () => api.training.listVenues(filter),
      placeholderData: keepPreviousData,
    }),
  venue: (id: string) =>
    queryOptions({ queryKey: ['training', 'venue', id], queryFn: () => api.training.getVenue({ id }) }),
}
