import { type Selectable, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import type { DirectoryEnterpriseMerge } from '#platform/db/tables.generated.ts'
import { type Enterprise, enterprise as enterpriseShape } from '../contract.ts'
import { type MovedRow, movedRow } from '../service/merge/moved-row.ts'

/** A merge with everything that taking it back needs. */
export interface MergeRecord {
  id: string
  survivorId: string
  mergedId: string
  reason: string
  mergedAt: Date
  mergedByName: string
  before: Enterprise
  after: Enterprise
  /** By kind of object. */
  moved: Record<string, MovedRow[]>
  ledOn: string[]
  split: { at: Date; byName: string; reason: string; leftAlone: { kind: string; title: string }[] } | null
}

const movedByKind = z.record(z.string(), z.array(movedRow))
const leftAlone = z.array(z.object({ kind: z.string(), title: z.string() }))

function toMerge(row: Selectable<DirectoryEnterpriseMerge>): MergeRecord {
  return {
    id: row.id,
    survivorId: row.survivor_id,
    mergedId: row.merged_id,
    reason: row.reason,
    mergedAt: row.merged_at,
    mergedByName: row.merged_by_name,
    before: enterpriseShape.parse(row.survivor_before),
    after: enterpriseShape.parse(row.survivor_after),
    moved: movedByKind.parse(row.moved),
    ledOn: row.led_on,
    split:
      row.split_at === null
        ? null
        : {
            at: row.split_at,
            byName: row.split_by_name ?? '',
            reason: row.split_reason ?? '',
            leftAlone: leftAlone.parse(row.left_alone ?? []),
          },
  }
}

export async function insertMerge(
  db: Db,
  merge: Omit<MergeRecord, 'id' | 'split' | 'mergedByName'> & { by: { id: string; name: string } },
): Promise<string> {
  const { id } = await db
    .insertInto('directory.enterprise_merge')
    .values({
      survivor_id: merge.survivorId,
      merged_id: merge.mergedId,
      reason: merge.reason,
      merged_at: merge.mergedAt,
      merged_by: merge.by.id,
      merged_by_name: merge.by.name,
      survivor_before: JSON.stringify(merge.before),
      survivor_after: JSON.stringify(merge.after),
      moved: JSON.stringify(merge.moved),
      led_on: merge.ledOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A merge, held against others that would take it back. */
export async function lockMerge(db: Db, id: string): Promise<MergeRecord | null> {
  const row = await db
    .selectFrom('directory.enterprise_merge')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toMerge(row)
}

export async function listMerges(db: Db, survivorId: string): Promise<MergeRecord[]> {
  const rows = await db
    .selectFrom('directory.enterprise_merge')
    .selectAll()
    .where('survivor_id', '=', survivorId)
    .orderBy('merged_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toMerge)
}

export async function closeMerge(
  db: Db,
  id: string,
  split: { at: Date; byName: string; reason: string; leftAlone: { kind: string; title: string }[] },
): Promise<void> {
  await db
    .updateTable('directory.enterprise_merge')
    .set({
      split_at: split.at,
      split_by_name: split.byName,
      split_reason: split.reason,
      left_alone: JSON.stringify(split.leftAlone),
    })
    .where('id', '=', id)
    .execute()
}

/** Makes an entry lead to another, and with it those that led to it; gives the latter. */
export async function leadOn(db: Db, mergedId: string, survivorId: string, at: Date): Promise<string[]> {
  const led = await db
    .updateTable('directory.enterprise')
    .set({ merged_into_id: survivorId })
    .where('merged_into_id', '=', mergedId)
    .returning('id')
    .execute()
  await db
    .updateTable('directory.enterprise')
    .set((set) => ({ merged_into_id: survivorId, merged_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', mergedId)
    .execute()
  return led.map((row) => row.id)
}

/** Makes an entry stand by itself again, and those that led to it lead there again. */
export async function standAlone(
  db: Db,
  mergedId: string,
  survivorId: string,
  led: readonly string[],
): Promise<void> {
  await db
    .updateTable('directory.enterprise')
    .set((set) => ({ merged_into_id: null, merged_at: null, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', mergedId)
    .execute()
  if (led.length > 0) {
    await db
      .updateTable('directory.enterprise')
      .set({ merged_into_id: mergedId })
      .where('id', 'in', [...led])
      .where('merged_into_id', '=', survivorId)
      .execute()
  }
}

/** Names and codes of entries, merged ones too. */
export async function entryNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; uscc: string; regionCode: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory.enterprise')
    .select(['id', 'name', 'uscc', 'region_code'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, uscc: row.uscc, regionCode: row.region_code }]))
}

/**
 * Forgets in every merge that an object went over with it, for objects that are erased: what the merge keeps would tell
 * what the object belonged to. Taking the merge back then leaves it alone.
 */
export async function forgetMoved(db: Db, id: string): Promise<void> {
  const rows = await db
    .selectFrom('directory.enterprise_merge')
    .select(['id', 'moved'])
    .where(sql<SqlBool>`strpos(moved::text, ${id}) > 0`)
    .forUpdate()
    .execute()
  for (const row of rows)
    await db
      .updateTable('directory.enterprise_merge')
      .set({ moved: JSON.stringify(withoutObject(row.moved, id)) })
      .where('id', '=', row.id)
      .execute()
}

/** The same value without what has this id, at any depth. */
function withoutObject(value: unknown, id: string): unknown {
  if (Array.isArray(value))
    return value
      .filter((one) => one !== id && (one as { id?: unknown } | null)?.id !== id)
      .map((one) => withoutObject(one, id))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutObject(one, id)]))
}
