import type { ObjectRef } from '../http/contract.ts'

/** An account as the audit names it. */
export const accountRef = (accountId: string): ObjectRef => ({ kind: 'identity.account', id: accountId })

/** Stands for the names nobody has: what was typed is not written down, it may be a password. */
export const unknownAccountRef: ObjectRef = { kind: 'identity.account', id: 'unknown' }
