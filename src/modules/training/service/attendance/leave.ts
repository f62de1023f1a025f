import { randomUUID } from 'node:crypto'
import { accountsOfPeople } from '#modules/access/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { notify } from '#platform/notify/notify.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ClassState } from '../../contract/index.ts'
import {
  findLeave,
  findNomination,
  holdClass,
  leavesOf,
  lockLeave,
  lockNomination,
  marksOf,
  type StoredLeave,
} from '../../queries/attendance/attendance.ts'
import * as writes from '../../queries/attendance/attendance-writes.ts'
import { findClass, type StoredClass } from '../../queries/class.ts'
import { moveNomination } from '../../queries/enrolment/nomination.ts'
import { classRef, leaveRef, nominationRef } from '../../refs.ts'
import { visibleClass } from '../class/show-class.ts'
import { leaveWith, sheetOf, standingIn, totalHours } from './board.ts'
import { markAdded, putMark, requireMarking } from './mark.ts'

/** States in which leave is asked for: once the list is settled, until the class is over. */
export const leaveStatesOfClass: readonly ClassState[] = ['enrolled', 'running', 'finished', 'reopened']

const unknownNomination = (id: string): AppError =>
  new AppError('notFound', 'training.nomination.unknown', `there is no trainee ${id}`, { id })
const unknownLeave = (id: string): AppError =>
  new AppError('notFound', 'training.leave.unknown', `there is no leave ${id}`, { id })

const leaveLinks = (id: string, classId: string, nominationId: string): [Link, ...Link[]] => [
  { from: leaveRef(id), relation: 'leaveFrom', to: classRef(classId) },
  { from: leaveRef(id), relation: 'leaveOf', to: nominationRef(nominationId) },
]

/**
 * Asks for leave from sessions: the trainee oneself, or who runs the class, from a slip.
 *
 * @throws AppError `notFound` `training.nomination.unknown` for a trainee who is neither; `badInput`
 *   `training.leave.sessionUnknown`; `conflict` `training.leave.notNow`, `training.leave.twice` for a session that leave was
 *   asked for already.
 */
export const askLeave = (
  ctx: Context,
  asked: { id: string; sessionIds: readonly string[]; reason: string },
): Promise<{ id: string }> => inTransaction(ctx, (tx) => askLeaveIn(tx, asked))

/** The same in the open transaction. */
export async function askLeaveIn(
  tx: Context,
  {
    id: nominationId,
    sessionIds: given,
    reason,
  }: { id: string; sessionIds: readonly string[]; reason: string },
  isDemo = false,
): Promise<{ id: string }> {
  const nomination = await findNomination(tx.db, nominationId)
  const of = nomination === null ? null : await findClass(tx.db, nomination.classId)
  if (nomination === null || of === null || nomination.state !== 'selected')
    throw unknownNomination(nominationId)
  const isOwn = tx.actor.personId !== null && tx.actor.personId === nomination.personId
  if (!isOwn && !may(tx, 'training.class.run', of.belonging)) throw unknownNomination(nominationId)
  await holdClass(tx.db, of.id)
  if (!leaveStatesOfClass.includes(of.state))
    throw new AppError('conflict', 'training.leave.notNow', 'leave is asked for while a class runs', {
      state: of.state,
    })
  const sessionIds = [...new Set(given)]
  const { sessions } = await sheetOf(tx.db, of.id)
  if (!sessionIds.every((id) => sessions.some((one) => one.id === id)))
    throw badField(
      'sessionIds',
      'training.leave.sessionUnknown',
      'leave is for arranged sessions of the class',
    )
  const others = (await leavesOf(tx.db, of.id)).filter(
    (one) => one.nominationId === nominationId && one.state !== 'refused',
  )
  if (others.some((one) => one.sessionIds.some((id) => sessionIds.includes(id))))
    throw new AppError('conflict', 'training.leave.twice', 'leave was asked for there already', {
      field: 'sessionIds',
    })
  const id = randomUUID()
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  await writes.insertLeave(tx.db, { id, nominationId, sessionIds, reason }, by, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'training.leave.ask',
      object: leaveRef(id),
      before: null,
      after: { nominationId, sessionIds },
      reason,
      links: leaveLinks(id, of.id, nominationId),
    },
  ])
  return { id }
}

interface Decision {
  id: string
  lockVersion: number
  grant: boolean
  reason: string
}

/** Grants or refuses leave and tells the trainee; granted, the sessions are marked, save those at which the trainee was. */
export const decideLeave = (ctx: Context, decision: Decision): Promise<{ id: string }> =>
  inTransaction(ctx, (tx) => decideLeaveIn(tx, decision))

