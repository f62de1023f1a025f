import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import type { DeptKind, Organisation, OrganisationInput, OrganisationKind } from '../contract/organisation.ts'

/** An organisation as it stands in its table, with the names of what it points at. */
export interface OrganisationRecord {
  id: string
  code: string
  name: string
  shortName: string | null
  kind: OrganisationKind
  deptKind: DeptKind | null
  regionCode: string
  regionName: string
  parentId: string | null
  enterpriseId: string | null
  position: number
  validFrom: string | null
  validTo: string | null
  note: string | null
  lockVersion: number
}

const organisations = (db: Db) =>
  db
    .selectFrom('directory.organisation as o')
    .innerJoin('directory.region as r', 'r.code', 'o.region_code')
    .selectAll('o')
    .select('r.name as region_name')

type Row = Awaited<ReturnType<ReturnType<typeof organisations>['executeTakeFirstOrThrow']>>

function toRecord(row: Row): OrganisationRecord {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind as OrganisationKind,
    deptKind: row.dept_kind as DeptKind | null,
    regionCode: row.region_code,
    regionName: row.region_name,
    parentId: row.parent_id,
    enterpriseId: row.enterprise_id,
    position: row.position,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
    lockVersion: row.lock_version,
  }
}

/** Open organisations, for choosing one; of those that stand for enterprises only the ones within a reach. */
export async function listOrganisations(db: Db, within: RawBuilder<SqlBool>): Promise<Organisation[]> {
  const rows = await organisations(db)
    .leftJoin('directory.enterprise as e', 'e.id', 'o.enterprise_id')
    .where('o.valid_to', 'is', null)
    .where((where) => where.or([where('o.enterprise_id', 'is', null), within]))
    .orderBy('o.code')
    .execute()
  return rows.map((row) => {
    const { id, code, name, kind, regionCode } = toRecord(row)
    return { id, code, name, kind, regionCode }
  })
}

