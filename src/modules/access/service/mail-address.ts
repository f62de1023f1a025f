import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { MailAddress } from '../contract.ts'
import { lockAccount } from '../queries/account.ts'
import { findMailAddress, setMailHeld } from '../queries/mail-address.ts'
import { accountRef } from '../refs.ts'

/**
 * Holds e-mail to an account whose address somebody else changed, until its owner confirms it: notices tell of business,
 * and whoever keeps the directory must not turn them to an address of their own. The owner finds it in the inbox.
 */
export async function holdMail(tx: Context, accountId: string): Promise<void> {
  if (tx.actor.id === accountId) return
  await setMailHeld(tx.db, accountId, true)
  await record(tx, accountId, 'access.account.holdMail', true)
  await notify(tx, {
    to: [accountId],
    topic: 'access.account.addressChanged',
    title: '您的邮箱地址已被更改，请确认',
    text: '确认之前，系统不向该地址发送邮件。',
    href: '/account',
    object: accountRef(accountId),
    urgency: 'act',
    dedupeKey: `address ${accountId}`,
  })
}

/** The caller's own address, in clear: it is theirs to recognise. */
export async function myMailAddress(ctx: Context): Promise<MailAddress> {
  return (await findMailAddress(ctx.db, ctx.actor.id)) ?? { address: null, held: false }
}

/**
 * The caller confirms the address they saw.
 *
 * @throws AppError `conflict` `access.account.addressOther` when it is another one by now, or none.
 */
export async function confirmMailAddress(ctx: Context, address: string): Promise<MailAddress> {
  return inTransaction(ctx, async (tx) => {
    await lockAccount(tx.db, tx.actor.id, '2000-01-01')
    const found = await myMailAddress(tx)
    if (found.address !== address)
      throw new AppError('conflict', 'access.account.addressOther', 'the address was changed meanwhile')
    if (found.held) {
      await setMailHeld(tx.db, tx.actor.id, false)
      await record(tx, tx.actor.id, 'access.account.confirmMail', false)
    }
    return { address, held: false }
  })
}

/** The address itself stands in no entry. */
const record = (tx: Context, accountId: string, action: string, mailHeld: boolean) =>
  recordChanges(tx, [
    {
      action,
      object: accountRef(accountId),
      before: { mailHeld: !mailHeld },
      after: { mailHeld },
      links: [
        { from: accountRef(accountId), relation: 'handledBy', to: { kind: 'system.actor', id: tx.actor.id } },
      ],
    },
  ])
