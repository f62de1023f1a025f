import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Permission } from '#platform/http/contract.ts'
import { mayDo, meQuery } from '#web/session-query.ts'

/**
 * Whether whoever is logged in may do something anywhere at all. It decides what a page offers; what is refused is
 * decided by the server. While it is not known yet nothing is offered.
 */
export function useMay(): (permission: Permission | undefined) => boolean {
  const { data } = useQuery(meQuery())
  return (permission) => data !== undefined && mayDo(data, permission)
}

/** Shows acts to whoever may do them anywhere at all. */
export function Allowed({ right, children }: { right: Permission; children: ReactNode }) {
  return useMay()(right) ? children : null
}
