import { z } from 'zod'
import { decimal, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import {
  attendanceMark,
  attendanceStanding,
  attendanceWay,
  hoursKind,
  leaveState,
} from './attendance-terms.ts'
import { organisationName } from './class-shapes.ts'
import { half, sessionKind } from './session-terms.ts'

const at = z.object({ on: z.string(), half, startsAt: z.string(), endsAt: z.string() })
const reason = z.string().trim().min(2).max(500)
const byId = z.object({ id: z.uuid() })
const tags = ['training']

/** A session as the sheet of attendance has it. */
export const attendedSession = z.object({
  id: z.uuid(),
  kind: sessionKind,
  title: z.string(),
  at,
  hours: z.number(),
  teacher: z.string().nullable(),
  /** Trainees for whom nothing is recorded. */
  open: z.number().int(),
})
export type AttendedSession = z.infer<typeof attendedSession>

/** Class-hours by what became of them. */
export const attendanceTally = z.object({
  total: z.number(),
  attended: z.number(),
  leave: z.number(),
  absent: z.number(),
  open: z.number(),
})

const attendanceEntry = z.object({
  sessionId: z.uuid(),
  mark: attendanceMark,
  way: attendanceWay,
  markedBy: z.string(),
  markedAt: instant,
  lockVersion,
})

export const attendingTrainee = z.object({
  nominationId: z.uuid(),
  name: z.string(),
  unit: organisationName,
  lockVersion,
  marks: z.array(attendanceEntry),
  tally: attendanceTally,
  standing: attendanceStanding,
  /** Hours that were issued for the class and are in force. */
  issued: z.number().nullable(),
})
export type AttendingTrainee = z.infer<typeof attendingTrainee>

export const leaveRequest = z.object({
  id: z.uuid(),
  nominationId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  sessionIds: z.array(z.uuid()),
  hours: z.number(),
  /** What all leave of this trainee comes to when this one is granted as well. */
  hoursWith: z.number(),
  passesLimit: z.boolean(),
  reason: z.string(),
  state: leaveState,
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  lockVersion,
})
export type LeaveRequest = z.infer<typeof leaveRequest>

export const attendanceBoard = z.object({
  classId: z.uuid(),
  /** Whether marks are still taken: from its beginning until it is closed. */
  mayMark: z.boolean(),
  totalHours: z.number(),
  leaveLimit: z.number(),
  sessions: z.array(attendedSession),
  trainees: z.array(attendingTrainee),
  leaves: z.array(leaveRequest),
})
export type AttendanceBoard = z.infer<typeof attendanceBoard>

const signInPlace = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  classTitle: z.string(),
  at,
  /** How the caller is recorded already. */
  mark: attendanceMark.nullable(),
})

export const sessionFee = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  at,
  hours: z.number(),
  teacher: z.string(),
  level: z.string(),
  amountAfterTax: decimal.nullable(),
  /** The highest for all that this teacher gives in this half-day. */
  highest: z.number(),
  broken: z.array(
    z.discriminatedUnion('rule', [
      z.object({ rule: z.literal('hoursOfHalfDay'), hours: z.number(), payable: z.number() }),
      z.object({
        rule: z.literal('capPerHour'),
        perHour: z.number(),
        cap: z.number(),
        amount: z.number(),
        highest: z.number(),
      }),
      z.object({ rule: z.literal('paidTwice'), paidIn: z.string() }),
    ]),
  ),
  /** Null while no fee was entered. */
  lockVersion: lockVersion.nullable(),
})
export type SessionFee = z.infer<typeof sessionFee>
export const classFees = z.object({ fees: z.array(sessionFee), sum: decimal })

