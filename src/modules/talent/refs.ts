import type { ObjectRef } from '#platform/http/contract.ts'

export const skillRef = (id: string): ObjectRef => ({ kind: 'talent.skill', id })
/** All skills together, to which each belongs. */
export const skillsRef: ObjectRef = { kind: 'talent.skills', id: 'all' }
