import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { AccountState } from '../contract.ts'

export type AccountListFilter = {
  query?: string
  state?: AccountState
  role?: string
  held?: boolean
  page?: number
  pageSize?: number
}

/** Everything the pages read about accounts, roles and grants; keys begin with `access`. */
export const accessQueries = {
  roles: () => queryOptions({ queryKey: ['access', 'roles'], queryFn: () => api.access.listRoles() }),
  rights: () => queryOptions({ queryKey: ['access', 'rights'], queryFn: () => api.access.rightsMatrix() }),
  anchors: () => queryOptions({ queryKey: ['access', 'anchors'], queryFn: () => api.access.listAnchors() }),
  accounts: (filter: AccountListFilter) =>
    queryOptions({
      queryKey: ['access', 'accounts', filter],
      queryFn: () => api.access.listAccounts(filter),
      placeholderData: keepPreviousData,
    }),
  candidates: (query: string) =>
    queryOptions({
      queryKey: ['access', 'candidates', query],
      queryFn: () => api.access.listCandidates({ query }),
      placeholderData: keepPreviousData,
    }),
  held: () => queryOptions({ queryKey: ['access', 'held'], queryFn: () => api.access.listHeldGrants() }),
  myMailAddress: () =>
    queryOptions({ queryKey: ['access', 'mailAddress'], queryFn: () => api.access.myMailAddress() }),
  login: (id: string) =>
    queryOptions({
      queryKey: ['access', 'login', id],
      queryFn: () => api.access.getAccountLogin({ id }),
    }),
  grants: (accountId: string) =>
    queryOptions({
      queryKey: ['access', 'grants', accountId],
      queryFn: () => api.access.listGrants({ accountId }),
    }),
}
