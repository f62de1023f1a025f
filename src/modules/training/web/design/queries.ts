import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { DesignCourseInput } from '../../contract/index.ts'

/** What the page of a design reads; keys begin with `training`. */
export const designQueries = {
  design: (id: string) =>
    queryOptions({ queryKey: ['training', 'design', id], queryFn: () => api.training.getDesign({ id }) }),
  summary: (id: string) =>
    queryOptions({
      queryKey: ['training', 'design', id, 'summary'],
      queryFn: () => api.training.getDesignSummary({ id }),
    }),
  preview: (id: string, courses: readonly DesignCourseInput[]) =>
    queryOptions({
      queryKey: ['training', 'design', id, 'preview', courses],
      queryFn: () => api.training.previewDesign({ id, courses: [...courses] }),
      placeholderData: keepPreviousData,
    }),
  candidates: (id: string, modulePosition: number, courses: readonly DesignCourseInput[]) =>
    queryOptions({
      queryKey: ['training', 'design', id, 'candidates', modulePosition, courses],
      queryFn: () => api.training.listDesignCandidates({ id, modulePosition, courses: [...courses] }),
    }),
}
