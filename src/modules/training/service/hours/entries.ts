import { randomUUID } from 'node:crypto'
import { findVisiblePerson, personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import {
  type HoursEntry,
  type HoursFields,
  type HoursFileQuery,
  type HoursListQuery,
  hoursList,
} from '../../contract/index.ts'
import * as queries from '../../queries/attendance/hours.ts'
import { insertHours, revokeHours, updateHours } from '../../queries/attendance/hours-writes.ts'
import { hoursRef } from '../../refs.ts'

const edit = 'training.hours.edit'

const toEntry = (one: queries.StoredHours): HoursEntry => without(one, ['accountId'])

const belongingOf = (one: queries.StoredHours): Belonging => ({
  orgIds: [one.org.id],
  accountIds: [one.accountId],
})

/** Entries of the people within reach; in no other order wanted, the latest first. */
export async function listHours(ctx: Context, filter: HoursListQuery): Promise<ListPage<HoursEntry>> {
  return mapPage(await queries.listHours(ctx, filter), toEntry)
}

/** The entries that fit, in Excel. That a list left the house is noted in the audit. */
export function exportHours(ctx: Context, { columns, ...asked }: HoursFileQuery): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllHours(tx, asked)
    return listFile(tx, hoursList, {
      name: 'hours',
      action: 'training.hours.export',
      rows: items.map(toEntry),
      total,
      about: [`填报人：${tx.actor.name}`, `数据截至：${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}

/** Enters hours that were earned elsewhere. @throws AppError `conflict` `training.hours.twice` for the same source and day. */
export const addHours = (ctx: Context, fields: HoursFields): Promise<{ id: string }> =>
  inTransaction(ctx, (tx) => enterHours(tx, fields))

/** The same in the open transaction. @param more links that say where the entry came from. */
export async function enterHours(
  tx: Context,
  { id = randomUUID(), ...fields }: HoursFields & { id?: string },
  more: Link[] = [],
  isDemo = false,
): Promise<{ id: string }> {
  const person = await findVisiblePerson(tx, fields.personId)
  requireRight(tx, edit, { orgIds: [person.orgId] })
  if (Number(fields.hours) <= 0) throw badField('hours', 'training.hours.none', 'an entry is of some hours')
  if (fields.earnedOn > businessDay(tx.clock))
    throw badField('earnedOn', 'training.hours.future', 'hours were earned before they are entered')
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  const entry = { ...fields, id, classId: null, hours: Number(fields.hours) }
  try {
    await insertHours(tx.db, [entry], by, tx.clock.now())
  } catch (error) {
    if (!violatesUnique(error, 'hours_entry_source')) throw error
    throw new AppError('conflict', 'training.hours.twice', 'this was credited already', { field: 'source' })
  }
  await recordChanges(tx, [
    {
      action: 'training.hours.add',
      object: hoursRef(id),
      before: null,
      after: fields,
      links: [{ from: hoursRef(id), relation: 'creditedTo', to: personRef(fields.personId) }, ...more],
    },
  ])
  return { id }
}

/** An entry that the actor may change, held until the transaction ends. */
async function lockedHours(tx: Context, id: string): Promise<queries.StoredHours> {
  const found = await queries.lockHours(tx.db, id)
  if (found === null || !may(tx, edit, belongingOf(found)))
    throw new AppError('notFound', 'training.hours.unknown', `there is no entry ${id}`, { id })
  return found
}

/**
 * Revokes an entry; it stays in the ledger with who did it and why.
 *
 * @throws AppError `conflict` `training.hours.ofClass` for what a class gave, `training.hours.revoked`.
 */
export const revokeEntry = (
  ctx: Context,
  given: { id: string; lockVersion: number; reason: string },
): Promise<{ id: string }> => inTransaction(ctx, (tx) => revokeEntryIn(tx, given))

/** The same in the open transaction. */
export async function revokeEntryIn(
  tx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number | null; reason: string },
): Promise<{ id: string }> {
  const before = await lockedHours(tx, id)
  if (lockVersion !== null) requireVersion(before, lockVersion)
  if (before.classId !== null)
    throw new AppError(
      'conflict',
      'training.hours.ofClass',
      'hours of a class are taken back by reopening it',
    )
  if (before.revoked !== null)
    throw new AppError('conflict', 'training.hours.revoked', 'this entry was revoked already')
  await revokeHours(tx.db, [id], { name: tx.actor.name, reason }, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'training.hours.revoke',
      object: hoursRef(id),
      before: { hours: before.hours, revoked: null },
      after: { hours: before.hours, revoked: reason },
      reason,
      links: [{ from: hoursRef(id), relation: 'creditedTo', to: personRef(before.person.id) }],
    },
  ])
  return { id }
}

/** Changes how many hours an imported entry is of, in the open transaction. */
export async function changeEntryIn(
  tx: Context,
  id: string,
  to: { hours: string; evidence: string | null },
  more: Link[],
): Promise<void> {
  const before = await lockedHours(tx, id)
  if (before.hours === Number(to.hours) && before.evidence === to.evidence) return
  await updateHours(tx.db, id, { hours: Number(to.hours), evidence: to.evidence })
  await recordChanges(tx, [
    {
      action: 'training.hours.change',
      object: hoursRef(id),
      before: { hours: before.hours, evidence: before.evidence },
      after: { hours: Number(to.hours), evidence: to.evidence },
      links: [{ from: hoursRef(id), relation: 'creditedTo', to: personRef(before.person.id) }, ...more],
    },
  ])
}
