import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Database, Db } from '../../db/database.ts'
import { inTransaction } from '../../transaction.ts'
import { recordOccurrences } from '../audit.ts'
import { chainStart, entryHash } from '../entry-hash.ts'

/** Writes so many entries, a few in each transaction. */
export async function writeEntries(ctx: Context, count: number): Promise<void> {
  for (let written = 0; written < count; written += 5) {
    await inTransaction(ctx, async (tx) => {
      recordOccurrences(
        tx,
        Array.from({ length: Math.min(5, count - written) }, (_, index) => ({
          action: 'test.thing.change',
          object: { kind: 'test.thing', id: `t${written + index}` },
          details: { 金额: 12.5, list: [1, null, 'é'], nested: { b: true, a: written + index } },
          reason: index % 2 === 0 ? '测试' : null,
        })),
      )
    })
  }
}

/** Empties the log and puts the head back, as no user of the product can. */
export async function emptyLog(database: Database): Promise<void> {
  await tamper(database, async (db) => {
    await sql`delete from platform.audit_entry`.execute(db)
    await sql`update platform.audit_head set seq = 0, hash = ${chainStart}`.execute(db)
  })
}

/** Changes the log behind the product's back: a superuser turns the trigger off and on again. */
export async function tamper(database: Database, work: (db: Db) => Promise<void>): Promise<void> {
  await database.db.transaction().execute(async (db) => {
    await sql`alter table platform.audit_entry disable trigger all`.execute(db)
    await work(db)
    await sql`alter table platform.audit_entry enable trigger all`.execute(db)
  })
}

/** Computes every hash anew from what stands in the table, and the head: what a thorough forger would do. */
export async function rechain(db: Db): Promise<void> {
  const rows = await db.selectFrom('platform.audit_entry').selectAll().orderBy('seq').execute()
  let hash = chainStart
  let seq = 0
  for (const row of rows) {
    seq += 1
    const prevHash = hash
    hash = entryHash(prevHash, {
      seq,
      at: row.at,
      actorId: row.actor_id,
      actorName: row.actor_name,
      requestId: row.request_id,
      ip: row.ip,
      action: row.action,
      objectKind: row.object_kind,
      objectId: row.object_id,
      before: row.before,
      after: row.after,
      reason: row.reason,
    })
    await db
      .updateTable('platform.audit_entry')
      .set({ seq, prev_hash: prevHash, hash })
      .where('id', '=', row.id)
      .execute()
  }
  await db.updateTable('platform.audit_head').set({ seq, hash }).execute()
}
