import type { Account } from '#modules/access/contract.ts'
import type { Context } from '#platform/context.ts'
import { must } from '../loaded.ts'

/** Accounts by user name. */
export type DemoAccounts = ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId' | 'personId'>>

/** Gives a context in which a service is played as if somebody had used it on that day. */
export const playedBy =
  (tx: Context, accounts: DemoAccounts) =>
  (day: string, username: string): Context => {
    const account = must(accounts.get(username), `the account ${username}`)
    const at = new Date(`${day}T02:00:00Z`)
    return {
      ...tx,
      // What is told of the demo city was done, be it this very morning.
      clock: at > tx.clock.now() ? tx.clock : { now: () => at },
      // The program may do everything; four eyes are kept by name.
      actor: { ...tx.actor, id: account.id, name: account.name, orgId: account.orgId },
      jobs: { enqueue: () => Promise.resolve() },
    }
  }
