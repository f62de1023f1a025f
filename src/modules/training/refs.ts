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
/** An invitation of a teacher who needs no account. */
export const invitationRef = (id: string): ObjectRef => ({ kind: 'training.teacherInvitation', id })
/** What the organiser decided of somebody nominated, and why: the person sees the nomination and not this. */
export const eligibilityRef = (id: string): ObjectRef => ({ kind: 'training.eligibility', id })
/** How somebody attended one session. */
export const attendanceRef = (id: string): ObjectRef => ({ kind: 'training.attendance', id })
export const leaveRef = (id: string): ObjectRef => ({ kind: 'training.leave', id })
/** An entry of the ledger of hours. */
export const hoursRef = (id: string): ObjectRef => ({ kind: 'training.hours', id })
/** What decides how much training is due from a person; goes by the person's id. */
export const traineeProfileRef = (personId: string): ObjectRef => ({
  kind: 'training.traineeProfile',
  id: personId,
})
/** The fee for a session; goes by the session's id. */
export const feeRef = (sessionId: string): ObjectRef => ({ kind: 'training.fee', id: sessionId })
/** What a class taught those who plan the next. */
export const lessonRef = (id: string): ObjectRef => ({ kind: 'training.lesson', id })
/** A figure of service, efficiency or atmosphere of a unit. */
export const figureRef = (id: string): ObjectRef => ({ kind: 'training.figure', id })
