import { queryOptions } from '@tanstack/react-query'
import type { Permission } from '#platform/http/contract.ts'
import { api } from '#web/api.ts'

/** Who is logged in and what they may do. Fails with 401 when nobody is. */
export const meQuery = () =>
  queryOptions({ queryKey: ['session', 'me'], queryFn: () => api.session.me(), staleTime: 5 * 60_000 })

/** Whether the person may do this at all. Hiding is courtesy; the server is the guard. */
export function mayDo(me: { permissions: 'all' | string[] }, right: Permission | undefined): boolean {
  return right === undefined || me.permissions === 'all' || me.permissions.includes(right)
}
