import { recordChanges } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import type { Finding } from '../read/finding.ts'
import { batchRef } from './batches.ts'
import { checkRows } from './check-rows.ts'
import { type Progress, Stopped } from './lease.ts'
import * as queries from './queries.ts'
import type { Entered, ImportTarget } from './target.ts'

/** Rows written at a time. */
const chunk = 500

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
    let position = 0
    for (;;) {
      const rows = await queries.rowsFrom(tx.db, id, ['create', 'change'], position, chunk)
      if (rows.length === 0) break
      position = rows.at(-1)!.position
      await applyRows(tx, target, id, rows, counts)
      if (!(await progress(position))) throw new Stopped()
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
  rows: readonly queries.StagedRow[],
  counts: { create: number; change: number },
): Promise<void> {
  const checked = await checkRows(
    tx,
    target,
    rows.map((row) => ({
      position: row.position,
      sheet: row.sheet,
      number: row.number,
      written: row.written as Record<string, string>,
      values: row.entered as Entered,
      tolerances: row.tolerances as unknown as Finding[],
      faults: [],
    })),
  )
  const writes = checked.filter(({ outcome }) => outcome === 'create' || outcome === 'change')
  const ids = await target.write(
    tx,
    writes.map(({ after, before, objectId }) => ({
      entered: after as Entered,
      existing: objectId === null ? null : { id: objectId, entered: before as Entered },
    })),
    batchRef(batchId),
  )
  const idOf = new Map(writes.map(({ position }, index) => [position, ids[index]!]))
  await queries.noteWritten(
    tx.db,
    batchId,
    checked.map(({ position, outcome, objectId, before, after, faults }) => ({
      position,
      outcome,
      objectId: idOf.get(position) ?? objectId,
      before,
      after,
      faults,
    })),
  )
  for (const { outcome } of writes) counts[outcome as 'create' | 'change'] += 1
}
