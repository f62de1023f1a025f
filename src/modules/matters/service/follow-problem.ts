import { recordOccurrences } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ProblemDetail } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { setFollowing } from '../queries/problem-writes.ts'
import { problemRef } from '../refs.ts'
import { getProblem, lockedProblem } from './show-problem.ts'

/** Follows a problem or no longer. It changes nothing of the problem, so it is an occurrence. */
export async function followProblem(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  following: boolean,
): Promise<ProblemDetail> {
  await inTransaction(ctx, async (tx) => {
    await lockedProblem(tx, id)
    await setFollowing(tx.db, id, tx.actor, following)
    recordOccurrences(tx, [
      { action: following ? 'matters.problem.follow' : 'matters.problem.unfollow', object: problemRef(id) },
    ])
  })
  return getProblem(ctx, ports, id)
}
