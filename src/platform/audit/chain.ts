import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { oneAhead } from '../db/one-ahead.ts'
import { entryHash, entryHashOfTexts, type HashedEntry } from './entry-hash.ts'
import type { PendingEntry } from './pending.ts'

/** Rows of one insert; a bulk load leaves thousands of entries. */
const insertSize = 500

/**
 * Appends entries to the chain. It is the last step of a transaction: from here to the commit the head is held, so
 * that writers queue only for this moment and cannot block each other in a circle.
 */
export async function appendEntries(tx: Context, entries: readonly PendingEntry[]): Promise<void> {
  if (entries.length === 0) return
  const common = {
    at: tx.clock.now(),
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    requestId: tx.requestId,
    ip: tx.ip,
  }
  const head = await takeHead(tx.db, entries.length)
  let { seq, hash } = head
  /** The next entries as one JSON array, each with its place in the chain. */
  const chained = (some: readonly PendingEntry[]): string => {
    const rows = some.map(({ action, object, before, after, reason }) => {
      seq += 1
      const [prevHash, told] = [
        hash,
        { before: before?.toString() ?? 'null', after: after?.toString() ?? 'null' },
      ]
      const hashed = { ...common, seq, action, objectKind: object.kind, objectId: object.id, reason, ...told }
      hash = entryHashOfTexts(prevHash, hashed, seq)
      const plain = { seq, action, kind: object.kind, object: object.id, reason, prev: prevHash, hash }
      return `${JSON.stringify(plain).slice(0, -1)},"before":${told.before},"after":${told.after}}`
    })
    return `[${rows.join(',')}]`
  }
  await oneAhead(async (ahead) => {
    for (let first = 0; first < entries.length; first += insertSize) {
      const rows = chained(entries.slice(first, first + insertSize))
      await ahead.start(() => insertEntries(tx.db, common, rows))
    }
  })
  await tx.db.updateTable('platform.audit_head').set({ hash }).execute()
}

/** Inserts entries that all say the same of who, when and whence. */
async function insertEntries(
  db: Db,
  common: Pick<HashedEntry, 'at' | 'actorId' | 'actorName' | 'requestId' | 'ip'>,
  rows: string,
): Promise<void> {
  // One value for all rows: to bind each field by itself costs more than the rest of the work.
  await sql`insert into platform.audit_entry (seq, at, actor_id, actor_name, request_id, ip, action, object_kind,
      object_id, before, after, reason, prev_hash, hash)
    select r.seq, ${common.at}, ${common.actorId}, ${common.actorName}, ${common.requestId}, ${common.ip}, r.action,
      r.kind, r.object, coalesce(r.before, 'null'), coalesce(r.after, 'null'), r.reason, r.prev, r.hash
    from jsonb_to_recordset(${rows}::jsonb) as r(seq bigint, action text, kind text, object text,
      before jsonb, after jsonb, reason text, prev text, hash text)
    order by r.seq`.execute(db)
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
