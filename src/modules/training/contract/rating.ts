import { z } from 'zod'
import { day, endpoint } from '#platform/http/contract.ts'
import { ratingAnswers, ratingFigures } from './rating-terms.ts'

/** A session as the form that rates it shows it. */
export const rateableSession = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  classTitle: z.string(),
  teacherName: z.string().nullable(),
  heldOn: day,
  startsAt: z.string(),
  endsAt: z.string(),
  /** The last day on which it may be rated. */
  until: day,
})
export type RateableSession = z.infer<typeof rateableSession>

/** A session that the caller taught, as its trainees rated it. */
export const taughtSession = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  classTitle: z.string(),
  heldOn: day,
  /** Null below the minimum sample and until the last day of rating is over. */
  figures: ratingFigures.nullable(),
  isOver: z.boolean(),
  comments: z.array(z.string()),
})
export type TaughtSession = z.infer<typeof taughtSession>

export const ownRatings = z.object({
  /** Those that may be rated now. */
  open: z.array(rateableSession),
  /** How many of those that may be rated now the caller has rated. */
  given: z.number().int(),
  taught: z.array(taughtSession),
  minimumSample: z.number().int(),
})
export type OwnRatings = z.infer<typeof ownRatings>

/** A session of a class with what was said of it. */
export const ratedSession = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  courseId: z.uuid().nullable(),
  teacherName: z.string().nullable(),
  heldOn: day,
  phase: z.enum(['before', 'open', 'over']),
  until: day,
  present: z.number().int(),
  given: z.number().int(),
  /** Null below the minimum sample and until the last day of rating is over. */
  figures: ratingFigures.nullable(),
  /** In no order, numbers that look like a telephone or identity masked. */
  comments: z.array(z.string()),
})
export type RatedSession = z.infer<typeof ratedSession>

export const classRatings = z.object({
  classId: z.uuid(),
  minimumSample: z.number().int(),
  /** Of the sessions that are told; null when none is. */
  together: ratingFigures.nullable(),
  /** Of those held, told or not. */
  sessionsHeld: z.number().int(),
  sessionsTold: z.number().int(),
  /** In the order of teaching; null for whoever may see the class as a whole only. */
  sessions: z.array(ratedSession).nullable(),
})
export type ClassRatings = z.infer<typeof classRatings>

/** What a course was rated wherever it was taught. */
export const courseRatings = z.object({
  figures: ratingFigures.nullable(),
  /** Sessions behind the figures. */
  sessions: z.number().int(),
  minimumSample: z.number().int(),
})
export type CourseRatings = z.infer<typeof courseRatings>

const byId = z.object({ id: z.uuid() })
const tags = ['training feedback']

export const ratingContract = {
  getOwnRatings: endpoint('signedIn', {
    method: 'GET',
    path: '/own-ratings',
    tags,
    summary: 'Sessions that the caller was in and may still rate, and how those the caller taught were rated',
  }).output(ownRatings),
  getRatingForm: endpoint('signedIn', {
    method: 'GET',
    path: '/own-ratings/{id}',
    tags,
    summary: 'A session that the caller was in and may rate now',
  })
    .input(byId)
    .output(rateableSession),
  rateSession: endpoint('signedIn', {
    method: 'POST',
    path: '/own-ratings/{id}',
    tags,
    summary: 'Rate a session, once; who rated is known, and nothing ties that to what was said',
  })
    .input(byId.extend({ answers: ratingAnswers }))
    .output(z.object({ done: z.literal(true) })),
  getClassRatings: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}/ratings',
    tags,
    summary:
      'How a class was rated, as far as enough people stand behind each figure; session by session for whoever runs it',
  })
    .input(byId)
    .output(classRatings),
  getCourseRatings: endpoint('training.course.read', {
    method: 'GET',
    path: '/training/courses/{id}/ratings',
    tags,
    summary: 'How a course was rated wherever it was taught, above the minimum sample only',
  })
    .input(byId)
    .output(courseRatings),
}
