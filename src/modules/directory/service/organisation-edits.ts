import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { NewOrganisation, OrganisationDetail, OrganisationInput } from '../contract/organisation.ts'
import { findEnterprise } from '../queries/enterprise.ts'
import * as queries from '../queries/organisation.ts'
import { findRegionName } from '../queries/region.ts'
import { mayHangUnder } from '../rules/tree.ts'
import { keepNameThatEnds, organisationChange, refuseTaken } from './organisation-names.ts'
import { getOrganisation, unknownOrganisation } from './organisations.ts'
import { organisationRef } from './refs.ts'

const edit = 'directory.organisation.edit'

/** Whoever edits an organisation needs it in reach; whoever makes a root, or moves one there, needs the whole city. */
export function requireOrganisation(
  ctx: Context,
  one: Pick<queries.OrganisationRecord, 'id' | 'regionCode'> | null,
): void {
  requireRight(ctx, edit, one === null ? {} : { orgIds: [one.id], regionCodes: [one.regionCode] })
}

/** Founds an organisation. @throws AppError for a closed or unknown parent, a taken name, an unknown region. */
export async function createOrganisation(ctx: Context, input: NewOrganisation): Promise<OrganisationDetail> {
  return getOrganisation(ctx, await inTransaction(ctx, (tx) => foundOrganisation(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function foundOrganisation(
  tx: Context,
  input: NewOrganisation & { id?: string },
  more: Link[] = [],
): Promise<string> {
  const parent = await lockOpenParent(tx, input.parentId)
  requireOrganisation(tx, parent)
  await requireRegion(tx, input.regionCode)
  const name = await nameOf(tx, input, input.enterpriseId)
  const code = input.code ?? `org-${randomUUID().slice(0, 8)}`
  const position = input.position ?? (await queries.nextPosition(tx.db, input.parentId))
  const ids = await refuseTaken(() =>
    queries.insertOrganisations(tx.db, [{ ...input, name, code, position }]),
  )
  const created = await found(tx, ids.get(code))
  const founded = organisationChange('directory.organisation.create', null, created)
  await recordChanges(tx, [{ ...founded, links: [...founded.links, ...more] }])
  return created.id
}

/** Changes an organisation; a name that ends is kept with its last day. */
export async function updateOrganisation(
  ctx: Context,
  id: string,
  lockVersion: number,
  { renamedOn, ...input }: OrganisationInput & { renamedOn: string | null },
): Promise<OrganisationDetail> {
  return change(ctx, id, lockVersion, 'directory.organisation.update', null, (tx, before) =>
    writeOrganisation(tx, before, input, renamedOn),
  )
}

/** Writes a held organisation, without its audit entry. */
export async function writeOrganisation(
  tx: Context,
  before: queries.OrganisationRecord,
  input: OrganisationInput,
  renamedOn: string | null,
): Promise<void> {
  requireOrganisation(tx, { id: before.id, regionCode: input.regionCode })
  await requireRegion(tx, input.regionCode)
  const name = await nameOf(tx, input, before.enterpriseId)
  await keepNameThatEnds(tx, before, name, renamedOn ?? businessDay(tx.clock))
  await refuseTaken(() => queries.updateOrganisation(tx.db, before.id, { ...input, name }))
}

/** An organisation the caller may edit, held until the transaction ends. */
export async function lockedOrganisation(tx: Context, id: string): Promise<queries.OrganisationRecord> {
  const before = await queries.lockOrganisation(tx.db, id)
  if (before === null) throw unknownOrganisation(id)
  requireOrganisation(tx, before)
  return before
}

/** Puts an organisation under another one. @throws AppError when it would hang under itself. */
export async function moveOrganisation(
  ctx: Context,
  {
    id,
    lockVersion,
    parentId,
    reason,
  }: { id: string; lockVersion: number; parentId: string | null; reason: string },
): Promise<OrganisationDetail> {
  return change(ctx, id, lockVersion, 'directory.organisation.move', reason, async (tx) => {
    requireOrganisation(tx, await lockOpenParent(tx, parentId))
    if (!mayHangUnder(await queries.allOrganisations(tx.db), id, parentId)) {
      throw new AppError(
        'badInput',
        'directory.organisation.underItself',
        'an organisation cannot hang under itself or what is below it',
        { field: 'parentId', id, parentId },
      )
    }
    await queries.placeOrganisation(tx.db, id, { parentId })
  })
}

/** Runs a change of one organisation under its lock, with right, version, audit entry and links. */
export async function change(
  ctx: Context,
  id: string,
  lockVersion: number,
  action: string,
  reason: string | null,
  work: (tx: Context, before: queries.OrganisationRecord) => Promise<void>,
): Promise<OrganisationDetail> {
  await inTransaction(ctx, async (tx) => {
    // Taken before any row, so that two moves cannot hold each other up.
    if (action === 'directory.organisation.move') await queries.holdTree(tx.db)
    const before = await lockedOrganisation(tx, id)
    requireVersion(before, lockVersion)
    await work(tx, before)
    await recordEdit(tx, before, action, reason)
  })
  return getOrganisation(ctx, id)
}

/** Records what became of an organisation, and lets go of what it no longer hangs on. */
export async function recordEdit(
  tx: Context,
  before: queries.OrganisationRecord,
  action: string,
  reason: string | null,
  more: Link[] = [],
): Promise<void> {
  const { id } = before
  const after = await found(tx, id)
  if (after.parentId !== before.parentId) await unlink(tx, organisationRef(id), 'under')
  if (after.regionCode !== before.regionCode) await unlink(tx, organisationRef(id), 'locatedIn')
  const change = organisationChange(action, before, after, reason)
  await recordChanges(tx, [{ ...change, links: [...change.links, ...more] }])
}

async function found(tx: Context, id: string | undefined): Promise<queries.OrganisationRecord> {
  const record = id === undefined ? null : await queries.findOrganisation(tx.db, id)
  if (record === null) throw unknownOrganisation(id ?? '')
  return record
}

/** The parent, held until the transaction ends so that nobody closes it meanwhile; null for a root. */
export async function lockOpenParent(
  tx: Context,
  parentId: string | null,
): Promise<queries.OrganisationRecord | null> {
  if (parentId === null) return null
  const parent = await queries.lockOrganisation(tx.db, parentId)
  if (parent === null)
    throw new AppError('badInput', 'directory.organisation.unknown', `there is no organisation ${parentId}`, {
      field: 'parentId',
      parentId,
    })
  requireOpen(parent, 'parentId')
  return parent
}

/** @throws AppError when the organisation is closed. */
export function requireOpen(one: Pick<queries.OrganisationRecord, 'id' | 'validTo'>, field: string): void {
  if (one.validTo === null) return
  throw new AppError('conflict', 'directory.organisation.closed', `${one.id} closed on ${one.validTo}`, {
    field,
    id: one.id,
    validTo: one.validTo,
  })
}

export async function requireRegion(tx: Context, regionCode: string): Promise<void> {
  if ((await findRegionName(tx.db, regionCode)) !== null) return
  throw new AppError('badInput', 'directory.region.unknown', `there is no region ${regionCode}`, {
    field: 'regionCode',
    regionCode,
  })
}

/** The name entered or, for the organisation of an enterprise, that of the register. */
export async function nameOf(
  tx: Context,
  input: Pick<OrganisationInput, 'name' | 'kind'>,
  enterpriseId: string | null,
): Promise<string> {
  if (enterpriseId === null) return input.name
  const enterprise = await findEnterprise(tx.db, enterpriseId)
  if (enterprise === null)
    throw new AppError('badInput', 'directory.enterprise.unknown', `there is no enterprise ${enterpriseId}`, {
      field: 'enterpriseId',
      enterpriseId,
    })
  if (input.kind !== 'enterprise')
    throw new AppError(
      'badInput',
      'directory.organisation.kindMismatch',
      'only an organisation of kind enterprise has an entry in the register',
      { field: 'kind', kind: input.kind },
    )
  return enterprise.name
}
