import { listRegions, organisationRef, regionRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Grant, NewGrant } from '../contract.ts'
import { findAccount, lockAccount, organisationExists } from '../queries/account.ts'
import * as queries from '../queries/grant.ts'
import { findStoredRole, type StoredRole } from '../queries/role.ts'
import { accountRef, grantRef, roleRef } from '../refs.ts'
import { roleAgainst } from '../rules/separation.ts'
import { lastSecAdmin, unknownAccount, unknownGrant, unknownOrganisation } from './faults.ts'
import { refuseSelf } from './refuse.ts'

/** Chains a grant may name; another module knows them. */
export type ChainNames = (db: Db, today: string) => Promise<{ code: string; name: string }[]>

export async function listGrants(ctx: Context, chainNames: ChainNames, accountId: string): Promise<Grant[]> {
  requireRight(ctx, 'access.grant.read', {})
  if ((await findAccount(ctx.db, accountId, businessDay(ctx.clock))) === null) throw unknownAccount(accountId)
  return grantsOfAccount(ctx, chainNames, accountId)
}

/** The roles of whoever asks, and the permissions they have anywhere at all. */
export async function myGrants(
  ctx: Context,
  chainNames: ChainNames,
): Promise<{ grants: Grant[]; permissions: Permission[] | null }> {
  const { rights } = ctx.actor
  return {
    grants: await grantsOfAccount(ctx, chainNames, ctx.actor.id),
    permissions: rights === 'all' ? null : [...rights.keys()].sort(),
  }
}

/** What a grant may name. */
export async function listAnchors(ctx: Context, chainNames: ChainNames) {
  requireRight(ctx, 'access.grant.give', {})
  const [chains, regions] = await Promise.all([
    chainNames(ctx.db, businessDay(ctx.clock)),
    listRegions(ctx.db),
  ])
  return {
    chains: chains.map(({ code, name }) => ({ code, name })),
    regions: regions.map(({ code, name }) => ({ code, name })),
  }
}

/**
 * Gives a role to an account.
 *
 * @throws AppError to whoever gives to themselves (which is recorded), for roles that exclude each other, missing or
 * unknown anchors, and dates the wrong way round.
 */
export async function giveGrant(ctx: Context, chainNames: ChainNames, input: NewGrant): Promise<Grant> {
  requireRight(ctx, 'access.grant.give', {})
  if (input.accountId === ctx.actor.id)
    return refuseSelf(ctx, 'access.grant.refuseGive', { roleCode: input.roleCode, reason: input.reason })
  return inTransaction(ctx, async (tx) => {
    const today = businessDay(tx.clock)
    const account = await lockAccount(tx.db, input.accountId, today)
    if (account === null) throw unknownAccount(input.accountId)
    const role = await findStoredRole(tx.db, input.roleCode)
    if (role === null)
      throw new AppError('badInput', 'access.role.unknown', `there is no role ${input.roleCode}`, {
        field: 'roleCode',
      })
    checkTerm(input, today)
    await checkAnchors(tx, chainNames, input, role, account.orgId)
    const against = roleAgainst(await queries.listHeldRoles(tx.db, account.id), {
      code: role.code,
      kind: role.kind,
      sinceOn: input.sinceOn,
      untilOn: input.untilOn,
    })
    if (against !== null)
      throw new AppError(
        'conflict',
        'access.grant.separated',
        `${role.code} and ${against} are never held by one account`,
        { field: 'roleCode', against },
      )
    return writeGrant(tx, chainNames, input)
  })
}

/** The same in an open transaction and without any check: for the demo city and the first administrators. */
export async function writeGrant(tx: Context, chainNames: ChainNames, input: NewGrant): Promise<Grant> {
  // Named for good: whoever moves the holder later does not move the reach.
  const orgId = input.orgId ?? (await queries.anchorOrgOf(tx.db, input.accountId, input.roleCode))
  const id = await queries.insertGrant(tx.db, { ...input, orgId }, tx.clock.now(), tx.actor)
  const [grant] = await named(tx, chainNames, [(await queries.findGrant(tx.db, id, businessDay(tx.clock)))!])
  await recordChanges(tx, [
    {
      action: 'access.grant.give',
      object: grantRef(id),
      before: null,
      after: grant,
      reason: input.reason,
      links: linksOf(grant!),
    },
  ])
  return grant!
}

