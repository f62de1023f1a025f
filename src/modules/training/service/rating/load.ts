import type { Context } from '#platform/context.ts'
import type { FollowUpAnswers, RatingAnswers } from '../../contract/index.ts'
import { mixInFollowUps } from '../../queries/follow-up/answers.ts'
import { presentAt } from '../../queries/present.ts'
import { sessionsToRateOf } from '../../queries/rating/rated-sessions.ts'
import { mixInRatings } from '../../queries/rating/ratings.ts'
import { traineesOf } from '../../queries/trainees.ts'

/**
 * Puts invented ratings into the sessions of a class.
 *
 * @param answersOf what each of those present says of each session, both in turn; null for who does not rate.
 */
export async function loadRatings(
  tx: Context,
  classId: string,
  answersOf: (session: number, person: number, personId: string) => RatingAnswers | null,
): Promise<void> {
  for (const [at, { id }] of (await sessionsToRateOf(tx.db, classId)).entries()) {
    const given = (await presentAt(tx.db, id)).flatMap((personId, person) => {
      const answers = answersOf(at, person, personId)
      return answers === null ? [] : [{ personId, answers }]
    })
    await mixInRatings(tx.db, id, given)
  }
}

/** The same with what is used in work of a class whose trainees were asked. */
export async function loadFollowUps(
  tx: Context,
  classId: string,
  answersOf: (person: number) => FollowUpAnswers | null,
): Promise<void> {
  const given = (await traineesOf(tx.db, classId)).flatMap(({ personId }, person) => {
    const answers = answersOf(person)
    return answers === null ? [] : [{ personId, answers }]
  })
  await mixInFollowUps(tx.db, classId, given)
}
