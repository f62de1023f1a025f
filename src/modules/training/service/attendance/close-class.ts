import { randomUUID } from 'node:crypto'
import { personRef } from '#modules/directory/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { hoursOfClass } from '../../queries/attendance/hours.ts'
import { insertHours, revokeHours } from '../../queries/attendance/hours-writes.ts'
import type { StoredClass } from '../../queries/class.ts'
import { classRef, hoursRef } from '../../refs.ts'
import { sheetOf, standingIn } from './board.ts'

/** What a refusal names at most. */
const mostNamed = 5

/**
 * A class is over only when attendance of every session is recorded.
 *
 * @throws AppError `conflict` `training.class.attendanceMissing` with the sessions and how many people are missing.
 */
export async function refuseUnrecorded(tx: Context, of: StoredClass): Promise<void> {
  const { sessions, attendees, marks } = await sheetOf(tx.db, of.id)
  const done = new Set(marks.map((one) => `${one.sessionId} ${one.nominationId}`))
  const here = attendees.filter((one) => !one.withdrawn)
  const missing = sessions.flatMap((session) => {
    const open = here.filter((one) => !done.has(`${session.id} ${one.nominationId}`)).length
    return open === 0 ? [] : [{ session, open }]
  })
  if (missing.length === 0) return
  const named = missing
    .slice(0, mostNamed)
    .map(({ session, open }) => `${session.at.on} ${session.at.startsAt} ${session.title}（${open}）`)
  throw new AppError('conflict', 'training.class.attendanceMissing', 'attendance of sessions is missing', {
    sessions: named.join('；'),
    count: missing.length,
  })
}

/**
 * Who closes a class after the days that were allowed for it says why.
 *
 * @param dueOn the last day allowed, as it stood before the step.
 * @throws AppError `badInput` `training.class.lateNote`.
 */
export function refuseLateWithoutNote(tx: Context, dueOn: string | null, reason: string | undefined): void {
  if (dueOn === null || businessDay(tx.clock) <= dueOn || (reason ?? '').trim() !== '') return
  throw badField('reason', 'training.class.lateNote', `this class was to be closed by ${dueOn}`, { dueOn })
}

/** The last day that is allowed for closing a class; null where none runs. */
export async function closingDueOn(tx: Context, classId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('due_on')
    .where('object_kind', '=', 'training.class')
    .where('object_id', '=', classId)
    .executeTakeFirst()
  return row?.due_on ?? null
}

/** Issues the hours attended to whoever completed the class, as of its last day. */
export async function issueHours(tx: Context, of: StoredClass, isDemo = false): Promise<void> {
  const sheet = await sheetOf(tx.db, of.id)
  const entries = sheet.attendees
    .filter((one) => standingIn(sheet, one) === 'completed')
    .map((one) => ({
      id: randomUUID(),
      personId: one.personId,
      classId: of.id,
      kind: 'centralised' as const,
      source: of.title,
      hours: sheet.tallyOf(one.nominationId).attended,
      earnedOn: of.endsOn,
      evidence: null,
    }))
    .filter(({ hours }) => hours > 0)
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  await insertHours(tx.db, entries, by, tx.clock.now())
  await recordChanges(
    tx,
    entries.map(
      ({ id, ...entry }): Change => ({
        action: 'training.hours.issue',
        object: hoursRef(id),
        before: null,
        after: entry,
        links: [
          { from: hoursRef(id), relation: 'creditedTo', to: personRef(entry.personId) },
          { from: hoursRef(id), relation: 'earnedIn', to: classRef(of.id) },
        ],
      }),
    ),
  )
}

/** Takes back the hours of a class that is reopened. The entries stay in the ledger as revoked. */
export async function takeBackHours(tx: Context, of: StoredClass, reason: string): Promise<void> {
  const entries = await hoursOfClass(tx.db, of.id)
  const ids = entries.map(({ id }) => id)
  await revokeHours(tx.db, ids, { name: tx.actor.name, reason }, tx.clock.now())
  await recordChanges(
    tx,
    entries.map(
      ({ id, hours, person }): Change => ({
        action: 'training.hours.revoke',
        object: hoursRef(id),
        before: { hours, revoked: null },
        after: { hours, revoked: reason },
        reason,
        links: [{ from: hoursRef(id), relation: 'creditedTo', to: personRef(person.id) }],
      }),
    ),
  )
}
