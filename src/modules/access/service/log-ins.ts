import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AccountLogin } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import { lockAccount } from '../queries/account.ts'
import { accountRef } from '../refs.ts'
import { unknownAccount } from './faults.ts'
import { refuseSelf } from './refuse.ts'

const right = 'access.account.reset'

/** How an account logs in, and whether failed attempts lock it. */
export async function getAccountLogin(ctx: Context, logins: LoginPort, id: string): Promise<AccountLogin> {
  requireRight(ctx, right, {})
  const facts = await logins.loginFacts(ctx, id)
  if (facts === null) throw unknownAccount(id)
  return { ...facts, lockedUntil: facts.lockedUntil?.toISOString() ?? null }
}

interface Act {
  id: string
  reason: string
}

/** Lifts the lock of failed attempts. The password stays as it is. */
export function unlockAccount(ctx: Context, logins: LoginPort, act: Act): Promise<AccountLogin> {
  return change(ctx, logins, act, 'unlock', (tx) => logins.unlockLogin(tx, act.id))
}

/** Takes away the identity of the provincial platform; only the owner can link one again. */
export function unlinkAccount(ctx: Context, logins: LoginPort, act: Act): Promise<AccountLogin> {
  return change(ctx, logins, act, 'unlinkOidc', (tx) => logins.unlinkOidc(tx, act.id))
}

async function change(
  ctx: Context,
  logins: LoginPort,
  { id, reason }: Act,
  verb: 'unlock' | 'unlinkOidc',
  work: (tx: Context) => Promise<void>,
): Promise<AccountLogin> {
  requireRight(ctx, right, {})
  if (id === ctx.actor.id)
    return refuseSelf(ctx, `access.account.refuse${verb === 'unlock' ? 'Unlock' : 'Unlink'}`, { reason })
  return inTransaction(ctx, async (tx) => {
    if ((await lockAccount(tx.db, id, businessDay(tx.clock))) === null) throw unknownAccount(id)
    const before = await getAccountLogin(tx, logins, id)
    await work(tx)
    const after = await getAccountLogin(tx, logins, id)
    await recordChanges(tx, [
      {
        action: `access.account.${verb}`,
        object: accountRef(id),
        before,
        after,
        reason,
        links: [
          { from: accountRef(id), relation: 'handledBy', to: { kind: 'system.actor', id: tx.actor.id } },
        ],
      },
    ])
    return after
  })
}
