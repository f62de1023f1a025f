import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { jsonb } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type Directory, type directoryStates, shortageWeights } from '../contract/directory.ts'
import type { ShortageWeights } from '../contract/shortage-index.ts'

const countOf = (level: string) =>
  sql<number>`(select count(*)::int from talent.shortage_entry e where e.directory_id = d.id and e.level = ${level})`

const directories = (db: Db) =>
  db
    .selectFrom('talent.shortage_directory as d')
    .selectAll('d')
    .select([
      countOf('general').as('general'),
      countOf('short').as('short'),
      countOf('veryShort').as('very_short'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof directories>['executeTakeFirstOrThrow']>>

const toDirectory = (row: Row): Directory => ({
  id: row.id,
  year: row.year,
  version: row.version,
  state: row.state as (typeof directoryStates)[number],
  title: row.title,
  note: row.note,
  fromOn: row.from_on,
  toOn: row.to_on,
  weights: shortageWeights.parse(row.settings),
  computedOn: row.computed_on,
  publishedAt: row.published_at?.toISOString() ?? null,
  publishedByName: row.published_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
  entries: row.general + row.short + row.very_short,
  levels: { general: row.general, short: row.short, veryShort: row.very_short },
})

/** Directories, the latest year and version first. */
export async function listDirectories(db: Db, withDrafts: boolean): Promise<Directory[]> {
  let query = directories(db).orderBy('d.year', 'desc').orderBy('d.version', 'desc')
  if (!withDrafts) query = query.where('d.state', '<>', 'draft')
  return (await query.execute()).map(toDirectory)
}

export async function findDirectory(db: Db, id: string): Promise<Directory | null> {
  const row = await directories(db).where('d.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toDirectory(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockDirectory(db: Db, id: string): Promise<Directory | null> {
  await db.selectFrom('talent.shortage_directory').select('id').where('id', '=', id).forUpdate().execute()
  return findDirectory(db, id)
}

/** The version in force of a year, held until the transaction ends. */
export async function lockPublished(db: Db, year: number): Promise<Directory | null> {
  const row = await db
    .selectFrom('talent.shortage_directory')
    .select('id')
    .where('year', '=', year)
    .where('state', '=', 'published')
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : findDirectory(db, row.id)
}

export interface NewDirectory {
  year: number
  title: string
  note: string | null
  fromOn: string
  toOn: string
  weights: ShortageWeights
  computedOn: string
  isDemo: boolean
  by: { id: string; name: string; orgId: string | null }
}

/** Inserts a draft under the next number of its year and gives the id. */
export async function insertDirectory(db: Db, one: NewDirectory, at: Date): Promise<string> {
  const row = await db
    .insertInto('talent.shortage_directory')
    .values({
      year: one.year,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from talent.shortage_directory where year = ${one.year})`,
      state: 'draft',
      title: one.title,
      note: one.note,
      from_on: one.fromOn,
      to_on: one.toOn,
      settings: jsonb(one.weights),
      computed_on: one.computedOn,
      created_by: one.by.id,
      created_by_name: one.by.name,
      created_org_id: one.by.orgId,
      is_demo: one.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes what changed of a directory; its version goes up. */
export async function updateDirectoryRow(
  db: Db,
  id: string,
  change: Partial<Pick<NewDirectory, 'title' | 'note' | 'fromOn' | 'toOn' | 'weights' | 'computedOn'>> & {
    state?: Directory['state']
    published?: { at: Date; byName: string }
  },
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.shortage_directory')
    .set((set) => ({
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.note === undefined ? {} : { note: change.note }),
      ...(change.fromOn === undefined ? {} : { from_on: change.fromOn }),
      ...(change.toOn === undefined ? {} : { to_on: change.toOn }),
      ...(change.weights === undefined ? {} : { settings: jsonb(change.weights) }),
      ...(change.computedOn === undefined ? {} : { computed_on: change.computedOn }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.published === undefined
        ? {}
        : { published_at: change.published.at, published_by_name: change.published.byName }),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** How a version of a directory is called in threads, the search and files. */
export const directoryTitle = ({ title, version }: { title: string; version: number }): string =>
  `${title} 第${version}版`

/** Directories by id. */
export async function directoriesById(db: Db, ids: readonly string[]): Promise<Directory[]> {
  if (ids.length === 0) return []
  const rows = await directories(db)
    .where(sql<SqlBool>`d.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toDirectory)
}

/** Titles and states of these, for threads. */
export async function directoryTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; state: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.shortage_directory')
    .select(['id', 'title', 'version', 'state'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ id, title, version, state }) => [id, { title: directoryTitle({ title, version }), state }]),
  )
}
