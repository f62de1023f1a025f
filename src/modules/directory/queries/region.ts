import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Region } from '../contract/region.ts'

/** Names of the city and of what lies in it, without counting their enterprises. */
export async function placeNames(db: Db): Promise<{ name: string; kind: Region['kind'] }[]> {
  const rows = await db.selectFrom('directory.region').select(['name', 'kind']).orderBy('position').execute()
  return rows.map(({ name, kind }) => ({ name, kind: kind as Region['kind'] }))
}

/** Regions with the enterprises in each that lie within a reach; all of them when left out. */
export async function listRegions(
  db: Db,
  within: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): Promise<Region[]> {
  const rows = await db
    .selectFrom('directory.region as r')
    .leftJoin('directory.enterprise as e', (join) =>
      join
        .onRef('e.region_code', '=', 'r.code')
        .on('e.deleted_at', 'is', null)
        .on('e.merged_into_id', 'is', null)
        .on(within),
    )
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
    lockVersion: row.lock_version,
  }))
}

export async function findRegion(db: Db, code: string): Promise<Region | null> {
  return (await listRegions(db)).find((region) => region.code === code) ?? null
}

/** Holds all regions against other writers until the transaction ends: there are a dozen of them. */
export async function lockRegions(db: Db): Promise<void> {
  await sql`lock table directory.region in share row exclusive mode`.execute(db)
}

export async function findRegionName(db: Db, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('directory.region')
    .select('name')
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.name ?? null
}

export interface NewRegion {
  code: string
  name: string
  kind: Region['kind']
  parentCode: string | null
  tile: Region['tile']
}

/** Inserts regions in their order. @param after the position of the last one before them. */
export async function insertRegions(db: Db, regions: NewRegion[], after = 0): Promise<void> {
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
        position: after + index + 1,
      })),
    )
    .execute()
}

export async function updateRegion(
  db: Db,
  { code, name, kind, tile }: Pick<NewRegion, 'code' | 'name' | 'kind' | 'tile'>,
): Promise<void> {
  await db
    .updateTable('directory.region')
    .set((set) => ({
      name,
      kind,
      tile_column: tile?.column ?? null,
      tile_row: tile?.row ?? null,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('code', '=', code)
    .execute()
}

/** Titles for threads. */
export async function regionNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.region')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}
