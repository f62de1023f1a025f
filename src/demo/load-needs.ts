import { enterNeed } from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from './data/days.ts'
import { demoNeeds } from './data/needs.ts'
import { must } from './loaded.ts'

/** Needs of the demo city at all three levels, each entered on a day of the last weeks. */
export async function loadNeeds(
  tx: Context,
  cast: { organisationIds: ReadonlyMap<string, string> },
): Promise<void> {
  const today = businessDay(tx.clock)
  for (const [index, { orgCode, personOf, ...need }] of demoNeeds.entries()) {
    const day = addDays(today, -60 + index * 4)
    const at: Context = {
      ...tx,
      clock: fixedClock(`${day}T02:00:00Z`),
      jobs: { enqueue: () => Promise.resolve() },
    }
    const orgId = must(cast.organisationIds.get(orgCode), orgCode)
    const personId = personOf ? await somebodyOf(tx, orgId) : null
    await enterNeed(at, { ...need, orgId: personId === null ? orgId : null, personId }, true)
  }
}

async function somebodyOf(tx: Context, orgId: string): Promise<string> {
  const person = await tx.db
    .selectFrom('directory.person')
    .select('id')
    .where('org_id', '=', orgId)
    .where('left_on', 'is', null)
    .orderBy('staff_no')
    .executeTakeFirst()
  return must(person?.id, `somebody of ${orgId}`)
}
