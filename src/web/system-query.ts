import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What runs here, as whom one works, and the business day. */
export const systemQuery = () =>
  queryOptions({ queryKey: ['system'], queryFn: () => api.system.info(), staleTime: 10 * 60_000 })
