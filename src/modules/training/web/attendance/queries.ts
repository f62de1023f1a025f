import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of attendance and hours read; keys begin with `training`. */
export const attendanceQueries = {
  board: (id: string) =>
    queryOptions({
      queryKey: ['training', 'attendance', id],
      queryFn: () => api.training.getAttendance({ id }),
    }),
  fees: (id: string) =>
    queryOptions({ queryKey: ['training', 'fees', id], queryFn: () => api.training.getFees({ id }) }),
  /** The code of the moment; asked for again in time for the next one, and to tell how many have signed in. */
  code: (id: string) =>
    queryOptions({
      queryKey: ['training', 'code', id],
      queryFn: () => api.training.getSignInCode({ id }),
      refetchInterval: 5_000,
      gcTime: 0,
    }),
  place: (id: string) =>
    queryOptions({
      queryKey: ['training', 'place', id],
      queryFn: () => api.training.getSignIn({ id }),
      gcTime: 0,
    }),
  own: () => queryOptions({ queryKey: ['training', 'own'], queryFn: () => api.training.getOwnTraining() }),
  hours: (filter: Parameters<typeof api.training.listHours>[0]) =>
    queryOptions({
      queryKey: ['training', 'hours', filter],
      queryFn: () => api.training.listHours(filter),
      placeholderData: keepPreviousData,
    }),
  counts: (year: number | undefined) =>
    queryOptions({
      queryKey: ['training', 'hours', 'counts', year ?? null],
      queryFn: () => api.training.countCompliance({ year }),
      placeholderData: keepPreviousData,
    }),
  people: (filter: Parameters<typeof api.training.listCompliance>[0]) =>
    queryOptions({
      queryKey: ['training', 'hours', 'people', filter],
      queryFn: () => api.training.listCompliance(filter),
      placeholderData: keepPreviousData,
    }),
}
