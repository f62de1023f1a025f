import { accountsOfOrganisations } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { WorkflowEffect } from '#platform/workflow/effect.ts'
import { findInstance } from '#platform/workflow/read.ts'

/**
 * Tells the accounts of the enterprise that somebody wrote down its word after a call-back. They read what was written
 * on the problem itself and may say otherwise until it is closed; an enterprise without accounts hears it by telephone.
 */
export async function tellEnterprise(ctx: Context, effect: WorkflowEffect): Promise<void> {
  const { object, href, actorId, actorName, reason } = effect
  const orgIds = (await findInstance(ctx, object))?.parties.enterprise?.orgIds ?? []
  const today = businessDay(ctx.clock)
  const members = await accountsOfOrganisations(ctx.db, orgIds, 'matters.problem.rate', today)
  const to = members.filter((id) => id !== actorId)
  if (to.length === 0 || href === null) return
  await inTransaction(ctx, (tx) =>
    notify(tx, {
      to,
      topic: 'matters.problem.wordRecorded',
      title: `已代贵企业登记评价，请核对：${effect.title}`,
      text: `${actorName}登记了回访${reason === null ? '' : `：${reason}`}\n与实际不符的，销号前可以重新评价`,
      href,
      object,
      urgency: 'act',
      dedupeKey: `matters.problem.wordRecorded ${object.id}`,
    }),
  )
}
