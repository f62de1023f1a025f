import type { ObjectRef } from '#platform/http/contract.ts'

export const topicRef = (code: string): ObjectRef => ({ kind: 'training.topic', id: code })
/** All subjects of training together, to which each belongs. */
export const topicsRef: ObjectRef = { kind: 'training.topics', id: 'all' }
