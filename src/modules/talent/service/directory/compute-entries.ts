import { chainsOfNodes } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { ShortageWeights } from '../../contract/shortage-index.ts'
import { type NewEntry, needsOfPeriod } from '../../queries/directory-entry.ts'
import { suppliedPeople } from '../../queries/matchable.ts'
import { shortagePosts } from '../../rules/shortage-posts.ts'

/** Posts asked for in a period, weighed against the people who can be matched today. */
export async function computeEntries(
  ctx: Context,
  { fromOn, toOn, weights }: { fromOn: string; toOn: string; weights: ShortageWeights },
): Promise<NewEntry[]> {
  const needs = await needsOfPeriod(ctx.db, fromOn, toOn)
  const people = await suppliedPeople(ctx.db, businessDay(ctx.clock))
  const chainsOf = await chainsOfNodes(ctx)
  return shortagePosts(
    needs,
    people.map(({ nodeCodes, chainCodes, ...one }) => ({
      ...one,
      chainCodes: [...chainCodes, ...nodeCodes.flatMap((node) => chainsOf.get(node) ?? [])],
    })),
    weights,
  )
}
