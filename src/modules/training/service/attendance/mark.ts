import { randomUUID } from 'node:crypto'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AttendanceMark, AttendanceWay } from '../../contract/index.ts'
import {
  attendeesOf,
  holdClass,
  marksOf,
  type StoredMark,
  sessionFor,
} from '../../queries/attendance/attendance.ts'
import { changeMark, insertMarks, type NewMark } from '../../queries/attendance/attendance-writes.ts'
import { findClass, type StoredClass } from '../../queries/class.ts'
import { attendanceRef, sessionRef } from '../../refs.ts'
import { visibleClass } from '../class/show-class.ts'
import { markingStates } from './board.ts'

export interface MarkInput {
  /** Of a new mark, where it is chosen beforehand. */
  id?: string
  nominationId: string
  mark: AttendanceMark
  /** Null where no mark was seen. */
  lockVersion: number | null
}

const unknownSession = (id: string): AppError =>
  new AppError('notFound', 'training.session.unknown', `there is no session ${id}`, { id })

/**
 * Marks trainees at a session by hand.
 *
 * @throws AppError `conflict` `platform.object.changed` when one of the marks was changed since it was seen,
 *   `training.attendance.closed` before the class began and after it was closed; `badInput`
 *   `training.attendance.notTrainee` for somebody who is no trainee of the class.
 */
export const markAttendance = (
  ctx: Context,
  sessionId: string,
  marks: readonly MarkInput[],
): Promise<{ marked: number }> => inTransaction(ctx, (tx) => markAttendanceIn(tx, sessionId, marks, 'hand'))

/** The same in the open transaction. @param more links that say where the marks came from. */
export async function markAttendanceIn(
  tx: Context,
  sessionId: string,
  marks: readonly MarkInput[],
  way: AttendanceWay,
  more: Link[] = [],
  isDemo = false,
): Promise<{ marked: number }> {
  const of = await runningClass(tx, sessionId)
  const trainees = new Set(
    (await attendeesOf(tx.db, of.id)).filter((one) => !one.withdrawn).map((one) => one.nominationId),
  )
  const stored = new Map(
    (await marksOf(tx.db, of.id))
      .filter((one) => one.sessionId === sessionId)
      .map((one) => [one.nominationId, one]),
  )
  const added: NewMark[] = []
  const changes: Change[] = []
  for (const { id = randomUUID(), nominationId, mark, lockVersion } of marks) {
    if (!trainees.has(nominationId))
      throw badField('marks', 'training.attendance.notTrainee', 'this is no trainee of the class', {
        nominationId,
      })
    const before = stored.get(nominationId)
    if ((before?.lockVersion ?? null) !== lockVersion) throw changedMeanwhile(before ?? null)
    if (before === undefined) added.push({ id, sessionId, nominationId, mark, way })
    else if (before.mark !== mark) changes.push(await putMark(tx, before, { mark, way }, more))
  }
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  const entered = await insertMarks(tx.db, added, by, tx.clock.now())
  // Somebody signed in between the look and the writing.
  if (entered.size < added.length) throw changedMeanwhile(null)
  changes.push(...added.map((one) => markAdded(one, more)))
  await recordChanges(tx, changes)
  return { marked: changes.length }
}

const changedMeanwhile = (current: StoredMark | null): AppError =>
  new AppError('conflict', 'platform.object.changed', 'a mark was changed since it was opened', { current })

/** Changes one mark. @throws AppError `conflict` when somebody changed it in the same moment. */
export async function putMark(
  tx: Context,
  before: StoredMark,
  to: { mark: AttendanceMark; way: AttendanceWay },
  more: Link[] = [],
): Promise<Change> {
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo: false }
  if (!(await changeMark(tx.db, before.id, before.lockVersion, to, by, tx.clock.now())))
    throw changedMeanwhile(before)
  return {
    action: 'training.attendance.change',
    object: attendanceRef(before.id),
    before: { mark: before.mark, way: before.way },
    after: to,
    links: [attendanceAt(before), ...more],
  }
}

export const markAdded = (one: NewMark, more: Link[] = []): Change => ({
  action: 'training.attendance.mark',
  object: attendanceRef(one.id),
  before: null,
  after: { sessionId: one.sessionId, nominationId: one.nominationId, mark: one.mark, way: one.way },
  links: [attendanceAt(one), ...more],
})

const attendanceAt = (one: { id: string; sessionId: string }): Link => ({
  from: attendanceRef(one.id),
  relation: 'attendanceAt',
  to: sessionRef(one.sessionId),
})

/**
 * The class of a session, held against being closed, when the actor runs it and marks are taken.
 *
 * @throws AppError `notFound` for a session that is unknown or of a class out of reach.
 */
export async function runningClass(tx: Context, sessionId: string): Promise<StoredClass> {
  const of = await classOfSession(tx, sessionId)
  await holdClass(tx.db, of.id)
  const held = await visibleClass(tx, of.id)
  requireMarking(held)
  return held
}

/** @throws AppError `conflict` `training.attendance.closed` before a class began and after it was closed. */
export function requireMarking({ state }: Pick<StoredClass, 'state'>): void {
  if (!markingStates.includes(state))
    throw new AppError(
      'conflict',
      'training.attendance.closed',
      'attendance is recorded from start to close',
      {
        state,
      },
    )
}

/** The class of a session, when the actor runs it. @throws AppError `notFound` otherwise, `forbidden` without the right. */
export async function classOfSession(ctx: Context, sessionId: string): Promise<StoredClass> {
  const found = await sessionFor(ctx.db, sessionId, null)
  const of = found === null ? null : await findClass(ctx.db, found.classId)
  if (of === null || !may(ctx, 'training.class.read', of.belonging)) throw unknownSession(sessionId)
  requireRight(ctx, 'training.class.run', of.belonging)
  return of
}
