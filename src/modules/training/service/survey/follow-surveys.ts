import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { lockSurvey, openSurveys } from '../../queries/survey/survey.ts'
import { closeIn, remindIn } from './life.ts'

/**
 * What the passing of days does to open surveys: those whose last day is over close; in the days before it those who
 * have not answered are reminded, each so many times at most.
 */
export async function followSurveys(ctx: Context): Promise<void> {
  const today = businessDay(ctx.clock)
  for (const { id } of await openSurveys(ctx.db))
    await inTransaction(ctx, async (tx) => {
      const survey = await lockSurvey(tx.db, id)
      if (survey === null || survey.state !== 'open') return
      if (survey.closesOn < today) await closeIn(tx, survey)
      else if (
        survey.remindDaysBefore !== null &&
        daysUntil(today, survey.closesOn) <= survey.remindDaysBefore
      )
        await remindIn(tx, survey, ({ reminders }) => reminders < survey.mostReminders)
    })
}

const daysUntil = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
