import { chainRef } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act } from '#platform/workflow/engine.ts'
import type { ProblemDetail } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { closeMerge, insertMerge, listMerged, moveBack, moveToKept } from '../queries/merge.ts'
import type { StoredProblem } from '../queries/problem.ts'
import { updateProblemRow } from '../queries/problem-writes.ts'
import { problemRef } from '../refs.ts'
import { getProblem, lockedProblem } from './show-problem.ts'

/**
 * Puts a problem into another that says the same: the other stays, this one is kept as merged into it, and what it was
 * raised from and who follows it move there.
 *
 * @throws AppError where one of them is over, has problems merged into it, or a block would get lost.
 */
export async function mergeProblems(
  ctx: Context,
  ports: MattersPorts,
  input: { id: string; intoId: string; stateVersion: number; reason: string },
): Promise<ProblemDetail> {
  await inTransaction(ctx, (tx) => mergeIn(tx, input))
  return getProblem(ctx, ports, input.id)
}

/** The same in the open transaction. */
export async function mergeIn(
  tx: Context,
  { id, intoId, stateVersion, reason }: { id: string; intoId: string; stateVersion: number; reason: string },
): Promise<void> {
  if (id === intoId) throw badField('intoId', 'matters.merge.same', 'a problem is not merged into itself')
  // Always in the same order, so that two merges of the same pair cannot wait for each other.
  const locked = new Map<string, StoredProblem>()
  for (const one of [id, intoId].sort()) locked.set(one, await lockedProblem(tx, one))
  const problem = locked.get(id)!
  const kept = locked.get(intoId)!
  requireRight(tx, 'matters.problem.handle', kept.belonging)
  await requireMergeable(tx, problem, kept)
  await act(
    tx,
    problemWorkflow,
    { object: problemRef(id), action: 'merge', lockVersion: stateVersion, reason },
    {
      // The number in the ledger and not the title: who reads the one's history need not see the other.
      after: { mergedInto: kept.number },
      links: [{ from: problemRef(id), relation: 'mergedInto', to: problemRef(intoId) }],
    },
  )
  const at = tx.clock.now()
  await updateProblemRow(tx.db, id, { mergedIntoId: intoId }, at)
  await insertMerge(tx.db, { keptId: intoId, mergedId: id, reason, at, byName: tx.actor.name })
  await moveToKept(tx.db, id, intoId)
  await recordChanges(tx, [
    {
      action: 'matters.problem.absorb',
      object: problemRef(intoId),
      before: null,
      after: { number: problem.number },
      reason,
      links: [{ from: problemRef(intoId), relation: 'about', to: chainRef(kept.chainCode) }],
    },
  ])
}

async function requireMergeable(tx: Context, problem: StoredProblem, kept: StoredProblem): Promise<void> {
  const refuse = (reason: string, message: string) =>
    new AppError('conflict', reason, message, { id: problem.id, intoId: kept.id })
  if (kept.state === 'closed' || kept.state === 'merged')
    throw refuse('matters.merge.intoOver', 'the other problem is over')
  if ((await listMerged(tx.db, problem.id)).length > 0)
    throw refuse('matters.merge.hasMerged', 'others are merged into this problem: merge the other way round')
  if (problem.isBlocking && !(kept.isBlocking && kept.node?.code === problem.node?.code))
    throw refuse('matters.merge.blockLost', 'a blocking problem goes into one that blocks the same node')
}

/** Undoes a merge: the problem stands where it stood, and what it brought returns to it. */
export async function splitProblem(
  ctx: Context,
  ports: MattersPorts,
  input: { id: string; stateVersion: number; reason: string },
): Promise<ProblemDetail> {
  await inTransaction(ctx, (tx) => splitIn(tx, input))
  return getProblem(ctx, ports, input.id)
}

/** The same in the open transaction. @throws AppError where it is merged into no other, and as `act` */
export async function splitIn(
  tx: Context,
  { id, stateVersion, reason }: { id: string; stateVersion: number; reason: string | undefined },
): Promise<void> {
  const problem = await lockedProblem(tx, id)
  const keptId = problem.mergedIntoId
  if (keptId === null)
    throw new AppError('conflict', 'matters.merge.none', 'the problem is merged into no other', { id })
  const links = [{ from: problemRef(id), relation: 'splitFrom', to: problemRef(keptId) }] as const
  const { event } = await act(
    tx,
    problemWorkflow,
    {
      object: problemRef(id),
      action: 'split',
      lockVersion: stateVersion,
      ...(reason === undefined ? {} : { reason }),
    },
    { links: [...links] },
  )
  await unlink(tx, problemRef(id), 'mergedInto')
  const at = tx.clock.now()
  await updateProblemRow(tx.db, id, { mergedIntoId: null }, at)
  await closeMerge(tx.db, id, { at, byName: tx.actor.name, reason: event.reason })
  await moveBack(tx.db, id, keptId)
  await recordChanges(tx, [
    {
      action: 'matters.problem.release',
      object: problemRef(keptId),
      before: { number: problem.number },
      after: null,
      reason: event.reason,
      links: [...links],
    },
  ])
}
