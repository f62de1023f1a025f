import { aboutChains, chainIdsOf, putChains } from '#modules/chains/index.ts'
import {
  enterpriseRef,
  findRegionName,
  getEnterprise,
  regionRef,
  visibleEnterprises,
} from '#modules/directory/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { maskName, maskPhone } from '#platform/privacy/mask.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Unavailability } from '../../contract/unavailability.ts'
import {
  type Venue,
  type VenueChange,
  type VenueContact,
  type VenueDetail,
  type VenueFilter,
  type VenueInput,
  venueContacts,
} from '../../contract/venue.ts'
import { venueChains } from '../../queries/chain-tables.ts'
import { putUnavailableDays, unavailableDays } from '../../queries/unavailability.ts'
import * as queries from '../../queries/venue.ts'
import { libraryRef, venueRef } from '../../refs.ts'

const read = 'training.venue.read'
const edit = 'training.venue.edit'

export const unknownVenue = (id: string): AppError =>
  new AppError('notFound', 'training.venue.unknown', `there is no venue ${id}`, { id })

const masked = (record: queries.VenueRecord): queries.VenueRecord => ({
  ...record,
  contactName: record.contactName && maskName(record.contactName),
  contactPhone: record.contactPhone && maskPhone(record.contactPhone),
})

/** Venues as they may leave the service: the contact masked, the enterprise told to whoever may see it. */
async function told(ctx: Context, records: readonly queries.VenueRecord[]): Promise<Venue[]> {
  const ids = records.flatMap(({ enterprise }) => (enterprise === null ? [] : [enterprise.id]))
  const seen =
    ids.length > 0 && may(ctx, 'directory.enterprise.read')
      ? await visibleEnterprises(ctx, ids)
      : new Set<string>()
  return records.map((record) => ({
    ...masked(record),
    enterprise: record.enterprise !== null && seen.has(record.enterprise.id) ? record.enterprise : null,
  }))
}

/** Venues that fit a filter. */
export async function listVenues(ctx: Context, filter: VenueFilter): Promise<ListPage<Venue>> {
  requireRight(ctx, read, {})
  const page = await queries.listVenues(ctx.db, filter)
  return { ...page, items: await told(ctx, page.items) }
}

/** One venue with the days that are taken. @throws AppError `training.venue.unknown`. */
export async function getVenue(ctx: Context, id: string): Promise<VenueDetail> {
  const [venue] = await told(ctx, [await visibleVenue(ctx, id)])
  return { ...venue!, unavailable: await unavailableDays(ctx.db, { venueId: id }) }
}

