import { openProblems } from '#modules/matters/index.ts'
import { draftNeedFromProblem, enterNeed } from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { demoNeeds } from '../data/needs.ts'
import { must } from '../loaded.ts'

/** Needs of the demo city at all three levels, each entered on a day of the last weeks. */
export async function loadNeeds(
  tx: Context,
  cast: { organisationIds: ReadonlyMap<string, string> },
): Promise<void> {
  const today = businessDay(tx.clock)
  for (const [index, { orgCode, personOf, ...need }] of demoNeeds.entries()) {
    const at = on(tx, addDays(today, -130 + index * 3))
    const orgId = must(cast.organisationIds.get(orgCode), orgCode)
    const personId = personOf ? await somebodyOf(tx, orgId) : null
    await enterNeed(at, { ...need, orgId: personId === null ? orgId : null, personId }, true)
  }
  for (const one of fromProblems)
    await loadNeedOfProblem(
      tx,
      must(cast.organisationIds.get('economy-information'), 'economy-information'),
      one,
    )
}

/** Chains of which a need was raised from an open problem, and the subject that helps with it. */
const fromProblems = [
  { chainCode: 'pv', topic: 'pv-glass-materials' },
  { chainCode: 'semiconductor', topic: 'semiconductor-packaging' },
  { chainCode: 'automobile', topic: 'automobile-local-supply' },
]

/** A need as it is drafted from the longest open problem of a chain. */
async function loadNeedOfProblem(
  tx: Context,
  orgId: string,
  { chainCode, topic }: (typeof fromProblems)[number],
): Promise<void> {
  const problem = must(
    (await openProblems(tx)).find((one) => one.chainCode === chainCode),
    `a problem of ${chainCode}`,
  )
  const draft = await draftNeedFromProblem(tx, problem.id)
  await enterNeed(
    on(tx, addDays(businessDay(tx.clock), -94)),
    {
      ...draft,
      level: 'organisation',
      statement: must(draft.statement, 'a statement'),
      orgId: draft.orgId ?? orgId,
      weight: 4,
      topics: [topic, 'problem-solving-cases'],
      tags: { competences: ['reformInnovation'], changeAbilities: ['respond'], qualities: ['practical'] },
    },
    true,
  )
}

const on = (tx: Context, day: string): Context => ({
  ...tx,
  clock: fixedClock(`${day}T02:00:00Z`),
  jobs: { enqueue: () => Promise.resolve() },
})

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
