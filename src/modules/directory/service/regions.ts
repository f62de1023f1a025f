import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Region, RegionInput } from '../contract/region.ts'
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
    if (before === undefined)
      throw new AppError('notFound', 'directory.region.unknown', `there is no region ${input.code}`, {
        code: input.code,
      })
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

async function recorded(tx: Context, action: string, before: Region | null, code: string): Promise<Region> {
  const after = (await queries.findRegion(tx.db, code))!
  const to = after.parentCode === null ? allOrganisationsRef : regionRef(after.parentCode)
  await recordChanges(tx, [
    {
      action,
      object: regionRef(code),
      before,
      after,
      links: [{ from: regionRef(code), relation: 'under', to }],
    },
  ])
  return after
}
