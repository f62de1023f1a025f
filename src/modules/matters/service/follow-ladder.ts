import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { listRunning } from '#platform/workflow/read.ts'
import { succeedParties } from '#platform/workflow/succeed.ts'
import type { ChainStanding, MattersPorts } from '../ports.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import { taskWorkflow } from '../task-workflow.ts'

const followed = [problemWorkflow, taskWorkflow]

/**
 * Lets the open problems and tasks of a chain, or of every chain, wait for whoever stands on the ladder today. Each in a
 * transaction of its own; may run again and again.
 */
export async function followLadder(
  ctx: Context,
  { chainParties }: Pick<MattersPorts, 'chainParties'>,
  chainCode: string | null,
): Promise<void> {
  const today = businessDay(ctx.clock)
  const standings = new Map<string, ChainStanding>()
  for (const { object, definition: code, belonging } of await listRunning(ctx, followed, chainCode)) {
    const chain = belonging.chainCodes?.[0]
    const definition = followed.find((one) => one.code === code)
    if (chain === undefined || chain === null || definition === undefined) continue
    const standing = standings.get(chain) ?? (await chainParties(ctx.db, chain, today))
    standings.set(chain, standing)
    await inTransaction(ctx, (tx) =>
      succeedParties(tx, definition, object, () => ({ ...standing.parties }), '链长制岗位或账号变动'),
    )
  }
}
