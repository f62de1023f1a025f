import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains, type Page, pageWindow } from '#platform/db/paging.ts'
import type { DirectoryEnterprise } from '#platform/db/tables.generated.ts'
import type {
  Enterprise,
  EnterpriseFilter,
  EnterpriseInput,
  EnterpriseKind,
  Organisation,
  Region,
} from './contract.ts'

type EnterpriseRow = Selectable<DirectoryEnterprise> & { region_name: string }

function toEnterprise(row: EnterpriseRow): Enterprise {
  return {
    id: row.id,
    uscc: row.uscc,
    name: row.name,
    formerNames: row.former_names,
    regionCode: row.region_code,
    regionName: row.region_name,
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

const enterprises = (db: Db) =>
  db
    .selectFrom('directory.enterprise as e')
    .innerJoin('directory.region as r', 'r.code', 'e.region_code')
    .selectAll('e')
    .select('r.name as region_name')

export async function findEnterprise(db: Db, id: string): Promise<Enterprise | null> {
  const row = await enterprises(db).where('e.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toEnterprise(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockEnterprise(db: Db, id: string): Promise<Enterprise | null> {
  await db.selectFrom('directory.enterprise').select('id').where('id', '=', id).forUpdate().execute()
  return findEnterprise(db, id)
}

export async function findEnterpriseByUscc(db: Db, uscc: string): Promise<Enterprise | null> {
  const row = await enterprises(db).where('e.uscc', '=', uscc).executeTakeFirst()
  return row === undefined ? null : toEnterprise(row)
}

export async function listEnterprises(db: Db, filter: EnterpriseFilter): Promise<Page<Enterprise>> {
  let query = enterprises(db)
  if (filter.query) {
    const words = filter.query.trim()
    query = query.where((where) =>
      where.or([
        contains(sql.ref('e.name'), words),
        contains(sql`array_to_string(e.former_names, ' ')`, words),
        contains(sql.ref('e.uscc'), words),
      ]),
    )
  }
  if (filter.region !== undefined) query = query.where('e.region_code', '=', filter.region)
  if (filter.kind !== undefined) query = query.where(sql<boolean>`${filter.kind} = any(e.kinds)`)
  if (filter.aboveScale !== undefined) query = query.where('e.above_scale', '=', filter.aboveScale)
  const { limit, offset } = pageWindow(filter)
  const [rows, count] = await Promise.all([
    query.orderBy('e.name').orderBy('e.id').limit(limit).offset(offset).execute(),
    query
      .clearSelect()
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return {
    items: rows.map(toEnterprise),
    total: Number(count.total),
    page: filter.page,
    pageSize: filter.pageSize,
  }
}

function enterpriseColumns(input: EnterpriseInput) {
  return {
    uscc: input.uscc,
    name: input.name,
    former_names: input.formerNames,
    region_code: input.regionCode,
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

/** Inserts enterprises and gives their ids in the same order. */
export async function insertEnterprises(
  db: Db,
  inputs: EnterpriseInput[],
  at: Date,
  isDemo: boolean,
): Promise<{ id: string; uscc: string }[]> {
  if (inputs.length === 0) return []
  return db
    .insertInto('directory.enterprise')
    .values(
      inputs.map((input) => ({
        ...enterpriseColumns(input),
        is_demo: isDemo,
        created_at: at,
        updated_at: at,
      })),
    )
    .returning(['id', 'uscc'])
    .execute()
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

export async function listRegions(db: Db): Promise<Region[]> {
  const rows = await db
    .selectFrom('directory.region as r')
    .leftJoin('directory.enterprise as e', 'e.region_code', 'r.code')
    .selectAll('r')
    .select((select) => [
      select.fn.count<number>('e.id').as('enterprises'),
      sql<number>`count(*) filter (where e.above_scale)`.as('above_scale'),
    ])
    .groupBy('r.code')
    .orderBy('r.position')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind as Region['kind'],
    parentCode: row.parent_code,
    tile:
      row.tile_column === null || row.tile_row === null
        ? null
        : { column: row.tile_column, row: row.tile_row },
    enterprises: Number(row.enterprises),
    aboveScale: Number(row.above_scale),
  }))
}

export async function findRegionName(db: Db, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('directory.region')
    .select('name')
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.name ?? null
}

export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const rows = await db.selectFrom('directory.organisation').selectAll().orderBy('code').execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    regionCode: row.region_code,
  }))
}

/** Titles for threads. */
export async function enterpriseNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.enterprise')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function organisationNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.organisation')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function regionNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.region')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}

export async function insertRegions(
  db: Db,
  regions: {
    code: string
    name: string
    kind: Region['kind']
    parentCode: string | null
    tile: Region['tile']
  }[],
): Promise<void> {
  await db
    .insertInto('directory.region')
    .values(
      regions.map((region, index) => ({
        code: region.code,
        name: region.name,
        kind: region.kind,
        parent_code: region.parentCode,
        tile_column: region.tile?.column ?? null,
        tile_row: region.tile?.row ?? null,
        position: index + 1,
      })),
    )
    .execute()
}

/** Inserts organisations and gives their ids by code. */
export async function insertOrganisations(
  db: Db,
  organisations: { code: string; name: string; kind: string; regionCode: string }[],
): Promise<Map<string, string>> {
  const rows = await db
    .insertInto('directory.organisation')
    .values(
      organisations.map(({ code, name, kind, regionCode }) => ({
        code,
        name,
        kind,
        region_code: regionCode,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}
