import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Guards } from '../rights/rights.ts'
import { inTransaction } from '../transaction.ts'
import type { AuditEntry } from './contract.ts'
import { toEntries } from './entries.ts'
import { canonicalJson } from './entry-hash.ts'
import { seesHistory } from './guards.ts'
import { type Undoer, type Undoers, type UndoneChange, undoerOf } from './undoer.ts'

/** Fields that change with every write, whatever was written. */
const technical = new Set(['lockVersion', 'updatedAt'])

/**
 * Takes a change back, as long as the object still is as the change left it. That is a change of its own, recorded and
 * linked to the entry it takes back, and can be taken back in turn.
 *
 * @returns the new entry.
 * @throws AppError `notFound`, also when the object is out of the caller's sight; `badInput` `platform.audit.notUndoable`; `conflict` `platform.audit.changedSince` with
 *   the object as the change left it and as it is now, and who changed it last and when.
 */
export async function undoChange(
  ctx: Context,
  undoers: Undoers,
  guards: Guards,
  id: number,
): Promise<AuditEntry> {
  const row = await entryRow(ctx.db, id)
  const object: ObjectRef = { kind: row?.object_kind ?? '', id: row?.object_id ?? '' }
  if (row === null || !(await seesHistory(ctx, guards, object))) {
    throw new AppError('notFound', 'platform.audit.unknown', `there is no audit entry ${id}`, { id })
  }
  const undoer = undoerOf(undoers, row)
  if (undoer === null)
    throw new AppError('badInput', 'platform.audit.notUndoable', `${row.action} cannot be taken back`, {
      id,
      action: row.action,
    })
  const change: UndoneChange = { id, object, before: row.before, after: row.after }
  await inTransaction(ctx, async (tx) => {
    const current = await undoer.lock(tx, change)
    await requireEditable(tx, undoer, object.id)
    const left = pickLike(row.after, row.after)
    const now = pickLike(current, row.after)
    if (canonicalJson(left) !== canonicalJson(now)) {
      throw new AppError('conflict', 'platform.audit.changedSince', 'the object was changed since', {
        id,
        left,
        now,
        ...(await lastChange(tx.db, object, id)),
      })
    }
    await undoer.restore(tx, change)
  })
  const last = await ctx.db
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return (await toEntries(ctx, undoers, [last]))[0]!
}

/** Who changed an object last after an entry, and when. */
async function lastChange(
  db: Db,
  object: ObjectRef,
  after: number,
): Promise<{ changedBy: string; changedAt: string } | null> {
  const row = await db
    .selectFrom('platform.audit_entry')
    .select(['actor_name', 'at'])
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('seq', '>', after)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { changedBy: row.actor_name, changedAt: row.at.toISOString() }
}

async function requireEditable(ctx: Context, undoer: Undoer, id: string): Promise<void> {
  if ((await undoer.editable(ctx, [id])).has(id)) return
  const { permission } = undoer
  throw new AppError('forbidden', 'platform.right.missing', `the right ${permission} is needed for this`, {
    permission,
  })
}

/** The fields that the model has, without those that change with every write. */
function pickLike(value: unknown, model: unknown): unknown {
  if (typeof value !== 'object' || value === null || typeof model !== 'object' || model === null) return value
  const fields = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(model)
      .filter((name) => !technical.has(name))
      .map((name) => [name, fields[name] ?? null]),
  )
}

async function entryRow(db: Db, id: number) {
  const row = await db.selectFrom('platform.audit_entry').selectAll().where('seq', '=', id).executeTakeFirst()
  return row ?? null
}
