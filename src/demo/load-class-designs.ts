import type { Account } from '#modules/access/contract.ts'
import { enterProposedDesign, lockedClass } from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from './data/days.ts'
import { must } from './loaded.ts'

/** Terms of the programme that have been designed by now. */
const designedTerms = 3
const daysBeforeClass = 20

/** The first classes of the programme, each designed in the weeks before it as the product proposes. */
export async function loadClassDesigns(
  tx: Context,
  accounts: ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId'>>,
): Promise<void> {
  const rows = await tx.db
    .selectFrom('training.class')
    .select(['id', 'starts_on'])
    .where('term_no', '<=', designedTerms)
    .orderBy('term_no')
    .execute()
  const { id, name, orgId } = must(accounts.get('training'), 'the account training')
  const today = businessDay(tx.clock)
  for (const row of rows) {
    const day = addDays(row.starts_on, -daysBeforeClass)
    const at: Context = {
      ...tx,
      clock: fixedClock(`${day < today ? day : today}T02:00:00Z`),
      actor: { ...tx.actor, id, name, orgId },
    }
    await enterProposedDesign(at, await lockedClass(at, row.id), true)
  }
}
