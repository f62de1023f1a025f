import { addDays } from '#core/scheduling/working-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { ClassFollowUp } from '../../contract/index.ts'
import { followUpAnswersOf } from '../../queries/follow-up/answers.ts'
import { findFollowUp } from '../../queries/follow-up/follow-up.ts'
import { listTopics } from '../../queries/topic.ts'
import { followUpAfterDays, followUpFiguresOf } from '../../rules/follow-up.ts'
import { leastRatings } from '../../rules/rating.ts'
import { visibleClass } from '../class/show-class.ts'

/** What trainees use of a class in their work: figures once its last day is over and enough have answered. */
export async function getClassFollowUp(ctx: Context, classId: string): Promise<ClassFollowUp> {
  const one = await visibleClass(ctx, classId)
  requireRight(ctx, 'training.feedback.read', one.belonging)
  const followUp = await findFollowUp(ctx.db, classId)
  const asksFrom = followUp?.openedOn ?? addDays(one.endsOn, followUpAfterDays)
  const common = { asksFrom, minimumSample: leastRatings }
  if (followUp === null)
    return { ...common, state: 'coming', closesOn: null, asked: 0, answered: 0, figures: null }
  const isOver = businessDay(ctx.clock) > followUp.closesOn
  const names = new Map((await listTopics(ctx.db)).map(({ code, name }) => [code, name]))
  return {
    ...common,
    state: isOver ? 'over' : 'open',
    closesOn: followUp.closesOn,
    asked: followUp.asked,
    answered: followUp.answered,
    figures: isOver ? followUpFiguresOf(await followUpAnswersOf(ctx.db, classId), names) : null,
  }
}
