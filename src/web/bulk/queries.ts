import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What the drawer reads; keys begin with `bulk`. */
export const bulkQueries = {
  edits: (object: string) =>
    queryOptions({ queryKey: ['bulk', 'edits', object], queryFn: () => api.bulk.list({ object }) }),
  values: (object: string, field: string) =>
    queryOptions({
      queryKey: ['bulk', 'values', object, field],
      queryFn: () => api.bulk.listValues({ object, field }),
    }),
}
