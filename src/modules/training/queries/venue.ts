import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { chainColumns, isForChain } from '#modules/chains/index.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { VenueFilter, VenueKind, venueList } from '../contract/venue.ts'
import { venueChains } from './chain-tables.ts'

/** A venue as stored, the contact in clear: it stays inside the service. */
export interface VenueRecord {
  id: string
  kind: VenueKind
  name: string
  regionCode: string
  regionName: string
  chainCodes: string[]
  chainNames: string[]
  enterprise: { id: string; name: string } | null
  capacity: number
  address: string | null
  route: string | null
  shows: string | null
  contactName: string | null
  contactPhone: string | null
  note: string | null
  retired: boolean
  isDemo: boolean
  lockVersion: number
  updatedAt: string
}

const chains = chainColumns(venueChains, sql.ref('v.id'))

const venues = (db: Db) =>
  db
    .selectFrom('training.venue as v')
    .innerJoin('directory.region as r', 'r.code', 'v.region_code')
    .leftJoin('directory.enterprise as e', 'e.id', 'v.enterprise_id')
    .selectAll('v')
    .select([
      'r.name as region_name',
      'e.name as enterprise_name',
      chains.codes.as('chain_codes'),
      chains.names.as('chain_names'),
    ])
    .where('v.deleted_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof venues>['executeTakeFirstOrThrow']>>

const toRecord = (row: Row): VenueRecord => ({
  id: row.id,
  kind: row.kind as VenueKind,
  name: row.name,
  regionCode: row.region_code,
  regionName: row.region_name,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  enterprise:
    row.enterprise_id === null || row.enterprise_name === null
      ? null
      : { id: row.enterprise_id, name: row.enterprise_name },
  capacity: row.capacity,
  address: row.address,
  route: row.route,
  shows: row.shows,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  note: row.note,
  retired: row.retired,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

export async function findVenue(db: Db, id: string): Promise<VenueRecord | null> {
  const row = await venues(db).where('v.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockVenue(db: Db, id: string): Promise<VenueRecord | null> {
  await db.selectFrom('training.venue').select('id').where('id', '=', id).forUpdate().execute()
  return findVenue(db, id)
}

/** Venues by id. */
export async function venuesById(db: Db, ids: readonly string[]): Promise<VenueRecord[]> {
  if (ids.length === 0) return []
  const rows = await venues(db)
    .where(sql<boolean>`v.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toRecord)
}

/** Venues by name and region, in the order asked for; null where there is none. */
export async function venuesNamed(
  db: Db,
  keys: readonly { name: string; regionCode: string }[],
): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('training.venue')
    .select(['id', 'name', 'region_code'])
    .where(sql<boolean>`name = any(${keys.map(({ name }) => name)})`)
    .where('deleted_at', 'is', null)
    .execute()
  return keys.map(
    (key) => rows.find((row) => row.name === key.name && row.region_code === key.regionCode)?.id ?? null,
  )
}

const listSql: SqlOf<typeof venueList> = {
  sorts: {
    name: sql.ref('v.name_order'),
    kind: sql.ref('v.kind'),
    regionCode: sql.ref('v.region_code'),
    capacity: sql.ref('v.capacity'),
  },
  totals: {},
  usual: [sql.ref('v.kind'), sql.ref('v.name_order')],
  tie: sql.ref('v.id'),
}

export async function listVenues(db: Db, filter: VenueFilter): Promise<ListPage<VenueRecord>> {
  let query = venues(db)
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or(
        ['v.name', 'v.address', 'v.shows'].map(
          (column): RawBuilder<SqlBool> => contains(sql`coalesce(${sql.ref(column)}, '')`, words),
        ),
      ),
    )
  if (filter.kind !== undefined) query = query.where('v.kind', '=', filter.kind)
  if (filter.region !== undefined) query = query.where('v.region_code', '=', filter.region)
  if (filter.chain !== undefined) query = query.where(isForChain(venueChains, sql.ref('v.id'), filter.chain))
  if (filter.state !== 'all') query = query.where('v.retired', '=', filter.state === 'retired')
  return mapPage(await pageOfList(query, listSql, filter), toRecord)
}

/** What of a venue is stored, without chains and days. */
export interface VenueValues {
  kind: VenueKind
  name: string
  regionCode: string
  enterpriseId: string | null
  capacity: number
  address: string | null
  route: string | null
  shows: string | null
  contactName: string | null
  contactPhone: string | null
  note: string | null
  retired: boolean
}

const columnsOf = (values: VenueValues) => ({
  kind: values.kind,
  name: values.name,
  name_order: nameOrder(values.name),
  region_code: values.regionCode,
  enterprise_id: values.enterpriseId,
  capacity: values.capacity,
  address: values.address,
  route: values.route,
  shows: values.shows,
  contact_name: values.contactName,
  contact_phone: values.contactPhone,
  note: values.note,
  retired: values.retired,
})

/** Inserts a venue and gives the id. */
export async function insertVenue(
  db: Db,
  { id, ...values }: VenueValues & { id?: string },
  at: Date,
  isDemo: boolean,
): Promise<string> {
  const row = await db
    .insertInto('training.venue')
    .values({
      ...columnsOf(values),
      ...(id === undefined ? {} : { id }),
      is_demo: isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateVenueRow(db: Db, id: string, values: VenueValues, at: Date): Promise<void> {
  await db
    .updateTable('training.venue')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteVenue(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.venue').where('id', '=', id).execute()
}

/** Names for threads. */
export async function venueNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await venuesById(db, ids)).map(({ id, name }) => [id, name]))
}
