import { isDeepStrictEqual } from 'node:util'
import { recordChanges } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { batchRef } from './batches.ts'
import { asNew, changedColumns } from './check-rows.ts'
import { type Progress, Stopped } from './lease.ts'
import * as queries from './queries.ts'
import type { Entered, ImportTarget } from './target.ts'

/** Rows taken back at a time. */
const chunk = 200

type Outcome = { position: number; reverted: 'removed' | 'restored' | 'partly' | 'kept'; kept: string[] }

/**
 * Takes back what a batch brought, all in one transaction. What was edited since is not trampled: a changed object gets
 * back those columns that still hold what the batch put there, a new object is deleted only when nobody has edited or
 * acted on it and nothing refers to it. What stays is noted row by row.
 */
export async function revertBatch(
  ctx: Context,
  target: ImportTarget,
  batch: queries.BatchRow,
  progress: Progress,
): Promise<void> {
  const { id } = batch
  await inTransaction(ctx, async (tx) => {
    const counts = { removed: 0, restored: 0, partly: 0, kept: 0 }
    for (let position = 0; position < batch.total; position += chunk) {
      const rows = await queries.writingRows(tx.db, id, position, position + chunk)
      const outcomes = await revertRows(tx, target, batch, rows)
      for (const { reverted } of outcomes) counts[reverted] += 1
      await queries.noteReverted(tx.db, id, outcomes)
      if (!(await progress(Math.min(position + chunk, batch.total)))) throw new Stopped()
    }
    await queries.setState(tx.db, id, 'reverted', {
      heldUntil: null,
      revertedAt: tx.clock.now(),
      done: batch.total,
    })
    await recordChanges(tx, [
      {
        action: 'platform.import.reverted',
        object: batchRef(id),
        before: null,
        after: { fileName: batch.file_name, ...counts },
        reason: batch.reason,
        links: [{ from: batchRef(id), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } }],
      },
    ])
  })
}

async function revertRows(
  tx: Context,
  target: ImportTarget,
  batch: queries.BatchRow,
  rows: readonly queries.WrittenRow[],
): Promise<Outcome[]> {
  const current = await target.lock(
    tx,
    rows.map((row) => row.object_id!),
  )
  const outcomes: Outcome[] = []
  for (const row of rows) {
    const now = current.get(row.object_id!)
    outcomes.push({ position: row.position, ...(await revertRow(tx, target, batch, row, now)) })
  }
  return outcomes
}

async function revertRow(
  tx: Context,
  target: ImportTarget,
  batch: queries.BatchRow,
  row: queries.WrittenRow,
  now: Entered | undefined,
): Promise<Omit<Outcome, 'position'>> {
  const id = row.object_id!
  const after = (row.after as Entered | null) ?? asNew(target.table, row.entered as Entered)
  if (now === undefined) return { reverted: 'removed', kept: [] }
  if (row.before === null) {
    const edited = changedColumns(after, now)
    if (edited.length > 0) return { reverted: 'kept', kept: edited }
    const reason = batch.reason ?? `撤销导入 ${batch.file_name}`
    return (await succeeds(() => target.remove(tx, id, reason)))
      ? { reverted: 'removed', kept: [] }
      : { reverted: 'kept', kept: [] }
  }
  const before = row.before as Entered
  const brought = changedColumns(before, after)
  const kept = brought.filter((column) => !isDeepStrictEqual(now[column] ?? null, after[column] ?? null))
  const back = brought.filter((column) => !kept.includes(column))
  if (back.length === 0) return { reverted: 'kept', kept }
  const entered = { ...now, ...Object.fromEntries(back.map((column) => [column, before[column] ?? null])) }
  return (await succeeds(() => target.restore(tx, id, entered, batchRef(batch.id))))
    ? { reverted: kept.length === 0 ? 'restored' : 'partly', kept }
    : { reverted: 'kept', kept: brought }
}

/** Whether an object could be put back; false when what happened to it since does not allow it any more. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return false
    throw error
  }
}
