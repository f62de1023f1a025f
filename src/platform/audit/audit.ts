import type { Context } from '../context.ts'
import type { AuditEntry } from '../contract.ts'
import { type Db, jsonb } from '../db/database.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type Link, linkAll } from '../thread/thread.ts'

/** One write: what was done to which object, and what the object now hangs on. */
export interface Change {
  /** `module.noun.verb`. */
  action: string
  object: ObjectRef
  /** The object before, null when it is new. */
  before: unknown
  /** The object after, null when it is gone. */
  after: unknown
  /** Why, in the words of the person who did it. */
  reason?: string | null
  /** At least one: nothing stands in the product without saying what it belongs to. */
  links: [Link, ...Link[]]
}

/**
 * Records writes in the transaction that makes them: an audit entry each, and their links in the thread.
 * Every service calls this for everything it writes.
 */
export async function recordChanges(tx: Context, changes: Change[]): Promise<void> {
  const at = tx.clock.now()
  for (let start = 0; start < changes.length; start += 500) {
    const rows = changes.slice(start, start + 500).map((change) => ({
      at,
      actor_id: tx.actor.id,
      actor_name: tx.actor.name,
      request_id: tx.requestId,
      action: change.action,
      object_kind: change.object.kind,
      object_id: change.object.id,
      before: jsonb(change.before ?? null),
      after: jsonb(change.after ?? null),
      reason: change.reason ?? null,
    }))
    await tx.db.insertInto('platform.audit_entry').values(rows).execute()
  }
  await linkAll(
    tx,
    changes.flatMap((change) => change.links),
  )
}

/** The changes of one object, newest first. */
export async function listAudit(db: Db, object: ObjectRef): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    before: row.before,
    after: row.after,
    reason: row.reason,
    requestId: row.request_id,
  }))
}
