import type { ObjectRef } from '#platform/http/contract.ts'

export const topicRef = (code: string): ObjectRef => ({ kind: 'training.topic', id: code })
/** All subjects of training together, to which each belongs. */
export const topicsRef: ObjectRef = { kind: 'training.topics', id: 'all' }
export const surveyRef = (id: string): ObjectRef => ({ kind: 'training.survey', id })
export const answerGroupRef = (id: string): ObjectRef => ({ kind: 'training.answerGroup', id })
export const discussionRef = (id: string): ObjectRef => ({ kind: 'training.discussion', id })
export const findingRef = (id: string): ObjectRef => ({ kind: 'training.finding', id })
