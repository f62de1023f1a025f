import { sql } from 'kysely'
import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import { putAwayNotices } from '../notify/inbox-queries.ts'
import type { BinKind } from './bin-kind.ts'

/**
 * Deletes an object into the recycle bin, and puts away what inboxes say of it. The caller has checked the right and the version and holds the row.
 *
 * @throws AppError `conflict` `platform.bin.inUse` while anything refers to the object.
 */
export async function moveToBin(
  tx: Context,
  kind: BinKind,
  object: ObjectRef,
  reason: string,
): Promise<void> {
  const uses = await usesOf(tx.db, kind, object.id)
  if (uses.length > 0) {
    throw new AppError('conflict', 'platform.bin.inUse', `${object.kind} ${object.id} is in use`, {
      ...object,
      uses,
      count: uses.reduce((sum, use) => sum + use.count, 0),
    })
  }
  await sql`update ${sql.table(kind.table)} set deleted_at = ${tx.clock.now()}, deleted_by = ${tx.actor.id},
    deleted_by_name = ${tx.actor.name}, deleted_reason = ${reason} where id = ${object.id}`.execute(tx.db)
  await putAwayNotices(tx.db, object)
  await recordChanges(tx, [
    {
      action: `${object.kind}.remove`,
      object,
      before: { inBin: false },
      after: { inBin: true },
      reason,
      links: await kind.links(tx, object.id),
    },
  ])
}

/**
 * Rows of other tables that refer to the object by a foreign key, whatever module they are of. What lies in the bin
 * itself is no use, nor is a reference that the database empties when the object goes.
 */
async function usesOf(db: Db, kind: BinKind, id: string): Promise<{ table: string; count: number }[]> {
  const { rows: references } = await sql<{ table: string; column: string; binned: boolean }>`
    select n.nspname || '.' || c.relname as table, a.attname as column,
      exists (select from pg_attribute d where d.attrelid = k.conrelid and d.attname = 'deleted_at') as binned
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confdeltype <> 'n' and k.confrelid = ${kind.table}::regclass
    order by 1, 2`.execute(db)
  const uses: { table: string; count: number }[] = []
  for (const { table, column, binned } of references) {
    if (kind.parts?.some((part) => part.table === table)) continue
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where ${sql.ref(column)} = ${id}
      and ${binned ? sql`deleted_at is null` : sql`true`}`.execute(db)
    const count = Number(rows[0]?.count ?? 0)
    if (count > 0) uses.push({ table, count })
  }
  return uses
}
