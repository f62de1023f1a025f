import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { entryHash, type HashedEntry } from './entry-hash.ts'
import type { PendingEntry } from './pending.ts'

/** Rows of one insert; a bulk load leaves thousands of entries. */
const insertSize = 500

/**
 * Appends entries to the chain. It is the last step of a transaction: from here to the commit the head is held, so
 * that writers queue only for this moment and cannot block each other in a circle.
 */
export async function appendEntries(tx: Context, entries: readonly PendingEntry[]): Promise<void> {
  if (entries.length === 0) return
  const at = tx.clock.now()
  const head = await takeHead(tx.db, entries.length)
  let { seq, hash } = head
  for (let start = 0; start < entries.length; start += insertSize) {
    const rows = entries.slice(start, start + insertSize).map((entry) => {
      seq += 1
      const prevHash = hash
      const hashed: HashedEntry = {
        seq,
        at,
        actorId: tx.actor.id,
        actorName: tx.actor.name,
        requestId: tx.requestId,
        ip: tx.ip,
        action: entry.action,
        objectKind: entry.object.kind,
        objectId: entry.object.id,
        before: entry.before ?? null,
        after: entry.after ?? null,
        reason: entry.reason,
      }
      hash = entryHash(prevHash, hashed)
      return {
        seq,
        at,
        actor_id: hashed.actorId,
        actor_name: hashed.actorName,
        request_id: hashed.requestId,
        ip: hashed.ip,
        action: hashed.action,
        object_kind: hashed.objectKind,
        object_id: hashed.objectId,
        before: hashed.before,
        after: hashed.after,
        reason: hashed.reason,
        prev_hash: prevHash,
        hash,
      }
    })
    // One value for all rows: to bind each field by itself costs more than the rest of the work.
    await sql`insert into platform.audit_entry (seq, at, actor_id, actor_name, request_id, ip, action, object_kind,
        object_id, before, after, reason, prev_hash, hash)
      select r.seq, r.at, r.actor_id, r.actor_name, r.request_id, r.ip, r.action, r.object_kind, r.object_id,
        coalesce(r.before, 'null'), coalesce(r.after, 'null'), r.reason, r.prev_hash, r.hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq bigint, at timestamptz, actor_id text,
        actor_name text, request_id text, ip text, action text, object_kind text, object_id text, before jsonb,
        after jsonb, reason text, prev_hash text, hash text)
      order by r.seq`.execute(tx.db)
  }
  await tx.db.updateTable('platform.audit_head').set({ hash }).execute()
}

/** Reserves the next numbers and holds the head; gives what stood before them. */
async function takeHead(db: Db, count: number): Promise<{ seq: number; hash: string }> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    update platform.audit_head set seq = seq + ${count} returning seq - ${count} as seq, hash`.execute(db)
  const head = rows[0]
  if (head === undefined) throw new Error('the head of the audit log is missing')
  return { seq: Number(head.seq), hash: head.hash }
}

/** Chains entries written before there was a chain, in the order they were written. Runs once, at the first start. */
export async function chainOldEntries(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('platform.audit_entry')
      .selectAll()
      .where('hash', 'is', null)
      .orderBy('id')
      .execute()
    if (old.length === 0) return 0
    let { seq, hash } = await takeHead(tx, old.length)
    for (const row of old) {
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
      await tx
        .updateTable('platform.audit_entry')
        .set({ seq, prev_hash: prevHash, hash })
        .where('id', '=', row.id)
        .execute()
    }
    await tx.updateTable('platform.audit_head').set({ hash }).execute()
    return old.length
  })
}