/** The same in the open transaction. @throws AppError `conflict` `training.leave.decided`. */
export async function decideLeaveIn(
  tx: Context,
  { id, lockVersion, grant, reason }: Decision,
  isDemo = false,
): Promise<{ id: string }> {
  const { leave, of } = await leaveToDecide(tx, id)
  const classId = of.id
  requireVersion(leave, lockVersion)
  if (leave.state !== 'asked')
    throw new AppError('conflict', 'training.leave.decided', 'this leave was decided on already')
  const sheet = await sheetOf(tx.db, classId)
  const state = grant ? 'granted' : 'refused'
  await writes.decideLeave(tx.db, id, { state, reason }, tx.actor.name, tx.clock.now())
  const figures = { leaveHours: leaveWith(sheet, leave), totalHours: totalHours(sheet) }
  await recordChanges(tx, [
    {
      action: grant ? 'training.leave.grant' : 'training.leave.refuse',
      object: leaveRef(id),
      before: { state: leave.state },
      after: { state, ...figures },
      reason,
      links: leaveLinks(id, classId, leave.nominationId),
    },
    ...(grant ? await excuse(tx, classId, leave, isDemo) : []),
  ])
  await tellTrainee(tx, of, leave, grant, reason)
  return { id }
}

/** Whoever leave was decided for learns how and why. */
async function tellTrainee(
  tx: Context,
  of: StoredClass,
  leave: StoredLeave,
  isGranted: boolean,
  reason: string,
): Promise<void> {
  const trainee = await findNomination(tx.db, leave.nominationId)
  const accounts = await accountsOfPeople(tx.db, trainee === null ? [] : [trainee.personId])
  if (accounts.size === 0) return
  await notify(tx, {
    to: [...accounts.values()],
    topic: 'training.leave.decided',
    title: `“${of.title}”请假${isGranted ? '已批准' : '未获批准'}`,
    text: reason,
    href: '/my/training',
    object: classRef(of.id),
    urgency: 'know',
    dedupeKey: `training.leave ${leave.id}`,
  })
}

async function leaveToDecide(tx: Context, id: string): Promise<{ leave: StoredLeave; of: StoredClass }> {
  const found = await findLeave(tx.db, id)
  const of = found === null ? null : await findClass(tx.db, found.classId)
  if (of === null || !may(tx, 'training.class.run', of.belonging)) throw unknownLeave(id)
  await holdClass(tx.db, of.id)
  const held = await visibleClass(tx, of.id)
  if (!leaveStatesOfClass.includes(held.state)) requireMarking(held)
  const leave = await lockLeave(tx.db, id)
  if (leave === null) throw unknownLeave(id)
  return { leave, of }
}

/** Marks the sessions of a leave; an absence becomes excused, being there stays. */
async function excuse(tx: Context, classId: string, leave: StoredLeave, isDemo: boolean): Promise<Change[]> {
  const stored = new Map(
    (await marksOf(tx.db, classId))
      .filter(({ nominationId }) => nominationId === leave.nominationId)
      .map((one) => [one.sessionId, one]),
  )
  const changes: Change[] = []
  const added: writes.NewMark[] = []
  for (const sessionId of leave.sessionIds) {
    const before = stored.get(sessionId)
    if (before === undefined)
      added.push({
        id: randomUUID(),
        sessionId,
        nominationId: leave.nominationId,
        mark: 'leave',
        way: 'leave',
      })
    else if (before.mark === 'absent')
      changes.push(await putMark(tx, before, { mark: 'leave', way: 'leave' }))
  }
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  const entered = await writes.insertMarks(tx.db, added, by, tx.clock.now())
  return [...changes, ...added.filter(({ id }) => entered.has(id)).map((one) => markAdded(one))]
}

/**
 * Confirms that a trainee whose leave passes a seventh leaves the class. The nomination is taken back; the marks stay.
 *
 * @throws AppError `conflict` `training.attendance.notToWithdraw` while leave keeps the limit.
 */
export const withdrawTrainee = (
  ctx: Context,
  given: { id: string; lockVersion: number; reason: string },
): Promise<{ id: string }> => inTransaction(ctx, (tx) => withdrawTraineeIn(tx, given))

/** The same in the open transaction. */
export async function withdrawTraineeIn(
  tx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<{ id: string }> {
  const found = await findNomination(tx.db, id)
  const of = found === null ? null : await findClass(tx.db, found.classId)
  if (of === null || !may(tx, 'training.class.run', of.belonging)) throw unknownNomination(id)
  await holdClass(tx.db, of.id)
  requireMarking(await visibleClass(tx, of.id))
  const nomination = await lockNomination(tx.db, id)
  if (nomination === null) throw unknownNomination(id)
  requireVersion(nomination, lockVersion)
  const sheet = await sheetOf(tx.db, of.id)
  const who = sheet.attendees.find(({ nominationId }) => nominationId === id)
  if (who === undefined || standingIn(sheet, who) !== 'toWithdraw')
    throw new AppError('conflict', 'training.attendance.notToWithdraw', 'leave does not pass the limit')
  // Nobody is put in the place: the list of a class that has begun is filled no more.
  await moveNomination(
    tx.db,
    id,
    { state: 'withdrawn', seat: null, rank: null, pin: null, reason },
    tx.clock.now(),
  )
  await recordChanges(tx, [
    {
      action: 'training.nomination.withdrawTrainee',
      object: nominationRef(id),
      before: { state: nomination.state },
      after: { state: 'withdrawn', leaveHours: sheet.tallyOf(id).leave, totalHours: totalHours(sheet) },
      reason,
      links: [{ from: nominationRef(id), relation: 'nominatedFor', to: classRef(of.id) }],
    },
  ])
  return { id }
}
