import { keepBlock } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { findProblem } from '../queries/problem.ts'
import { problemRef } from '../refs.ts'
import { blocksNode } from '../rules/closing.ts'

/**
 * Makes the block on the node agree with the problem: an open, blocking problem is evidence for the verdict, and the row
 * goes out of force when it is closed or merged. May run again and again.
 */
export async function keepBlockOf(ctx: Context, problemId: string): Promise<void> {
  await inTransaction(ctx, (tx) => keepBlockIn(tx, problemId))
}

/** The same in the open transaction. */
export async function keepBlockIn(tx: Context, problemId: string): Promise<void> {
  const problem = await findProblem(tx.db, problemId)
  if (problem === null) return
  const nodeCode = problem.node?.code ?? null
  const blocks = nodeCode !== null && blocksNode({ ...problem, nodeCode })
  await keepBlock(
    tx,
    problemRef(problem.id),
    blocks
      ? {
          chainCode: problem.chainCode,
          nodeCode,
          // Whoever reads the chain need not see the problem: the row leads to it and does not quote it.
          description: `问题清单第${problem.number}号尚未解决`,
          // A clock that stands still cannot run out, so a suspended problem is not overdue.
          dueOn: problem.clock.isPaused ? null : problem.dueOn,
          asOfOn: problem.openedOn,
          source: `问题清单第${problem.number}号`,
        }
      : null,
    problem.state === 'merged'
      ? '问题已并入同类问题'
      : problem.state === 'closed'
        ? '问题已销号'
        : '问题有变更',
  )
}