/** What a trainee sees of own classes. */
export const ownClass = z.object({
  id: z.uuid(),
  nominationId: z.uuid(),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  place: z.string().nullable(),
  mayAskLeave: z.boolean(),
  tally: attendanceTally,
  leaveLimit: z.number(),
  standing: attendanceStanding,
  sessions: z.array(attendedSession.omit({ open: true }).extend({ mark: attendanceMark.nullable() })),
  leaves: z.array(
    leaveRequest.pick({
      id: true,
      sessionIds: true,
      hours: true,
      reason: true,
      state: true,
      decisionReason: true,
    }),
  ),
})
export type OwnClass = z.infer<typeof ownClass>
const ownHours = z.object({
  id: z.uuid(),
  kind: hoursKind,
  source: z.string(),
  hours: z.number(),
  earnedOn: z.string(),
})

export const attendanceContract = {
  getAttendance: endpoint('training.class.run', {
    method: 'GET',
    path: '/training/classes/{id}/attendance',
    tags,
    summary: 'Sessions, trainees, marks and leave of a class',
  })
    .input(byId)
    .output(attendanceBoard),
  markAttendance: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/sessions/{id}/attendance',
    tags,
    summary: 'Mark trainees at a session by hand',
  })
    .input(
      byId.extend({
        marks: z
          .array(
            z.object({
              nominationId: z.uuid(),
              mark: attendanceMark,
              /** The version of the mark that was seen; null where there was none. */
              lockVersion: lockVersion.nullable(),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(z.object({ marked: z.number().int() })),
  getSignInCode: endpoint(
    'training.class.run',
    {
      method: 'GET',
      path: '/training/sessions/{id}/sign-in-code',
      tags,
      summary: 'The code of the moment by which trainees sign in at a session, and how many have',
    },
    { passive: true },
  )
    .input(byId)
    .output(
      z.object({
        path: z.string(),
        renewsAt: instant,
        classTitle: z.string(),
        title: z.string(),
        at,
        signedIn: z.number().int(),
        trainees: z.number().int(),
        opening: z.enum(['tooEarly', 'present', 'late', 'over']),
      }),
    ),
  getSignIn: endpoint('signedIn', {
    method: 'GET',
    path: '/training/sign-in/{id}',
    tags,
    summary: 'The session at which the caller, a trainee of its class, is about to sign in',
  })
    .input(byId)
    .output(signInPlace),
  signIn: endpoint('signedIn', {
    method: 'POST',
    path: '/training/sign-in/{id}',
    tags,
    summary: 'Sign in at a session with the code on the screen',
  })
    .input(byId.extend({ code: z.string().min(1).max(100) }))
    .output(signInPlace),
  askLeave: endpoint('signedIn', {
    method: 'POST',
    path: '/training/nominations/{id}/leave',
    tags,
    summary: 'Ask for leave from sessions, for oneself or, running the class, from a slip',
    successStatus: 201,
  })
    .input(byId.extend({ sessionIds: z.array(z.uuid()).min(1).max(200), reason }))
    .output(byId),
  decideLeave: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/leave/{id}/decide',
    tags,
    summary: 'Grant or refuse leave',
  })
    .input(byId.extend({ lockVersion, grant: z.boolean(), reason }))
    .output(byId),
  withdrawTrainee: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/nominations/{id}/withdraw-trainee',
    tags,
    summary: 'Confirm that a trainee whose leave passes the limit leaves the class',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(byId),
  getFees: endpoint('training.class.run', {
    method: 'GET',
    path: '/training/classes/{id}/fees',
    tags,
    summary: 'Lecture fees of a class, held to the rules',
  })
    .input(byId)
    .output(classFees),
  setFee: endpoint('training.class.run', {
    method: 'PUT',
    path: '/training/sessions/{id}/fee',
    tags,
    summary: 'Enter the fee of a session',
  })
    .input(
      byId.extend({
        lockVersion: lockVersion.nullable(),
        amountAfterTax: z.string().regex(/^\d{1,7}(\.\d{1,2})?$/),
      }),
    )
    .output(byId),
  getOwnTraining: endpoint('signedIn', {
    method: 'GET',
    path: '/training/own',
    tags,
    summary: 'The classes and hours of the caller',
  }).output(z.object({ classes: z.array(ownClass), hours: z.array(ownHours) })),
}
