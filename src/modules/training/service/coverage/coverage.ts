import type { Context } from '#platform/context.ts'
import type { Coverage, NeedLevel } from '../../contract/index.ts'
import { courseTopicsWithin } from '../../queries/course-topics.ts'
import { openNeeds } from '../../queries/need.ts'
import { coverageOf } from '../../rules/coverage.ts'
import { coursesInSight } from '../library/course-sight.ts'
import { toNeedRow } from '../need/show-need.ts'

/** The open needs within reach, laid against the courses in use that the actor may see. */
export async function getCoverage(
  ctx: Context,
  filter: { chain?: string[] | undefined; level?: NeedLevel[] | undefined },
): Promise<Coverage> {
  const needs = await openNeeds(ctx, filter)
  return coverageOf(needs.map(toNeedRow), await courseTopicsWithin(ctx.db, coursesInSight(ctx)))
}
