import { randomUUID } from 'node:crypto'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import type { DirectoryEnterprise } from '#platform/db/tables.generated.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import type {
  Enterprise,
  EnterpriseFilter,
  EnterpriseInput,
  EnterpriseKind,
  enterpriseList,
} from '../contract.ts'

type EnterpriseRow = Selectable<DirectoryEnterprise> & { region_name: string }

function toEnterprise(row: EnterpriseRow): Enterprise {
  return {
    id: row.id,
    uscc: row.uscc,
    name: row.name,
    formerNames: row.former_names,
    regionCode: row.region_code,
    regionName: row.region_name,
    address: row.address,
    aboveScale: row.above_scale,
    kinds: row.kinds as EnterpriseKind[],
    registeredOn: row.registered_on,
    staff: row.staff,
    products: row.products,
    note: row.note,
    isDemo: row.is_demo,
    source: row.source,
    asOfOn: row.as_of_on,
    lockVersion: row.lock_version,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** Where an enterprise lies, for rights: its region, and the organisation that stands for it in the tree. */
export const enterpriseScopeOf = (alias: string): ScopeColumns => ({
  regionCodes: [sql.ref(`${alias}.region_code`)],
  orgIds: [
    sql`(select o.id from directory.organisation o where o.enterprise_id = ${sql.ref(`${alias}.id`)})`,
  ],
})
export const enterpriseScope = enterpriseScopeOf('e')

/** The entry that an id leads to: a merged one leads to the entry that took it up. */
export const survivorOf = (id: string): RawBuilder<string> =>
  sql<string>`(select coalesce(m.merged_into_id, m.id) from directory.enterprise m where m.id = ${id})`

/** The organisation that stands for an enterprise in the tree, null when none does. */
export async function ownOrganisation(db: Db, enterpriseId: string): Promise<string | null> {
  const row = await db
    .selectFrom('directory.organisation')
    .select('id')
    .where('enterprise_id', '=', enterpriseId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Every enterprise within a reach by name and code, for the choice of one. */
export async function enterpriseChoices(
  db: Db,
  within: RawBuilder<SqlBool>,
): Promise<{ id: string; uscc: string; name: string; formerNames: string[] }[]> {
  const rows = await enterprises(db)
    .clearSelect()
    .select(['e.id', 'e.uscc', 'e.name', 'e.former_names'])
    .where(within)
    .orderBy('e.name_order')
    .orderBy('e.id')
    .execute()
  return rows.map(({ former_names, ...row }) => ({ ...row, formerNames: former_names }))
}

/** Enterprises within a reach that have this social credit code or name, else those that had it. */
export async function enterprisesCalled(
  db: Db,
  words: string,
  within: RawBuilder<SqlBool>,
): Promise<{ id: string; name: string }[]> {
  const rows = await enterprises(db)
    .clearSelect()
    .select(['e.id', 'e.name', sql<boolean>`(e.uscc = ${words} or e.name = ${words})`.as('today')])
    .where(within)
    .where(sql<SqlBool>`(e.uscc = ${words} or e.name = ${words} or ${words} = any(e.former_names))`)
    .execute()
  const today = rows.filter((row) => row.today)
  return (today.length > 0 ? today : rows).map(({ id, name }) => ({ id, name }))
}

/** Which of these enterprises lie within a reach. */
export async function enterprisesWithin(
  db: Db,
  ids: string[],
  within: RawBuilder<SqlBool>,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('directory.enterprise as asked')
    .innerJoin('directory.enterprise as e', (join) =>
      join.on(sql<boolean>`e.id = coalesce(asked.merged_into_id, asked.id)`),
    )
    .select('asked.id')
    .where(sql<boolean>`asked.id = any(${uuidsOf(ids)}::uuid[])`)
    .where(within)
    .execute()
  return new Set(rows.map((row) => row.id))
}

const enterprises = (db: Db) =>
  db
    .selectFrom('directory.enterprise as e')
    .innerJoin('directory.region as r', 'r.code', 'e.region_code')
    .where('e.deleted_at', 'is', null)
    .where('e.merged_into_id', 'is', null)
    .selectAll('e')
    .select('r.name as region_name')

/** The enterprise an id leads to; an id that was merged leads to the entry that took it up. */
export async function findEnterprise(db: Db, id: string): Promise<Enterprise | null> {
  const row = await enterprises(db).where('e.id', '=', survivorOf(id)).executeTakeFirst()
  return row === undefined ? null : toEnterprise(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockEnterprise(db: Db, id: string): Promise<Enterprise | null> {
  await db
    .selectFrom('directory.enterprise')
    .select('id')
    .where('id', '=', survivorOf(id))
    .forUpdate()
    .execute()
  return findEnterprise(db, id)
}

/** Who has a code, or took up the entry that has it, in the recycle bin too: a code there is still taken. */
export async function findCodeHolder(
  db: Db,
  uscc: string,
): Promise<{ id: string; name: string; regionCode: string; inBin: boolean; merged: boolean } | null> {
  const row = await db
    .selectFrom('directory.enterprise as asked')
    .innerJoin('directory.enterprise as e', (join) =>
      join.on(sql<boolean>`e.id = coalesce(asked.merged_into_id, asked.id)`),
    )
    .select(['e.id', 'e.name', 'e.region_code', 'e.deleted_at', 'asked.merged_into_id'])
    .where('asked.uscc', '=', uscc)
    .orderBy('asked.merged_into_id', (order) => order.asc().nullsFirst())
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        id: row.id,
        name: row.name,
        regionCode: row.region_code,
        inBin: row.deleted_at !== null,
        merged: row.merged_into_id !== null,
      }
}

/** Enterprises by id; those in the recycle bin are missing. */
export async function enterprisesById(db: Db, ids: readonly string[]): Promise<Map<string, Enterprise>> {
  if (ids.length === 0) return new Map()
  const rows = await enterprises(db)
    .where(sql<boolean>`e.id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, toEnterprise(row)]))
}

/** Enterprises by social credit code. @param hold against other writers until the transaction ends. */
export async function enterprisesByCode(
  db: Db,
  codes: readonly string[],
  hold: boolean,
): Promise<Map<string, Enterprise>> {
  if (codes.length === 0) return new Map()
  const wanted = enterprises(db).where(sql<boolean>`e.uscc = any(${[...codes]})`)
  // Held in one order, so that two writers wait for each other instead of blocking each other.
  const rows = await (hold ? wanted.orderBy('e.id').forUpdate('e') : wanted).execute()
  return new Map(rows.map((row) => [row.uscc, toEnterprise(row)]))
}

/** The enterprise that has a code, null when none has. */
export async function findEnterpriseId(db: Db, uscc: string): Promise<string | null> {
  return (await enterprises(db).where('e.uscc', '=', uscc).executeTakeFirst())?.id ?? null
}

/** Those of the codes whose entry was merged into another, which has a code of its own. */
export async function codesMerged(db: Db, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const rows = await db
    .selectFrom('directory.enterprise')
    .select('uscc')
    .where('merged_into_id', 'is not', null)
    .where(sql<boolean>`uscc = any(${[...codes]})`)
    .execute()
  return new Set(rows.map((row) => row.uscc))
}

/** Those of the codes that belong to an enterprise in the recycle bin. */
export async function codesInBin(db: Db, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const rows = await db
    .selectFrom('directory.enterprise')
    .select('uscc')
    .where('deleted_at', 'is not', null)
    .where(sql<boolean>`uscc = any(${[...codes]})`)
    .execute()
  return new Set(rows.map(({ uscc }) => uscc))
}

const listSql: SqlOf<typeof enterpriseList> = {
  sorts: {
    name: sql.ref('e.name_order'),
    uscc: sql.ref('e.uscc'),
    regionCode: sql.ref('e.region_code'),
    aboveScale: sql.ref('e.above_scale'),
    registeredOn: sql.ref('e.registered_on'),
    staff: sql.ref('e.staff'),
    source: sql.ref('e.source'),
    asOfOn: sql.ref('e.as_of_on'),
  },
  totals: { staff: sql.ref('e.staff') },
  usual: [sql.ref('e.name_order')],
  tie: sql.ref('e.id'),
}

export async function listEnterprises(
  db: Db,
  filter: EnterpriseFilter,
  within: RawBuilder<SqlBool>,
): Promise<ListPage<Enterprise, 'staff'>> {
  let query = enterprises(db).where(within)
  if (filter.query) {
    const words = filter.query.trim()
    query = query.where((where) =>
      where.or([
        contains(sql.ref('e.name'), words),
        contains(sql`array_to_string(e.former_names, ' ')`, words),
        contains(sql.ref('e.uscc'), words),
        // The code of an entry that was merged into it.
        sql<SqlBool>`exists (select 1 from directory.enterprise as m where m.merged_into_id = e.id and ${contains(sql.ref('m.uscc'), words)})`,
      ]),
    )
  }
  if (filter.region !== undefined) query = query.where('e.region_code', '=', filter.region)
  if (filter.kind !== undefined) query = query.where(sql<boolean>`${filter.kind} = any(e.kinds)`)
  if (filter.aboveScale !== undefined) query = query.where('e.above_scale', '=', filter.aboveScale)
  return mapPage(await pageOfList(query, listSql, filter), toEnterprise)
}

function enterpriseColumns(input: EnterpriseInput) {
  return {
    uscc: input.uscc,
    name: input.name,
    name_order: nameOrder(input.name),
    former_names: input.formerNames,
    region_code: input.regionCode,
    address: input.address,
    above_scale: input.aboveScale,
    kinds: input.kinds,
    registered_on: input.registeredOn,
    staff: input.staff,
    products: input.products,
    note: input.note,
    source: input.source,
    as_of_on: input.asOfOn,
  }
}

/** Columns of an enterprise as JSON brings them. */
const jsonColumns = sql`uscc text, name text, name_order text, former_names text[], region_code text, address text, above_scale boolean,
  kinds text[], registered_on date, staff integer, products text, note text, source text, as_of_on date`

/** Inserts enterprises, all in one statement, and gives their ids in the same order. Ids may be given with them. */
export async function insertEnterprises(
  db: Db,
  inputs: readonly (EnterpriseInput & { id?: string })[],
  at: Date,
  isDemo: boolean,
): Promise<{ id: string; uscc: string }[]> {
  if (inputs.length === 0) return []
  const ids = inputs.map(({ id }) => id ?? randomUUID())
  const rows = inputs.map((input, index) => ({ id: ids[index], ...enterpriseColumns(input) }))
  await sql`insert into directory.enterprise (id, uscc, name, name_order, former_names, region_code, address, above_scale, kinds,
      registered_on, staff, products, note, source, as_of_on, is_demo, created_at, updated_at)
    select r.id, r.uscc, r.name, r.name_order, r.former_names, r.region_code, r.address, r.above_scale, r.kinds, r.registered_on,
      r.staff, r.products, r.note, r.source, r.as_of_on, ${isDemo}, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ${jsonColumns})`.execute(db)
  return inputs.map(({ uscc }, index) => ({ id: ids[index]!, uscc }))
}

export async function updateEnterpriseRow(
  db: Db,
  id: string,
  input: EnterpriseInput,
  at: Date,
): Promise<void> {
  await db
    .updateTable('directory.enterprise')
    .set((set) => ({
      ...enterpriseColumns(input),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Changes many enterprises in one statement. */
export async function updateEnterpriseRows(
  db: Db,
  changes: readonly { id: string; input: EnterpriseInput }[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ id, input }) => ({ id, ...enterpriseColumns(input) }))
  await sql`update directory.enterprise as e set uscc = r.uscc, name = r.name, name_order = r.name_order, former_names = r.former_names,
      region_code = r.region_code, address = r.address, above_scale = r.above_scale, kinds = r.kinds,
      registered_on = r.registered_on, staff = r.staff, products = r.products, note = r.note, source = r.source,
      as_of_on = r.as_of_on, updated_at = ${at}, lock_version = e.lock_version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ${jsonColumns})
    where e.id = r.id`.execute(db)
}

/** Titles for threads; a merged entry keeps its own name there. */
export async function enterpriseNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.enterprise as asked')
    .innerJoin('directory.enterprise as e', (join) =>
      join.on(sql<boolean>`e.id = coalesce(asked.merged_into_id, asked.id)`),
    )
    .select(['asked.id', 'asked.name'])
    .where('e.deleted_at', 'is', null)
    .where(sql<boolean>`asked.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The county of an enterprise, in the recycle bin too. */
export async function regionOfEnterprise(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('directory.enterprise')
    .select('region_code')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.region_code
}
