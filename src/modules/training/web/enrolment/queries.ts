import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the pages of enrolment read; keys begin with `training`. */
export const enrolmentQueries = {
  enrolment: (id: string) =>
    queryOptions({
      queryKey: ['training', 'enrolment', id],
      queryFn: () => api.training.getEnrolment({ id }),
    }),
  nominees: (id: string, unitId: string, query: string) =>
    queryOptions({
      queryKey: ['training', 'enrolment', id, 'nominees', unitId, query],
      queryFn: () => api.training.listNominees({ id, unitId, ...(query === '' ? {} : { query }) }),
      placeholderData: keepPreviousData,
    }),
  next: (id: string) =>
    queryOptions({
      queryKey: ['training', 'enrolment', id, 'next'],
      queryFn: () => api.training.nextFromWaitlist({ id }),
    }),
  unitCoverage: (year: number) =>
    queryOptions({
      queryKey: ['training', 'unitCoverage', year],
      queryFn: () => api.training.getUnitCoverage({ year }),
    }),
}
