import { isDeepStrictEqual } from 'node:util'
import { recordChanges } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import { batchRef } from './batches.ts'
import { checkRows } from './check-rows.ts'
import { type Progress, Stopped } from './lease.ts'
import * as queries from './queries.ts'
import type { Entered, ImportTarget } from './target.ts'

/** Rows written at a time. */
const chunk = 1000

/**
 * Takes the good rows of a batch, all in one transaction: a process that dies leaves none of them. Each row is checked
 * again, because the register may have changed since it was read; a row that is no longer good stays behind with its
 * fault, and one that would change nothing any more is left alone.
 *
 * @throws Stopped when the batch was cancelled meanwhile.
 */
export async function applyBatch(
  ctx: Context,
  target: ImportTarget,
  batch: queries.BatchRow,
  progress: Progress,
): Promise<void> {
  const { id } = batch
  await inTransaction(ctx, async (tx) => {
    const counts = { create: 0, change: 0 }
    for (let position = 0; position < batch.total; position += chunk) {
      const rows = await queries.writingRows(tx.db, id, position, position + chunk)
      await applyRows(tx, target, id, rows, counts)
      if (!(await progress(Math.min(position + chunk, batch.total)))) throw new Stopped()
    }
    const locked = await queries.lockBatch(tx.db, id)
    if (locked?.state !== 'applying') throw new Stopped()
    await queries.setState(tx.db, id, 'applied', {
      heldUntil: null,
      appliedAt: tx.clock.now(),
      done: batch.total,
    })
    await recordChanges(tx, [
      {
        action: 'platform.import.applied',
        object: batchRef(id),
        before: null,
        after: { fileName: batch.file_name, sha256: batch.sha256, ...counts },
        links: [{ from: batchRef(id), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } }],
      },
    ])
  })
}

async function applyRows(
  tx: Context,
  target: ImportTarget,
  batchId: string,
  rows: readonly queries.WrittenRow[],
  counts: { create: number; change: number },
): Promise<void> {
  const { checks, writes } = await checkRows(
    tx,
    target,
    rows.map((row) => ({
      values: row.entered as Entered,
      faults: [],
      newId: row.outcome === 'create' ? row.object_id : null,
    })),
  )
  await target.write(tx, writes, batchRef(batchId))
  const fresh = writes.flatMap(({ id, existing }) => (existing === null ? [id] : []))
  const made: ReadonlyMap<string, Entered> =
    target.completes === true && fresh.length > 0 ? await target.lock(tx, fresh) : new Map()
  // What the register did not change meanwhile comes to what it was staged as.
  const noted = checks.flatMap((check, index) => {
    const { position, outcome, object_id, before, after } = rows[index]!
    const noting = { ...check, after: check.after ?? made.get(check.objectId ?? '') ?? null }
    const now = [noting.outcome, noting.objectId, noting.before, noting.after]
    return isDeepStrictEqual(now, [outcome, object_id, before, after]) ? [] : [{ position, ...noting }]
  })
  await queries.noteChecks(tx.db, batchId, noted)
  for (const { existing } of writes) counts[existing === null ? 'create' : 'change'] += 1
}
