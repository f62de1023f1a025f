import type { ObjectRef } from '#platform/http/contract.ts'

/** References to this module's objects, as threads and audit entries name them. */
export const accountRef = (id: string): ObjectRef => ({ kind: 'access.account', id })
export const grantRef = (id: string): ObjectRef => ({ kind: 'access.grant', id })
export const roleRef = (code: string): ObjectRef => ({ kind: 'access.role', id: code })
