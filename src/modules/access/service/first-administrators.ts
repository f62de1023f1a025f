import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AccountWithPassword } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import { countAccounts } from '../queries/account.ts'
import { openAccount } from './accounts.ts'
import { type ChainNames, writeGrant } from './grants.ts'

const first = [
  { username: 'sysadmin', name: '系统管理员', roleCode: 'sysAdmin' },
  { username: 'secadmin', name: '安全管理员', roleCode: 'secAdmin' },
  { username: 'auditor', name: '审计管理员', roleCode: 'auditor' },
] as const

/**
 * Opens the three administrators of a product that has no account yet: afterwards accounts are opened by the first,
 * let in by the second and watched by the third. Only whoever works on the machine itself may do this.
 *
 * @throws AppError `conflict` `access.account.notFirst` when there is an account already.
 */
export async function openFirstAdministrators(
  ctx: Context,
  logins: LoginPort,
  chainNames: ChainNames,
): Promise<AccountWithPassword[]> {
  requireRight(ctx, 'access.account.bootstrap', {})
  return inTransaction(ctx, async (tx) => {
    if ((await countAccounts(tx.db)) > 0)
      throw new AppError('conflict', 'access.account.notFirst', 'there are accounts already')
    const opened: AccountWithPassword[] = []
    for (const { roleCode, ...values } of first) {
      const account = await openAccount(
        tx,
        logins,
        { ...values, personId: null, orgId: null },
        { approved: true, demo: null },
      )
      await writeGrant(tx, chainNames, {
        accountId: account.account.id,
        roleCode,
        orgId: null,
        chainCodes: [],
        regionCode: null,
        sinceOn: businessDay(tx.clock),
        untilOn: null,
        reason: '首次设置',
      })
      opened.push(account)
    }
    return opened
  })
}
