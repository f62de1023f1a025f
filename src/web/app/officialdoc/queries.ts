import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DocumentKind } from '#platform/officialdoc/contract.ts'
import { api } from '#web/api.ts'

/** Everything the page reads about official documents; keys begin with `officialdoc`. */
export const officialdocQueries = {
  template: (kind: DocumentKind) =>
    queryOptions({
      queryKey: ['officialdoc', 'template', kind],
      queryFn: () => api.officialdoc.getTemplate({ kind }),
    }),
  drawing: (kind: DocumentKind, data: Record<string, unknown>) =>
    queryOptions({
      queryKey: ['officialdoc', 'drawing', kind, data],
      queryFn: () => api.officialdoc.draw({ kind, data }),
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  preview: (kind: DocumentKind, content: string) =>
    queryOptions({
      queryKey: ['officialdoc', 'preview', kind, content],
      queryFn: () => api.officialdoc.drawPreview({ kind, content }),
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
}