/** @throws AppError for an unknown region, chain or enterprise, or a name that is taken there. */
export async function addVenue(ctx: Context, input: VenueInput): Promise<VenueDetail> {
  requireRight(ctx, edit, {})
  return getVenue(ctx, await inTransaction(ctx, (tx) => enterVenue(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterVenue(
  tx: Context,
  { chainCodes, unavailable, ...input }: VenueInput & { id?: string },
  more: Link[] = [],
  isDemo = false,
): Promise<string> {
  await requireRegion(tx, input.regionCode)
  const enterpriseId = input.enterpriseId === null ? null : (await getEnterprise(tx, input.enterpriseId)).id
  const values = { ...input, enterpriseId }
  const id = await refuseTwice(() => queries.insertVenue(tx.db, values, tx.clock.now(), isDemo))
  await putRest(tx, id, chainCodes, unavailable)
  await recordChanges(tx, [venueChanged('training.venue.add', null, await heldVenue(tx, id), more)])
  return id
}

/** Changes a venue. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateVenue(
  ctx: Context,
  { id, lockVersion, ...change }: VenueChange,
): Promise<VenueDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedVenue(tx, id, lockVersion)
    await saveVenue(tx, before, change, 'training.venue.update')
  })
  return getVenue(ctx, id)
}

/** A venue to change, held. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function editedVenue(tx: Context, id: string, lockVersion: number): Promise<HeldVenue> {
  await visibleVenue(tx, id)
  requireRight(tx, edit, {})
  const before = await heldVenue(tx, id)
  requireVersion((await told(tx, [before.record]))[0]!, lockVersion)
  return before
}

/** Makes a held venue what it should be. */
export async function saveVenue(
  tx: Context,
  before: HeldVenue,
  { chainCodes, unavailable, enterpriseId, ...change }: Omit<VenueChange, 'id' | 'lockVersion'>,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const { record } = before
  await requireRegion(tx, change.regionCode)
  const kept = record.enterprise?.id ?? null
  const named =
    enterpriseId === undefined || enterpriseId === kept
      ? kept
      : enterpriseId && (await getEnterprise(tx, enterpriseId)).id
  const values = {
    ...change,
    enterpriseId: named,
    contactName: change.contactName === undefined ? record.contactName : change.contactName,
    contactPhone: change.contactPhone === undefined ? record.contactPhone : change.contactPhone,
  }
  await refuseTwice(() => queries.updateVenueRow(tx.db, record.id, values, tx.clock.now()))
  await putRest(tx, record.id, chainCodes, unavailable)
  for (const relation of ['about', 'locatedIn']) await unlink(tx, venueRef(record.id), relation)
  await recordChanges(tx, [venueChanged(action, before, await heldVenue(tx, record.id), more)])
}

/** The clear value of one masked field; asked for and shown, both are audited, without the value. */
export async function revealVenue(
  ctx: Context,
  { id, field, reason }: { id: string; field: VenueContact; reason: string },
): Promise<{ field: VenueContact; value: string | null }> {
  const record = await visibleVenue(ctx, id)
  const actions = { asked: 'training.venue.askReveal', shown: 'training.venue.reveal' }
  return revealField(ctx, { object: venueRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'training.venue.reveal', {})
    return record[field]
  })
}

/** The library is the whole city's: a right to a part of the city is none here. */
async function visibleVenue(ctx: Context, id: string): Promise<queries.VenueRecord> {
  const record = may(ctx, read, {}) ? await queries.findVenue(ctx.db, id) : null
  if (record === null) throw unknownVenue(id)
  return record
}

/** A venue with the days that are taken: all that an edit can change. */
export interface HeldVenue {
  record: queries.VenueRecord
  unavailable: Unavailability[]
}

/** @throws AppError `notFound` `training.venue.unknown`. */
export async function heldVenue(tx: Context, id: string): Promise<HeldVenue> {
  const record = await queries.lockVenue(tx.db, id)
  if (record === null) throw unknownVenue(id)
  return { record, unavailable: await unavailableDays(tx.db, { venueId: id }) }
}

async function putRest(
  tx: Context,
  id: string,
  chainCodes: readonly string[],
  unavailable: readonly Unavailability[],
): Promise<void> {
  await putChains(tx.db, venueChains, id, await chainIdsOf(tx, chainCodes))
  await putUnavailableDays(tx.db, { venueId: id }, unavailable)
}

/** The contact stands in the entry masked; the enterprise by its id, because not everybody may know of it. */
export function venueChanged(
  action: string,
  before: HeldVenue | null,
  after: HeldVenue,
  more: Link[] = [],
): Change {
  const from = venueRef(after.record.id)
  const { enterprise, regionCode, chainCodes } = after.record
  const changedFields = venueContacts.filter(
    (field) => before !== null && before.record[field] !== after.record[field],
  )
  const entry = ({ record, unavailable }: HeldVenue) => {
    const { enterprise: visited, ...rest } = masked(record)
    return { ...rest, enterpriseId: visited?.id ?? null, unavailable }
  }
  return {
    action,
    object: from,
    before: before && entry(before),
    after: changedFields.length === 0 ? entry(after) : { ...entry(after), changedFields },
    links: [
      { from, relation: 'partOf', to: libraryRef },
      { from, relation: 'locatedIn', to: regionRef(regionCode) },
      ...(enterprise === null ? [] : [{ from, relation: 'about', to: enterpriseRef(enterprise.id) }]),
      ...aboutChains(from, chainCodes),
      ...more,
    ],
  }
}

async function requireRegion(tx: Context, code: string): Promise<void> {
  if ((await findRegionName(tx.db, code)) !== null) return
  throw new AppError('badInput', 'directory.region.unknown', `there is no county or zone ${code}`, {
    field: 'regionCode',
    regionCode: code,
  })
}

async function refuseTwice<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'venue_name_region')) throw cause
    throw new AppError(
      'conflict',
      'training.venue.twice',
      'the library has a venue of this name there',
      { field: 'name' },
      { cause },
    )
  }
}
