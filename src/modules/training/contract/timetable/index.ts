import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { words } from '#platform/words.ts'
import { classState } from '../class-terms.ts'
import { timetableChange } from './changes.ts'
import { timetableFinding } from './findings.ts'
import { plannedSession, releasedSession, sessionFields, sessionTime, situation } from './shapes.ts'

export * from './changes.ts'
export * from './class-hours.ts'
export * from './find-broken.ts'
export * from './findings.ts'
export * from './sentences.ts'
export * from './shapes.ts'

const release = z.object({
  number: z.number().int(),
  at: instant,
  by: z.string(),
  changes: z.array(timetableChange),
  /** What was broken and why it was released all the same; told to those who draft it. */
  broken: z.array(timetableFinding),
  overrideReason: z.string().nullable(),
})

/** A course of the design of a class, and what of it has no session yet. */
const courseLeft = z.object({
  courseId: z.uuid(),
  title: z.string(),
  modulePosition: z.number().int(),
  hoursLeft: z.number(),
})

export const timetableDetail = z.object({
  classId: z.uuid(),
  classTitle: z.string(),
  state: classState,
  startsOn: day,
  endsOn: day,
  modules: z.array(z.object({ position: z.number().int(), title: z.string() })),
  mayEdit: z.boolean(),
  mayRelease: z.boolean(),
  /** The draft, for those who work on it. */
  draft: z
    .object({
      sessions: z.array(plannedSession),
      situation,
      coursesLeft: z.array(courseLeft),
    })
    .nullable(),
  /** What counts: the last release; null before the first. */
  released: z.array(releasedSession).nullable(),
  /** The last one first. */
  releases: z.array(release),
  /** Version of the draft as a whole. */
  lockVersion: z.number().int(),
})
export type TimetableDetail = z.infer<typeof timetableDetail>

const place = z.object({ sessionId: z.uuid(), at: sessionTime, venueId: z.uuid().nullable() })
export type ProposedPlace = z.infer<typeof place>

export const timetableProposal = z.object({
  /** `notFound`: the best that was found breaks rules; `infeasible`: proven that none can keep them. */
  status: z.enum(['optimal', 'feasible', 'notFound', 'infeasible']),
  seconds: z.number(),
  /** Version of the draft that it is made from. */
  lockVersion: z.number().int(),
  places: z.array(place),
  /** Why there is none that keeps every rule. */
  reasons: z.array(words),
})
export type TimetableProposal = z.infer<typeof timetableProposal>

/** A released session with the class it is of. */
export const heldSession = releasedSession.extend({
  class: z.object({ id: z.uuid(), title: z.string() }),
  release: z.number().int(),
})
export type HeldSession = z.infer<typeof heldSession>

export const ownTimetable = z.object({
  /** From today on, the earliest first. */
  sessions: z.array(heldSession.extend({ teaches: z.boolean() })),
  /** Since when an address for calendar programs is open. */
  calendarSince: instant.nullable(),
  /** False for an account that stands for no person of the directory. */
  isPerson: z.boolean(),
})
export type OwnTimetable = z.infer<typeof ownTimetable>

const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const timetableContract = {
  getTimetable: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}/timetable',
    tags,
    summary:
      'The released timetable of a class; for those who draft it also the draft and what it is held against',
  })
    .input(byId)
    .output(timetableDetail),
  addSession: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/sessions',
    tags,
    summary: 'Add a session to the draft',
    successStatus: 201,
  })
    .input(sessionFields.extend({ id: z.uuid() }))
    .output(plannedSession),
  updateSession: endpoint('training.class.draft', {
    method: 'PUT',
    path: '/training/sessions/{id}',
    tags,
    summary: 'Change a session of the draft or move it',
  })
    .input(sessionFields.extend({ id: z.uuid(), lockVersion }))
    .output(plannedSession),
  removeSession: endpoint('training.class.draft', {
    method: 'DELETE',
    path: '/training/sessions/{id}',
    tags,
    summary: 'Take a session out of the draft',
  })
    .input(byId.extend({ lockVersion }))
    .output(z.object({ id: z.uuid() })),
  fillTimetable: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/timetable/fill',
    tags,
    summary: 'Make sessions of the courses of a class that have none, with opening and closing',
  })
    .input(byId.extend({ lockVersion }))
    .output(z.object({ added: z.number().int() })),
  proposeTimetable: endpoint('training.class.draft', {
    method: 'GET',
    path: '/training/classes/{id}/timetable/proposal',
    tags,
    summary: 'Compute times and rooms that keep the rules; nothing is changed',
  })
    .input(byId)
    .output(timetableProposal),
  takeTimetable: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/timetable/places',
    tags,
    summary: 'Put the sessions of the draft where a proposal has them',
  })
    .input(byId.extend({ lockVersion, places: z.array(place).min(1).max(500) }))
    .output(z.object({ moved: z.number().int() })),
  releaseTimetable: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/classes/{id}/timetable/releases',
    tags,
    summary: 'Release the draft and tell those whom it changes something for',
  })
    .input(
      byId.extend({
        lockVersion,
        /** Why it is released although rules are broken. */
        overrideReason: z.string().trim().min(4).max(500).nullable().default(null),
      }),
    )
    .output(z.object({ number: z.number().int(), told: z.number().int() })),
  exportTimetable: endpoint('training.class.export', {
    method: 'GET',
    path: '/training/classes/{id}/timetable/export',
    tags,
    summary: 'The released timetable as an Excel file',
  })
    .input(byId)
    .output(download),
  downloadCalendar: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}/timetable/calendar',
    tags,
    summary: 'The released timetable as an iCalendar file',
  })
    .input(byId)
    .output(download),
  listTeacherSessions: endpoint('training.teacher.read', {
    method: 'GET',
    path: '/training/teachers/{id}/sessions',
    tags,
    summary: 'Released sessions from today on that a teacher teaches',
  })
    .input(byId)
    .output(z.array(heldSession)),
  listVenueSessions: endpoint('training.venue.read', {
    method: 'GET',
    path: '/training/venues/{id}/sessions',
    tags,
    summary: 'Released sessions from today on in a venue',
  })
    .input(byId)
    .output(z.array(heldSession)),
  getOwnTimetable: endpoint('signedIn', {
    method: 'GET',
    path: '/training/own-timetable',
    tags,
    summary: 'The released sessions that the caller attends or teaches',
  }).output(ownTimetable),
  openOwnCalendar: endpoint('signedIn', {
    method: 'POST',
    path: '/training/own-calendar',
    tags,
    summary:
      'Open a secret address of the caller’s own sessions for calendar programs; one opened before ends',
  }).output(z.object({ path: z.string() })),
  closeOwnCalendar: endpoint('signedIn', {
    method: 'DELETE',
    path: '/training/own-calendar',
    tags,
    summary: 'Close that address',
  }).output(z.object({ closed: z.boolean() })),
  readCalendar: endpoint('public', {
    method: 'GET',
    path: '/training/calendars/{token}',
    tags,
    summary: 'The sessions behind a secret address as an iCalendar file',
  })
    .input(z.object({ token: z.string().min(1).max(100) }))
    .output(download),
}
