import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AskedFollowUp, FollowUpAnswers, FollowUpForm } from '../../contract/index.ts'
import { holdFollowUp, mixInFollowUps } from '../../queries/follow-up/answers.ts'
import { followUpsAskedOf } from '../../queries/follow-up/follow-up.ts'
import { listTopics } from '../../queries/topic.ts'

/** Classes the caller is asked about and has not answered. */
export async function listOwnFollowUps(ctx: Context): Promise<AskedFollowUp[]> {
  const { personId } = ctx.actor
  return personId === null ? [] : followUpsAskedOf(ctx.db, personId, businessDay(ctx.clock))
}

/** The form about one of them. */
export async function getFollowUpForm(ctx: Context, classId: string): Promise<FollowUpForm> {
  return { ...(await askedAbout(ctx, classId)), topics: await topicsOffered(ctx) }
}

/** Hands in what is used in work, once. Leaves no audit entry, which would say when who answered. */
export async function handInFollowUp(
  ctx: Context,
  classId: string,
  answers: FollowUpAnswers,
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    await holdFollowUp(tx.db, classId)
    await askedAbout(tx, classId)
    const offered = new Set((await topicsOffered(tx)).map(({ code }) => code))
    const unknown = answers.lacking.find((code) => !offered.has(code))
    if (unknown !== undefined)
      throw new AppError('badInput', 'training.topic.unknown', `there is no topic ${unknown}`, {
        field: 'lacking',
      })
    const given = { ...answers, lacking: [...new Set(answers.lacking)] }
    await mixInFollowUps(tx.db, classId, [{ personId: tx.actor.personId!, answers: given }])
    return { done: true }
  })
}

const topicsOffered = async (ctx: Context): Promise<FollowUpForm['topics']> =>
  (await listTopics(ctx.db)).filter(({ retired }) => !retired).map(({ code, name }) => ({ code, name }))

/** @throws AppError `notFound` `training.followUp.notAsked` when the caller is not asked, or has answered, or it is over. */
async function askedAbout(ctx: Context, classId: string): Promise<AskedFollowUp> {
  const asked = (await listOwnFollowUps(ctx)).find((one) => one.classId === classId)
  if (asked === undefined)
    throw new AppError('notFound', 'training.followUp.notAsked', 'the caller is not asked about this class')
  return asked
}
