import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { ClassEffect } from '../../contract/index.ts'
import { figuresIn } from '../../queries/figure.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { effectOf, quarterAfter, quarterOf } from '../../rules/effect.ts'
import { leastRatings } from '../../rules/rating.ts'
import { visibleClass } from '../class/show-class.ts'

/** Figures of the units a class trained before and after it, beside those of units that were not trained. */
export async function getClassEffect(ctx: Context, classId: string): Promise<ClassEffect> {
  const one = await visibleClass(ctx, classId)
  requireRight(ctx, 'training.feedback.read', one.belonging)
  const quarter = quarterOf(one.endsOn)
  const around = [-2, -1, 1, 2].map((by) => quarterAfter(quarter, by))
  const trained = new Set((await traineesOf(ctx.db, classId)).map(({ unit }) => unit.id))
  return effectOf(quarter, trained, await figuresIn(ctx.db, around, leastRatings))
}