/** Which of these organisations may be seen by whoever sees the enterprises within a reach. */
export async function organisationsWithin(
  db: Db,
  ids: string[],
  within: RawBuilder<SqlBool>,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('directory.organisation as o')
    .leftJoin('directory.enterprise as e', 'e.id', 'o.enterprise_id')
    .select('o.id')
    .where(sql<string>`o.id::text`, 'in', ids)
    .where((where) => where.or([where('o.enterprise_id', 'is', null), within]))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/**
 * Every organisation, siblings in their order.
 *
 * @param within leaves out those that stand for enterprises outside of it.
 */
export async function allOrganisations(
  db: Db,
  within: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): Promise<OrganisationRecord[]> {
  const rows = await organisations(db)
    .leftJoin('directory.enterprise as e', 'e.id', 'o.enterprise_id')
    .where((where) => where.or([where('o.enterprise_id', 'is', null), within]))
    .orderBy('o.position')
    .orderBy('o.code')
    .execute()
  return rows.map(toRecord)
}

export async function findOrganisation(db: Db, id: string): Promise<OrganisationRecord | null> {
  const row = await organisations(db).where('o.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockOrganisation(db: Db, id: string): Promise<OrganisationRecord | null> {
  await db.selectFrom('directory.organisation').select('id').where('id', '=', id).forUpdate().execute()
  return findOrganisation(db, id)
}

/** Organisations by id. */
export async function organisationsById(db: Db, ids: readonly string[]): Promise<OrganisationRecord[]> {
  const rows = await organisations(db)
    .where(sql<boolean>`o.id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(toRecord)
}

/** Ids of organisations by name; a name that none has is missing. */
export async function organisationIdsByName(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.organisation')
    .select(['id', 'name'])
    .where(sql<boolean>`name = any(${[...names]})`)
    .execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

export async function deleteOrganisation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('directory.organisation').where('id', '=', id).execute()
}

export async function findOrganisationOfEnterprise(
  db: Db,
  enterpriseId: string,
): Promise<OrganisationRecord | null> {
  const row = await organisations(db).where('o.enterprise_id', '=', enterpriseId).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** Any two moves take turns until their transactions end: together they could make a circle that neither makes alone. */
export async function holdTree(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('directory.organisation.move'))`.execute(db)
}

/** The ids of an organisation and of all below it, as a subquery. */
export function idsBelow(id: string): RawBuilder<string> {
  return sql<string>`(
    with recursive below as (
      select id from directory.organisation where id = ${id}::uuid
      union
      select child.id from directory.organisation child join below on child.parent_id = below.id
    ) select id from below)`
}

/** The ids of organisations and of all below them, themselves included. */
/** The organisation and all above it. */
export async function organisationsAbove(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from directory.organisation where id = ${id}
      union
      select parent.id, parent.parent_id from directory.organisation parent join above on above.parent_id = parent.id
    ) select id from above`.execute(db)
  return rows.map((row) => row.id)
}

export async function organisationsBelow(db: Db, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from directory.organisation where id::text = any(${ids}::text[])
      union
      select child.id from directory.organisation child join below on child.parent_id = below.id
    ) select id from below`.execute(db)
  return rows.map((row) => row.id)
}

/** Heads of a city, county or zone: everything stands below them and nothing is a section of theirs. */
const headKinds: readonly OrganisationKind[] = [
  'partyCommittee',
  'government',
  'countyGovernment',
  'zoneCommittee',
]

/** The ids of all that stands below an organisation as its sections, closed ones too; none below a head. */
export async function sectionsOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive section as (
      select child.id from directory.organisation child
      join directory.organisation parent on parent.id = child.parent_id
      where parent.id::text = ${id} and parent.kind <> all(${headKinds}::text[])
      union
      select child.id from directory.organisation child join section on child.parent_id = section.id
    ) select id from section`.execute(db)
  return rows.map((row) => row.id)
}

export interface NewOrganisationRow extends OrganisationInput {
  id?: string
  code: string
  parentId: string | null
  enterpriseId: string | null
}

function columns(input: OrganisationInput) {
  return {
    name: input.name,
    name_order: nameOrder(input.name),
    short_name: input.shortName,
    kind: input.kind,
    dept_kind: input.deptKind,
    region_code: input.regionCode,
    position: input.position,
    valid_from: input.validFrom,
    note: input.note,
  }
}

/** Inserts organisations and gives their ids by code. Parents come in an earlier call. */
export async function insertOrganisations(db: Db, items: NewOrganisationRow[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const rows = await db
    .insertInto('directory.organisation')
    .values(
      items.map((item) => ({
        ...columns(item),
        id: item.id,
        code: item.code,
        parent_id: item.parentId,
        enterprise_id: item.enterpriseId,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

export async function updateOrganisation(db: Db, id: string, input: OrganisationInput): Promise<void> {
  await db
    .updateTable('directory.organisation')
    .set((set) => ({ ...columns(input), lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function placeOrganisation(
  db: Db,
  id: string,
  place: { parentId: string | null } | { validTo: string | null },
): Promise<void> {
  const change = 'parentId' in place ? { parent_id: place.parentId } : { valid_to: place.validTo }
  await db
    .updateTable('directory.organisation')
    .set((set) => ({ ...change, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function keepFormerName(db: Db, orgId: string, name: string, untilOn: string): Promise<void> {
  await db
    .insertInto('directory.organisation_former_name')
    .values({ org_id: orgId, name, until_on: untilOn })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Forgets that a name ended, which it did by mistake: the latest entry of it. False when there was none. */
export async function dropFormerName(db: Db, orgId: string, name: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from directory.organisation_former_name where org_id = ${orgId} and name = ${name} and until_on =
    (select max(until_on) from directory.organisation_former_name where org_id = ${orgId} and name = ${name})`.execute(
      db,
    )
  return (numAffectedRows ?? 0n) > 0n
}

/** What organisations belong to, by their ids. */
export async function belongingOfOrganisations(db: Db, ids: string[]): Promise<Map<string, Belonging>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory.organisation')
    .select(['id', 'region_code'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { orgIds: [row.id], regionCodes: [row.region_code] }]))
}

/** Former names, the latest first. */
export async function formerNames(db: Db, orgId: string): Promise<{ name: string; untilOn: string }[]> {
  const rows = await db
    .selectFrom('directory.organisation_former_name')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('until_on', 'desc')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ name: row.name, untilOn: row.until_on }))
}

export async function openChildren(db: Db, id: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('directory.organisation')
    .select(['id', 'name'])
    .where('parent_id', '=', id)
    .where('valid_to', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .execute()
}

/** The place after the last sibling. */
export async function nextPosition(db: Db, parentId: string | null): Promise<number> {
  const row = await db
    .selectFrom('directory.organisation')
    .select((select) => select.fn.max('position').as('last'))
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** Titles for threads. */
export async function organisationNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.organisation')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Those of the ids that are no organisation. */
export async function unknownOrganisations(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('directory.organisation')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  const known = new Set(rows.map((row) => row.id))
  return ids.filter((id) => !known.has(id))
}
