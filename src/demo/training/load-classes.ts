import { addDays } from '#core/scheduling/working-calendar.ts'
import { loadRatings } from '#modules/training/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { demoRating } from '../data/feedback.ts'
import { attend, payFees } from './load-attendance.ts'
import { designClass, inviteTeacher } from './load-class-designs.ts'
import { loadClassOfToday } from './load-class-of-today.ts'
import { enrolHeldClass, loadEnrolment } from './load-enrolment.ts'
import { draftTimetable, releaseTimetables } from './load-timetables.ts'
import { type DemoAccounts, playedBy } from './played-by.ts'
import { stepOnDemoClass as step } from './step-on-demo-class.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  accounts: DemoAccounts
}

/** Of the programme so many classes were held; the next takes nominations. */
const held = 2

/**
 * The first classes of the programme, each step played on the day on which it would have been done: designed from needs,
 * nominated for and selected, timetabled, attended and closed. Beside them a class of today, in which signing in can be
 * tried.
 */
export async function loadClasses(tx: Context, cast: Cast): Promise<void> {
  const today = businessDay(tx.clock)
  const play = playedBy(tx, cast.accounts)
  const rows = await tx.db
    .selectFrom('training.class')
    .select(['id', 'starts_on', 'ends_on'])
    .where('term_no', '<=', held + 1)
    .orderBy('term_no')
    .execute()
  for (const [round, { id, starts_on: startsOn, ends_on: endsOn }] of rows.entries()) {
    const before = (days: number) => play(earlier(addDays(startsOn, -days), today), 'training')
    const after = (days: number) => play(earlier(addDays(endsOn, days), today), 'training')
    await designClass(before(20), id)
    await step(before(14), id, 'openEnrolment')
    if (round === held) {
      await draftTimetable(before(10), id)
      await inviteTeacher(before(10), { id, startsOn })
      await loadEnrolment(before(3))
      continue
    }
    await enrolHeldClass(before(3), id, round)
    await step(before(3), id, 'closeEnrolment')
    await releaseTimetables(before(2), id, round + 1)
    await step(before(0), id, 'start')
    await attend(after(0), id)
    await payFees(after(0), id)
    await step(after(0), id, 'finish')
    // Of the last session of the first class too few rated.
    await loadRatings(tx, id, (session, person) =>
      demoRating(`round ${round}`, session, person, round === 0 && session === 2),
    )
    // When the days of rating are over.
    await step(after(8), id, 'evaluate')
    await step(after(10), id, 'close')
  }
  await loadClassOfToday(tx, play, today, cast)
}

/** A day that has not come yet is today: what is told of the demo city was done. */
const earlier = (day: string, today: string): string => (day < today ? day : today)
