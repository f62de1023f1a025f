import { loadActor, logInBar } from '#modules/access/index.ts'
import type { LoginLeave } from '#platform/auth/index.ts'
import { businessDay, type Clock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'

/** What log-in asks of whoever keeps accounts: the one place where both are tied together. */
export interface Accounts {
  /** Who acts under an account and what they may do today; null when there is no such account or it is out of use. */
  actorOf(db: Db, accountId: string): Promise<Actor | null>
  /** Whether an account may log in now. */
  mayLogIn(db: Db, accountId: string): Promise<LoginLeave>
}

/** The accounts that the module `access` keeps. */
export const createAccounts = (clock: Clock): Accounts => ({
  actorOf: (db, accountId) => loadActor(db, accountId, businessDay(clock)),
  mayLogIn: async (db, accountId) => {
    const bar = await logInBar(db, accountId, businessDay(clock))
    return bar === null ? { allowed: true } : { allowed: false, reason: `access.account.${bar}` }
  },
})
