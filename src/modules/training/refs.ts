import type { ObjectRef } from '#platform/http/contract.ts'

export const topicRef = (code: string): ObjectRef => ({ kind: 'training.topic', id: code })
/** All subjects of training together, to which each belongs. */
export const topicsRef: ObjectRef = { kind: 'training.topics', id: 'all' }
export const programmeRef = (id: string): ObjectRef => ({ kind: 'training.programme', id })
export const classRef = (id: string): ObjectRef => ({ kind: 'training.class', id })
export const needRef = (id: string): ObjectRef => ({ kind: 'training.need', id })
