import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink, withTold } from '#platform/audit/undoer.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import { type Region, type RegionInput, regionInput } from '../contract/region.ts'
import * as queries from '../queries/region.ts'
import { readable } from './enterprises.ts'
import { requireOrganisation } from './organisation-edits.ts'
import { allOrganisationsRef, regionRef } from './refs.ts'

/** Regions, each with the count of enterprises the actor may see there. */
export function listRegions(ctx: Context): Promise<Region[]> {
  return queries.listRegions(ctx.db, readable(ctx))
}

/** Enters a region: the first one is the city, all others lie in it. @throws AppError for a second city. */
export async function createRegion(ctx: Context, input: RegionInput): Promise<Region> {
  requireOrganisation(ctx, null)
  return inTransaction(ctx, async (tx) => {
    await queries.lockRegions(tx.db)
    const regions = await queries.listRegions(tx.db)
    const city = regions.find((region) => region.kind === 'city')
    requireOneCity(input, city)
    try {
      await queries.insertRegions(tx.db, [{ ...input, parentCode: city?.code ?? null }], regions.length)
    } catch (cause) {
      if (!violatesUnique(cause, 'region_pkey')) throw cause
      throw new AppError(
        'conflict',
        'directory.region.codeTaken',
        `${input.code} is taken`,
        { field: 'code' },
        { cause },
      )
    }
    return recorded(tx, 'directory.region.create', null, input.code)
  })
}

/** Changes the name, kind or place of a region. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateRegion(
  ctx: Context,
  { lockVersion, ...input }: RegionInput & { lockVersion: number },
): Promise<Region> {
  requireOrganisation(ctx, null)
  return inTransaction(ctx, async (tx) => {
    await queries.lockRegions(tx.db)
    const regions = await queries.listRegions(tx.db)
    const before = regions.find((region) => region.code === input.code)
    if (before === undefined) throw unknownRegion(input.code)
    requireVersion(before, lockVersion)
    requireOneCity(
      input,
      regions.find((region) => region.kind === 'city' && region.code !== input.code),
    )
    await queries.updateRegion(tx.db, input)
    return recorded(tx, 'directory.region.update', before, input.code)
  })
}

/** @param city the city beside this region, if there is one. */
function requireOneCity(input: RegionInput, city: Region | undefined): void {
  if ((input.kind === 'city') === (city === undefined)) return
  throw new AppError(
    'badInput',
    city === undefined ? 'directory.region.cityFirst' : 'directory.region.secondCity',
    city === undefined ? 'enter the city first' : 'there is one city',
    { field: 'kind' },
  )
}

/** A region's own fields: the enterprises in it come and go without it. */
const ownOf = (region: Region) => without(region, ['enterprises', 'aboveScale'])

/** Takes back a change of a region's name, kind or place. */
export const regionUndoer: Undoer = {
  actions: ['directory.region.update', 'directory.region.undo'],
  permission: 'directory.organisation.edit',
  editable: async (ctx, ids) => new Set(may(ctx, 'directory.organisation.edit', {}) ? ids : []),
  lock: async (tx, change) => {
    await queries.lockRegions(tx.db)
    const region = await queries.findRegion(tx.db, change.object.id)
    return withTold(change, region && ownOf(region))
  },
  restore: async (tx, change) => {
    const regions = await queries.listRegions(tx.db)
    const { id: code } = change.object
    const before = regions.find((region) => region.code === code)
    if (before === undefined) throw unknownRegion(code)
    const input = regionInput.parse(change.before)
    requireOneCity(
      input,
      regions.find((region) => region.kind === 'city' && region.code !== code),
    )
    await queries.updateRegion(tx.db, input)
    await recorded(tx, 'directory.region.undo', before, code, [undoLink(change)])
  },
}

const unknownRegion = (code: string): AppError =>
  new AppError('notFound', 'directory.region.unknown', `there is no region ${code}`, { code })

async function recorded(
  tx: Context,
  action: string,
  before: Region | null,
  code: string,
  more: Link[] = [],
): Promise<Region> {
  const after = (await queries.findRegion(tx.db, code))!
  const to = after.parentCode === null ? allOrganisationsRef : regionRef(after.parentCode)
  await recordChanges(tx, [
    {
      action,
      object: regionRef(code),
      before: before && ownOf(before),
      after: ownOf(after),
      links: [{ from: regionRef(code), relation: 'under', to }, ...more],
    },
  ])
  return after
}
