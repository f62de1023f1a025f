import type { Context } from '../../context.ts'
import type { Auth } from '../auth.ts'
import * as queries from '../queries.ts'
import { totpStepOf } from '../totp-step.ts'

/**
 * Takes a code of the authenticator for good: it counts once, and none of an earlier step counts after it (RFC 6238,
 * 5.2). Of two at once one wins: they take turns on the account until the transaction ends.
 *
 * @returns false for a code that fits no step near now, or none after the last one taken.
 */
export async function takeTotp(tx: Context, auth: Auth, accountId: string, code: string): Promise<boolean> {
  const stored = await queries.findTotpSecret(tx.db, accountId)
  if (stored === null) return false
  const { symmetricDecrypt } = await import('better-auth/crypto')
  const { secretConfig } = await auth.on(tx.db).$context
  const key = await symmetricDecrypt({ key: secretConfig, data: stored })
  // The authenticator's clock is the world's, not the product's.
  const step = totpStepOf(key, code, Date.now())
  return step !== null && (await queries.takeTotpStep(tx.db, accountId, step))
}