/** Ends a grant at once. The last lasting security administrator keeps the role. */
export async function endGrant(
  ctx: Context,
  chainNames: ChainNames,
  input: { id: string; lockVersion: number; reason: string },
): Promise<Grant> {
  requireRight(ctx, 'access.grant.give', {})
  const today = businessDay(ctx.clock)
  const found = await queries.findGrant(ctx.db, input.id, today)
  if (found === null) throw unknownGrant(input.id)
  if (found.accountId === ctx.actor.id)
    return refuseSelf(ctx, 'access.grant.refuseEnd', { grantId: input.id, reason: input.reason })
  return inTransaction(ctx, async (tx) => {
    if (found.role.code === 'secAdmin') {
      const lasting = await queries.lockLastingSecAdmins(tx.db, today)
      if (lasting.length > 0 && lasting.every((held) => held.grantId === input.id)) throw lastSecAdmin()
    }
    const stored = await queries.lockGrant(tx.db, input.id, today)
    if (stored === null) throw unknownGrant(input.id)
    requireVersion(stored, input.lockVersion)
    if (stored.endedAt !== null)
      throw new AppError('conflict', 'access.grant.ended', 'the grant was ended already', { id: input.id })
    await queries.endGrantRow(tx.db, input.id, tx.clock.now(), tx.actor.name, input.reason)
    const [before, after] = await named(tx, chainNames, [
      stored,
      (await queries.findGrant(tx.db, input.id, today))!,
    ])
    await recordChanges(tx, [
      {
        action: 'access.grant.end',
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

async function grantsOfAccount(ctx: Context, chainNames: ChainNames, accountId: string): Promise<Grant[]> {
  const grants = await named(
    ctx,
    chainNames,
    await queries.listGrants(ctx.db, accountId, businessDay(ctx.clock)),
  )
  const order = ['valid', 'upcoming', 'expired', 'ended']
  return grants.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/** Grants with the names of their chains. */
export async function named(
  ctx: Context,
  chainNames: ChainNames,
  grants: queries.StoredGrant[],
): Promise<Grant[]> {
  if (grants.length === 0) return []
  const names = new Map(
    (await chainNames(ctx.db, businessDay(ctx.clock))).map(({ code, name }) => [code, name]),
  )
  return grants.map(({ chainCodes, ...grant }) => ({
    ...grant,
    chains: chainCodes.map((code) => ({ code, name: names.get(code) ?? code })),
  }))
}

function checkTerm(input: NewGrant, today: string): void {
  if (input.untilOn !== null && input.untilOn < input.sinceOn)
    throw new AppError('badInput', 'access.grant.datesReversed', 'a term cannot end before it begins', {
      field: 'untilOn',
    })
  if (input.untilOn !== null && input.untilOn < today)
    throw new AppError('badInput', 'access.grant.past', 'a term that is over gives nothing', {
      field: 'untilOn',
    })
}

/** A role's anchors are named and exist; one that the role does not measure from is refused, because it would mislead. */
async function checkAnchors(
  tx: Context,
  chainNames: ChainNames,
  input: NewGrant,
  role: StoredRole,
  ownOrgId: string | null,
): Promise<void> {
  const measures = (...scopes: string[]) => role.permissions.some(({ scope }) => scopes.includes(scope))
  const check = (field: string, given: boolean, needed: boolean, used: boolean) => {
    if (needed && !given)
      throw new AppError('badInput', 'access.grant.anchorMissing', `${role.code} needs ${field}`, { field })
    if (given && !used)
      throw new AppError('badInput', 'access.grant.anchorUnused', `${role.code} knows no ${field}`, { field })
  }
  check('orgId', (input.orgId ?? ownOrgId) !== null, role.needs.includes('org'), true)
  check('chainCodes', input.chainCodes.length > 0, role.needs.includes('chains'), measures('ownChains'))
  check('regionCode', input.regionCode !== null, role.needs.includes('region'), measures('region'))
  if (input.orgId !== null && !(await organisationExists(tx.db, input.orgId))) throw unknownOrganisation()
  const chains = new Set((await chainNames(tx.db, businessDay(tx.clock))).map(({ code }) => code))
  const unknownChain = input.chainCodes.find((code) => !chains.has(code))
  if (unknownChain !== undefined)
    throw new AppError('badInput', 'chains.chain.unknown', `there is no chain ${unknownChain}`, {
      field: 'chainCodes',
    })
  if (
    input.regionCode !== null &&
    !(await listRegions(tx.db)).some((region) => region.code === input.regionCode)
  )
    throw new AppError('badInput', 'directory.region.unknown', `there is no region ${input.regionCode}`, {
      field: 'regionCode',
    })
}

/** What a grant hangs on. */
export function linksOf(grant: Grant): [Link, ...Link[]] {
  const from = grantRef(grant.id)
  return [
    { from, relation: 'grantedTo', to: accountRef(grant.accountId) },
    { from, relation: 'gives', to: roleRef(grant.role.code) },
    ...(grant.org === null ? [] : [{ from, relation: 'measuredFrom', to: organisationRef(grant.org.id) }]),
    ...grant.chains.map(({ code }) => ({
      from,
      relation: 'measuredFrom',
      to: { kind: 'chains.chain', id: code },
    })),
    ...(grant.region === null ? [] : [{ from, relation: 'measuredFrom', to: regionRef(grant.region.code) }]),
  ]
}
