import { recordChanges } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import type { Page } from '../../db/paging.ts'
import { AppError } from '../../errors.ts'
import type { ObjectRef } from '../../http/contract.ts'
import { requireRight } from '../../rights/rights.ts'
import { inTransaction } from '../../transaction.ts'
import type { MailDelivery, MailState } from '../contract.ts'
import { mailJob } from '../job-kinds.ts'
import type { NotifyPorts } from '../ports.ts'
import { accountRef } from '../settings.ts'
import * as queries from './mail-queries.ts'

export const mailDeliveryRef = (id: string): ObjectRef => ({ kind: 'platform.mailDelivery', id })

/** E-mails of all accounts, for whoever answers for the mail server. */
export async function listMail(
  ctx: Context,
  filter: { state?: MailState[] | undefined; page: number; pageSize: number },
): Promise<Page<MailDelivery>> {
  requireRight(ctx, 'platform.mailDelivery.read', {})
  return queries.listMail(ctx.db, filter)
}

/**
 * Sends an e-mail again, by a person's decision: this may make a second one of what is uncertain.
 *
 * @throws AppError `unavailable` without a mail server, `notFound`, `conflict` while it is being sent or when it was.
 */
export async function resendMail(ctx: Context, ports: NotifyPorts, id: string): Promise<MailDelivery> {
  requireRight(ctx, 'platform.mailDelivery.resend', {})
  if (ports.mail === null)
    throw new AppError('unavailable', 'platform.mail.off', 'no mail server is configured')
  return inTransaction(ctx, async (tx) => {
    const before = await queries.getMail(tx.db, id)
    if (before === null)
      throw new AppError('notFound', 'platform.mailDelivery.unknown', `there is no delivery ${id}`, { id })
    if (!(await queries.restartMail(tx.db, id, tx.clock.now())))
      throw new AppError('conflict', 'platform.mailDelivery.settled', 'it is being sent or was sent', { id })
    await tx.jobs.enqueue(tx, mailJob, { deliveryId: id })
    const after = (await queries.getMail(tx.db, id))!
    await recordChanges(tx, [
      {
        action: 'platform.mailDelivery.resend',
        object: mailDeliveryRef(id),
        before: { state: before.state, fault: before.fault },
        after: { state: after.state },
        links: [{ from: mailDeliveryRef(id), relation: 'sentTo', to: accountRef(before.accountId) }],
      },
    ])
    return after
  })
}
