import { accountsWith } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import { consentsEndingBetween, profilesEndedBefore } from '../../queries/profile.ts'
import { profilesRef } from '../../refs.ts'
import { dayAfter, daysBetween, endingDays, eraseAfterDays } from '../../rules/consent-state.ts'
import { eraseProfile } from './erase.ts'
import { heldProfile } from './profile-records.ts'

/** Days before the last on which somebody is told of anew; Mondays besides, so that a day the server was down is made up. */
const tellOn: readonly number[] = [endingDays, 7, 1]

/**
 * What the passing of days does to consents: those that end soon are told to whoever keeps people, by number alone; people
 * whose consent ended more than `eraseAfterDays` days ago are erased.
 */
export async function followConsents(ctx: Context): Promise<void> {
  const today = businessDay(ctx.clock)
  const before = dayAfter(today, -eraseAfterDays)
  for (const id of await profilesEndedBefore(ctx.db, before))
    await inTransaction(ctx, async (tx) => {
      const record = await heldProfile(tx, id)
      // Renewed while the job was under way.
      if (record.state === 'erased' || (record.consentUntilOn !== null && record.consentUntilOn >= before))
        return
      await eraseProfile(tx, record, 'talent.profile.expire', `授权到期超过 ${eraseAfterDays} 日未续`)
    })
  await inTransaction(ctx, (tx) => tellOfEnding(tx, today))
}

async function tellOfEnding(tx: Context, today: string): Promise<void> {
  const ending = await consentsEndingBetween(tx.db, today, dayAfter(today, endingDays))
  const isMonday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1
  const isNews = ending.some(({ untilOn }) => tellOn.includes(daysBetween(today, untilOn)))
  if (ending.length === 0 || !(isNews || isMonday)) return
  const to = await accountsWith(tx.db, 'talent.profile.edit', {}, today)
  if (to.length === 0) return
  const first = ending.slice(0, 20).map(({ number, untilOn }) => `人才 ${number} 号：${untilOn}`)
  await notify(tx, {
    to: to.map(({ id }) => id),
    topic: 'talent.consent.ending',
    title: `${ending.length} 位人才的授权将在 ${endingDays} 日内到期`,
    text: `${first.join('\n')}${ending.length > 20 ? '\n……' : ''}\n到期后不再参与匹配；到期超过 ${eraseAfterDays} 日未续的，个人信息自动删除。`,
    href: '/talent/people?consent=ending',
    object: profilesRef,
    urgency: 'know',
    dedupeKey: 'talent.consent.ending',
  })
}
