import type { Account } from '#modules/access/contract.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { must } from './loaded.ts'

/** Accounts by user name. */
export type DemoAccounts = ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId'>>

/** Gives a context in which a service is played as if somebody had used it on that day. */
export const playedBy =
  (tx: Context, accounts: DemoAccounts) =>
  (day: string, username: string): Context => {
    const account = must(accounts.get(username), `the account ${username}`)
    return {
      ...tx,
      clock: fixedClock(`${day}T02:00:00Z`),
      // The program may do everything; four eyes are kept by name.
      actor: { ...tx.actor, id: account.id, name: account.name, orgId: account.orgId },
      jobs: { enqueue: () => Promise.resolve() },
    }
  }
