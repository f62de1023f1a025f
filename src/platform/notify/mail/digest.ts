import { businessDay } from '../../clock.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import { mailJob } from '../job-kinds.ts'
import type { NotifyPorts } from '../ports.ts'
import { settingsOf } from '../settings-queries.ts'
import { accountsForDigest, insertDigest } from './mail-queries.ts'

/** What is older is history: a mail server set up anew must not empty years onto people. Longer than any holiday. */
const newestDays = 15

/**
 * Puts what lies unread and waits for the digest into one e-mail for each account. A notification is in one digest at
 * most, so that a second run of the day finds nothing. Who rests today gets theirs on the next working day.
 */
export async function gatherDigests(ctx: Context, ports: NotifyPorts): Promise<void> {
  if (ports.mail === null) return
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - newestDays * 24 * 60 * 60_000)
  const workday = (await ports.workCalendar(ctx.db))(businessDay(ctx.clock))
  const accountIds = await accountsForDigest(ctx.db, since)
  const settings = await settingsOf(ctx.db, accountIds)
  for (const accountId of accountIds) {
    if (!workday && settings.get(accountId)!.restDaysQuiet) continue
    await inTransaction(ctx, async (tx) => {
      const deliveryId = await insertDigest(tx.db, accountId, since, now)
      if (deliveryId !== null) await tx.jobs.enqueue(tx, mailJob, { deliveryId })
    })
  }
}
