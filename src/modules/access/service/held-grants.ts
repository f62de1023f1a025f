import type { PersonListener } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { notify } from '#platform/notify/index.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Grant, HeldGrant } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import { organisationExists } from '../queries/account.ts'
import { accountsWith } from '../queries/accounts-with.ts'
import { findGrant, lockGrant, lockLastingSecAdmins } from '../queries/grant.ts'
import * as queries from '../queries/held-grant.ts'
import { findStoredRole } from '../queries/role.ts'
import { accountRef, grantRef } from '../refs.ts'
import { lastSecAdmin, unknownGrant, unknownOrganisation } from './faults.ts'
import { type ChainNames, linksOf, named } from './grants.ts'
import { holdMail } from './mail-address.ts'
import { refuseSelf } from './refuse.ts'

/**
 * What the rights of a person who moves or leaves come to, in the transaction that says so. Who left is out at once.
 * Grants that rest on the organisation, and all grants of one who left, wait until a security administrator confirms,
 * changes or ends them, and the security administrators are told: whoever moves people gives no rights by it.
 *
 * The last security administrator cannot leave before another holds the role.
 */
export const accessPersonListener =
  (logins: LoginPort, chainNames: ChainNames): PersonListener =>
  async (tx, { kind, personId, name }) => {
    const accountId = await queries.accountOfPerson(tx.db, personId)
    if (accountId === null) return
    if (kind === 'addressChanged') return holdMail(tx, accountId)
    const today = businessDay(tx.clock)
    if (kind === 'left') {
      const lasting = await lockLastingSecAdmins(tx.db, today)
      if (lasting.length > 0 && lasting.every((held) => held.accountId === accountId)) throw lastSecAdmin()
      await logins.revokeSessionsOf(tx, accountId)
    }
    const ids = await queries.holdGrants(tx.db, accountId, kind, tx.clock.now(), today)
    if (ids.length === 0) return
    const found = await Promise.all(ids.map((id) => findGrant(tx.db, id, today)))
    const grants = await named(
      tx,
      chainNames,
      found.flatMap((grant) => grant ?? []),
    )
    await recordChanges(
      tx,
      grants.map((grant) => ({
        action: 'access.grant.hold',
        object: grantRef(grant.id),
        before: { ...grant, held: null },
        after: grant,
        links: linksOf(grant),
      })),
    )
    const deciders = await accountsWith(tx.db, 'access.grant.give', {}, today)
    await notify(tx, {
      to: deciders.map(({ id }) => id).filter((id) => id !== accountId),
      topic: 'access.grant.held',
      title: `${name}${kind === 'left' ? '已离任' : '已调动'}，${grants.length} 项授权待确认`,
      href: `/admin/accounts?account=${encodeURIComponent(accountId)}`,
      object: accountRef(accountId),
      urgency: 'act',
      dedupeKey: `held ${accountId}`,
    })
  }

/** Grants that wait to be confirmed, those that wait longest first. */
export async function listHeldGrants(ctx: Context, chainNames: ChainNames): Promise<HeldGrant[]> {
  requireRight(ctx, 'access.grant.read', {})
  const today = businessDay(ctx.clock)
  const held = await queries.listHeld(ctx.db, today)
  const found = await Promise.all(held.map(({ id }) => findGrant(ctx.db, id, today)))
  const grants = await named(
    ctx,
    chainNames,
    found.flatMap((grant) => grant ?? []),
  )
  const holderOrgs = new Map(held.map(({ id, holderOrg }) => [id, holderOrg]))
  return grants.map((grant) => ({ ...grant, holderOrg: holderOrgs.get(grant.id) ?? null }))
}

/**
 * Confirms a grant that waits: it gives again what its role says, from the organisation it was given for or from
 * another one.
 *
 * @throws AppError for one's own grant (which is recorded), one that does not wait or whose holder left, and an
 * organisation that is unknown or from which the role measures nothing.
 */
export async function confirmGrant(
  ctx: Context,
  chainNames: ChainNames,
  input: { id: string; lockVersion: number; orgId?: string | undefined; reason: string },
): Promise<Grant> {
  requireRight(ctx, 'access.grant.give', {})
  const today = businessDay(ctx.clock)
  const found = await findGrant(ctx.db, input.id, today)
  if (found === null) throw unknownGrant(input.id)
  if (found.accountId === ctx.actor.id)
    return refuseSelf(ctx, 'access.grant.refuseConfirm', { grantId: input.id, reason: input.reason })
  return inTransaction(ctx, async (tx) => {
    const stored = await lockGrant(tx.db, input.id, today)
    if (stored === null) throw unknownGrant(input.id)
    requireVersion(stored, input.lockVersion)
    if (stored.held === null || stored.endedAt !== null)
      throw new AppError('conflict', 'access.grant.notHeld', 'the grant does not wait', { id: input.id })
    if (await queries.holderLeft(tx.db, stored.accountId))
      throw new AppError('conflict', 'access.grant.holderLeft', 'its holder left: it can only be ended')
    if (input.orgId !== undefined) await checkAnchor(tx, stored.role.code, input.orgId)
    await queries.confirmGrantRow(tx.db, input.id, input.orgId ?? stored.org?.id ?? null)
    if (input.orgId !== undefined) await queries.actForConfirmed(tx.db, stored.accountId, input.orgId)
    const [before, after] = await named(tx, chainNames, [stored, (await findGrant(tx.db, input.id, today))!])
    if (before!.org?.id !== after!.org?.id) await unlink(tx, grantRef(input.id), 'measuredFrom')
    await recordChanges(tx, [
      {
        action: 'access.grant.confirm',
        object: grantRef(input.id),
        before,
        after,
        reason: input.reason,
        links: linksOf(after!),
      },
    ])
    return after!
  })
}

async function checkAnchor(tx: Context, roleCode: string, orgId: string): Promise<void> {
  const role = await findStoredRole(tx.db, roleCode)
  if (!role?.permissions.some(({ scope }) => scope === 'ownOrg' || scope === 'subtree'))
    throw new AppError('badInput', 'access.grant.anchorUnused', `${roleCode} knows no orgId`, {
      field: 'orgId',
    })
  if (!(await organisationExists(tx.db, orgId))) throw unknownOrganisation()
}
