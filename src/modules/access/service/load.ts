import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Account } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import { roles } from '../roles/index.ts'
import { openAccount } from './accounts.ts'
import { type ChainNames, writeGrant } from './grants.ts'

/** The same for every account of the invented city: the log-in page shows it. */
const demoPassword = 'Demo-City-2026'

/** An account that comes with the data, let in and with one role. */
export interface LoadedAccount {
  username: string
  name: string
  personId: string | null
  orgId: string | null
  roleCode: string
  chainCodes: string[]
  regionCode: string | null
}

/** Loads accounts of an invented city: they wait for nobody, and the log-in page may show their password. */
export async function loadAccounts(
  tx: Context,
  logins: LoginPort,
  chainNames: ChainNames,
  accounts: readonly LoadedAccount[],
): Promise<Account[]> {
  const loaded: Account[] = []
  for (const { roleCode, chainCodes, regionCode, ...values } of accounts) {
    const { account } = await openAccount(tx, logins, values, {
      approved: true,
      demo: { password: demoPassword, title: roles.find((role) => role.code === roleCode)?.name ?? roleCode },
    })
    await writeGrant(tx, chainNames, {
      accountId: account.id,
      roleCode,
      orgId: null,
      chainCodes,
      regionCode,
      sinceOn: businessDay(tx.clock),
      untilOn: null,
      reason: '演示城市的账号',
    })
    loaded.push(account)
  }
  return loaded
}
