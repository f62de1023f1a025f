import { expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { invitedOf } from '../../queries/survey/invitations.ts'
import { findSurvey, openSurveys } from '../../queries/survey/survey.ts'
import { followSurveys } from './follow-surveys.ts'

onBothDemoCities('what the passing of days does to surveys', (database, ctx) => {
  it('SYS10 in the days before the end who has not answered is reminded, twice at most, and then it closes', async () => {
    const { db } = database()
    const [survey] = await openSurveys(db)
    const { id, closesOn } = survey!
    const on = async (daysAfterEnd: number) => {
      const day = new Date(Date.parse(`${closesOn}T02:00:00Z`) + daysAfterEnd * 86_400_000).toISOString()
      await followSurveys({
        ...ctx(),
        clock: fixedClock(day),
        jobs: { enqueue: () => Promise.resolve() },
      })
      const invited = await invitedOf(db, id)
      return invited.reduce((sum, { reminders }) => sum + reminders, 0)
    }
    // Only who has an account can be reached by the product.
    const reachable = await db
      .selectFrom('training.survey_invitation as i')
      .innerJoin('access.account as a', 'a.person_id', 'i.person_id')
      .select('i.id')
      .where('i.survey_id', '=', id)
      .where('a.state', '=', 'active')
      .execute()
    const { length: rows } = reachable
    expect(rows).toBeGreaterThan(0)
    expect(await on(-4)).toBe(0)
    expect(await on(-3)).toBe(rows)
    expect(await on(-3)).toBe(rows)
    expect(await on(-2)).toBe(2 * rows)
    expect(await on(-1)).toBe(2 * rows)
    expect((await findSurvey(db, id))!.state).toBe('open')
    await on(1)
    expect((await findSurvey(db, id))!.state).toBe('closed')
  })
})
