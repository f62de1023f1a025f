import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type Link, linkAll } from '../thread/thread.ts'
import { keptJson, type PendingEntry } from './pending.ts'

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

/** Something that happened and changed no object of the thread: a log-in, a refusal, a look at a masked field. */
export interface Occurrence {
  action: string
  object: ObjectRef
  /** What is worth knowing of it. Never a secret: no password, no code, no token. */
  details?: unknown
  reason?: string | null
}

/**
 * Records writes in the transaction that makes them: an audit entry each, and their links in the thread.
 * Every service calls this for everything it writes.
 */
export async function recordChanges(tx: Context, changes: Change[]): Promise<void> {
  append(
    tx,
    changes.map(({ action, object, before, after, reason }) => ({
      action,
      object,
      before: keptJson(before),
      after: keptJson(after),
      reason: reason ?? null,
    })),
  )
  await linkAll(
    tx,
    changes.flatMap((change) => change.links),
  )
}

/** Records occurrences in the open transaction. */
export function recordOccurrences(tx: Context, occurrences: Occurrence[]): void {
  append(
    tx,
    occurrences.map(({ action, object, details, reason }) => ({
      action,
      object,
      before: null,
      after: keptJson(details),
      reason: reason ?? null,
    })),
  )
}

function append(tx: Context, entries: PendingEntry[]): void {
  if (tx.pending === null) throw new Error('an audit entry belongs into a transaction: use inTransaction')
  for (const entry of entries) tx.pending.push(entry)
}
