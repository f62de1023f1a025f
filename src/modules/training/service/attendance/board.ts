import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type {
  AttendanceBoard,
  AttendanceStanding,
  AttendedSession,
  ClassState,
  LeaveRequest,
} from '../../contract/index.ts'
import {
  type Attendee,
  attendeesOf,
  leavesOf,
  marksOf,
  type StoredLeave,
  type StoredMark,
} from '../../queries/attendance/attendance.ts'
import { hoursOfClass } from '../../queries/attendance/hours.ts'
import { type StoredSession, sessionsOf } from '../../queries/sessions.ts'
import { leaveLimit, passesSeventh, standingOf, type Tally, tally } from '../../rules/attendance.ts'
import { visibleClass } from '../class/show-class.ts'

/** States in which attendance is recorded: from the beginning until the class is closed. */
export const markingStates: readonly ClassState[] = ['running', 'finished', 'evaluated', 'reopened']

/** A session that has its day. What was never arranged was not held and counts for nothing. */
export type HeldSession = StoredSession & { at: NonNullable<StoredSession['at']> }

export const isArranged = (one: StoredSession): one is HeldSession => one.at !== null

/** Everything that attendance of a class is worked out from. */
export interface Sheet {
  sessions: HeldSession[]
  attendees: Attendee[]
  marks: StoredMark[]
  tallyOf(nominationId: string): Tally
}

/** The sheet of attendance of a class. */
export async function sheetOf(db: Db, classId: string): Promise<Sheet> {
  const sessions = (await sessionsOf(db, classId)).filter(isArranged)
  const attendees = await attendeesOf(db, classId)
  const marks = await marksOf(db, classId)
  const byPlace = new Map(marks.map((one) => [`${one.sessionId} ${one.nominationId}`, one.mark]))
  const tallyOf = (nominationId: string) =>
    tally(sessions.map(({ id, hours }) => ({ hours, mark: byPlace.get(`${id} ${nominationId}`) ?? null })))
  return { sessions, attendees, marks, tallyOf }
}

/** Hours of all sessions of a sheet. */
export const totalHours = ({ sessions }: Pick<Sheet, 'sessions'>): number =>
  tally(sessions.map(({ hours }) => ({ hours, mark: null }))).total

export const standingIn = (sheet: Sheet, one: Attendee): AttendanceStanding =>
  one.withdrawn ? 'withdrawn' : standingOf(sheet.tallyOf(one.nominationId))

/** Sessions × trainees with their marks, leave and where everybody stands. */
export async function getAttendance(ctx: Context, classId: string): Promise<AttendanceBoard> {
  const of = await visibleClass(ctx, classId)
  requireRight(ctx, 'training.class.run', of.belonging)
  const sheet = await sheetOf(ctx.db, classId)
  const issued = new Map((await hoursOfClass(ctx.db, classId)).map((one) => [one.person.id, one.hours]))
  const total = totalHours(sheet)
  const leaves = await leavesOf(ctx.db, classId)
  const names = new Map(sheet.attendees.map((one) => [one.nominationId, one]))
  const marksOfTrainee = Map.groupBy(sheet.marks, ({ nominationId }) => nominationId)
  const open = (id: string) => {
    const done = new Set(
      sheet.marks.filter(({ sessionId }) => sessionId === id).map((one) => one.nominationId),
    )
    return sheet.attendees.filter((one) => !one.withdrawn && !done.has(one.nominationId)).length
  }
  return {
    classId,
    mayMark: markingStates.includes(of.state),
    totalHours: total,
    leaveLimit: leaveLimit(total),
    sessions: sheet.sessions.map((one) => ({ ...toSession(one), open: open(one.id) })),
    trainees: sheet.attendees.map((one) => ({
      nominationId: one.nominationId,
      name: one.name,
      unit: one.unit,
      lockVersion: one.lockVersion,
      marks: (marksOfTrainee.get(one.nominationId) ?? []).map(toMark),
      tally: sheet.tallyOf(one.nominationId),
      standing: standingIn(sheet, one),
      issued: issued.get(one.personId) ?? null,
    })),
    leaves: leaves.flatMap((one) => {
      const who = names.get(one.nominationId)
      return who === undefined ? [] : [toLeave(sheet, one, who)]
    }),
  }
}

export const toSession = (one: HeldSession): Omit<AttendedSession, 'open'> => ({
  id: one.id,
  kind: one.kind,
  title: one.title,
  at: one.at,
  hours: one.hours,
  teacher: one.teacher?.name ?? null,
})

const toMark = (one: StoredMark) => ({
  sessionId: one.sessionId,
  mark: one.mark,
  way: one.way,
  markedBy: one.markedByName,
  markedAt: one.markedAt.toISOString(),
  lockVersion: one.lockVersion,
})

/** What leave comes to if a request is granted: sessions that are excused already count once. */
export function leaveWith(sheet: Sheet, leave: Pick<StoredLeave, 'nominationId' | 'sessionIds'>): number {
  const excused = new Set(
    sheet.marks
      .filter((one) => one.nominationId === leave.nominationId && one.mark === 'leave')
      .map(({ sessionId }) => sessionId),
  )
  for (const id of leave.sessionIds) excused.add(id)
  return tally(
    sheet.sessions.filter(({ id }) => excused.has(id)).map(({ hours }) => ({ hours, mark: 'leave' })),
  ).leave
}

/** Hours of the sessions that a leave is for. */
export const hoursOfLeave = (sheet: Sheet, leave: Pick<StoredLeave, 'sessionIds'>): number =>
  tally(
    sheet.sessions
      .filter(({ id }) => leave.sessionIds.includes(id))
      .map(({ hours }) => ({ hours, mark: 'leave' })),
  ).leave

function toLeave(sheet: Sheet, one: StoredLeave, who: Attendee): LeaveRequest {
  const hoursWith = leaveWith(sheet, one)
  return {
    id: one.id,
    nominationId: one.nominationId,
    name: who.name,
    unit: who.unit.name,
    sessionIds: one.sessionIds,
    hours: hoursOfLeave(sheet, one),
    hoursWith,
    passesLimit: passesSeventh(hoursWith, totalHours(sheet)),
    reason: one.reason,
    state: one.state,
    askedBy: one.askedByName,
    askedAt: one.askedAt.toISOString(),
    decidedBy: one.decidedByName,
    decisionReason: one.decisionReason,
    lockVersion: one.lockVersion,
  }
}
