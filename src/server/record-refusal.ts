import { accountRef } from '#modules/access/index.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { AppError } from '#platform/errors.ts'
import type { ServerContext } from '#platform/http/routes.ts'
import { inTransaction } from '#platform/transaction.ts'

/**
 * Records that somebody logged in was refused a write for want of a right, in a transaction of its own: who tries what
 * his role does not give is for the auditor to see. Refused reads are not recorded; pages ask for much at once.
 */
export async function recordRefusal(
  context: ServerContext,
  endpoint: { method?: string | undefined; path?: string | undefined },
  error: unknown,
): Promise<void> {
  const { method = 'GET', path } = endpoint
  if (!(error instanceof AppError) || error.reason !== 'platform.right.missing') return
  if (context.session === null || method === 'GET') return
  const { accountId } = context.session
  await inTransaction({ ...context, ...(await context.openData()), pending: null }, async (tx) =>
    recordOccurrences(tx, [
      {
        action: 'access.right.refuse',
        object: accountRef(accountId),
        details: { permission: error.details.permission ?? null, endpoint: `${method} ${path ?? ''}` },
        reason: error.reason,
      },
    ]),
  )
}
