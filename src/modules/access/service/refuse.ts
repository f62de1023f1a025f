import { recordOccurrences } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { accountRef } from '../refs.ts'

/**
 * Refuses what somebody tried for themselves. The attempt is recorded in a transaction of its own, so that it stays in
 * the log although nothing else came of it.
 */
export async function refuseSelf(ctx: Context, action: string, details: unknown): Promise<never> {
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [{ action, object: accountRef(ctx.actor.id), details }])
  })
  throw new AppError('forbidden', 'access.account.self', 'nobody does this to their own account', {})
}
