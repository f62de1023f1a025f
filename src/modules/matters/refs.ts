import type { ObjectRef } from '#platform/http/contract.ts'

/** References to this module's objects, as threads and audit entries name them. */
export const problemRef = (id: string): ObjectRef => ({ kind: 'matters.problem', id })
export const taskRef = (id: string): ObjectRef => ({ kind: 'matters.task', id })
export const reportRef = (id: string): ObjectRef => ({ kind: 'matters.report', id })
