import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import type { ClassState } from '../class-terms.ts'
import { half, sessionKind } from '../session-terms.ts'
import { halfDays } from '../unavailability.ts'

/** States of a class in which its timetable may be drafted. */
export const timetableStates: readonly ClassState[] = [
  'draft',
  'approved',
  'enrolling',
  'enrolled',
  'running',
]
/** States in which it may be released. */
export const releasableStates: readonly ClassState[] = ['approved', 'enrolling', 'enrolled', 'running']

/** Time of day as a wall clock shows it, such as 08:30. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When a session is held. What begins before noon is of the morning. */
export const sessionTime = z.object({ on: day, half, startsAt: clockTime, endsAt: clockTime })
export type SessionTime = z.infer<typeof sessionTime>

const named = z.object({ id: z.uuid(), name: z.string() })

const common = {
  id: z.uuid(),
  kind: sessionKind,
  title: z.string(),
  course: z.object({ id: z.uuid(), versionNo: z.number().int() }).nullable(),
  /** Place of its module in the class. */
  modulePosition: z.number().int().nullable(),
  teachers: z.array(named),
  /** Class-hours. */
  hours: z.number(),
}

/** A session of the draft. */
export const plannedSession = z.object({
  ...common,
  venue: named.nullable(),
  at: sessionTime.nullable(),
  /** Stays where it is when a timetable is proposed. */
  pinned: z.boolean(),
  lockVersion: z.number().int(),
})
export type PlannedSession = z.infer<typeof plannedSession>

/** A session as a release froze it. */
export const releasedSession = z.object({
  ...common,
  venue: named.extend({ address: z.string().nullable() }).nullable(),
  at: sessionTime,
})
export type ReleasedSession = z.infer<typeof releasedSession>

const unavailableDays = z.array(
  z.object({ fromOn: day, untilOn: day, half: z.enum(halfDays), reason: z.string().nullable() }),
)

/** A session of another class on the days of this one. */
export const otherSession = z.object({
  id: z.uuid(),
  title: z.string(),
  class: z.object({ id: z.uuid(), title: z.string() }),
  at: sessionTime,
  hours: z.number(),
  teachers: z.array(named),
  venue: named.nullable(),
  /** How many trainees of this class attend it as well. */
  sharedTrainees: z.number().int(),
})
export type OtherSession = z.infer<typeof otherSession>

/** What the sessions of a class are held against. */
export const situation = z.object({
  class: z.object({
    startsOn: day,
    endsOn: day,
    hours: z.number(),
    /** Seats of the class or its trainees in the hall, whichever are more. */
    people: z.number().int(),
  }),
  others: z.array(otherSession),
  teachers: z.array(named.extend({ unavailable: unavailableDays })),
  /** Every venue in use, and those that sessions name. */
  venues: z.array(
    named.extend({
      kind: z.enum(['classroom', 'fieldSite']),
      capacity: z.number().int(),
      unavailable: unavailableDays,
    }),
  ),
  /** The last release; null before the first. */
  published: z.array(releasedSession).nullable(),
})
export type Situation = z.infer<typeof situation>

/** What people enter of a session; the half of the day follows from when it begins. */
export const sessionFields = z.object({
  kind: sessionKind,
  title: z.string().trim().min(2).max(100),
  courseId: z.uuid().nullable().default(null),
  modulePosition: z.number().int().min(1).max(20).nullable().default(null),
  teacherIds: z.array(z.uuid()).max(10).default([]),
  venueId: z.uuid().nullable().default(null),
  at: z
    .object({ on: day, startsAt: clockTime, endsAt: clockTime })
    .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
      path: ['endsAt'],
      message: 'ends before it begins',
    })
    .nullable()
    .default(null),
  hours: z.number().min(0.5).max(12).multipleOf(0.5),
  pinned: z.boolean().default(false),
})
export type SessionFields = z.infer<typeof sessionFields>
