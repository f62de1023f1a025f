import type { ObjectRef } from '#platform/http/contract.ts'

/** Something that people propose. */
export const ideaRef = (id: string): ObjectRef => ({ kind: 'training.idea', id })
export const topicRef = (code: string): ObjectRef => ({ kind: 'training.topic', id: code })
/** All subjects of training together, to which each belongs. */
export const topicsRef: ObjectRef = { kind: 'training.topics', id: 'all' }
export const programmeRef = (id: string): ObjectRef => ({ kind: 'training.programme', id })
export const classRef = (id: string): ObjectRef => ({ kind: 'training.class', id })
/** Somebody nominated for a class. */
export const nominationRef = (id: string): ObjectRef => ({ kind: 'training.nomination', id })
/** A part of a class that is held in one go. */
export const sessionRef = (id: string): ObjectRef => ({ kind: 'training.session', id })
export const needRef = (id: string): ObjectRef => ({ kind: 'training.need', id })
export const courseRef = (id: string): ObjectRef => ({ kind: 'training.course', id })
/** A package of courses of another city that was taken. */
export const coursePackageRef = (id: string): ObjectRef => ({ kind: 'training.coursePackage', id })
export const teacherRef = (id: string): ObjectRef => ({ kind: 'training.teacher', id })
export const venueRef = (id: string): ObjectRef => ({ kind: 'training.venue', id })
/** The libraries of courses, teachers and venues, to which each of those belongs. */
export const libraryRef: ObjectRef = { kind: 'training.library', id: 'all' }
export const surveyRef = (id: string): ObjectRef => ({ kind: 'training.survey', id })
export const answerGroupRef = (id: string): ObjectRef => ({ kind: 'training.answerGroup', id })
export const discussionRef = (id: string): ObjectRef => ({ kind: 'training.discussion', id })
export const findingRef = (id: string): ObjectRef => ({ kind: 'training.finding', id })
