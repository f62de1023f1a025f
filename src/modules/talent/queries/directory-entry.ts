import { type SqlBool, sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { EntryFilter } from '../contract/directory.ts'
import {
  type DirectoryEntry,
  type EntryParts,
  type entryList,
  entryParts,
} from '../contract/directory-entry.ts'
import type { ShortageLevel, ShortageReason } from '../contract/shortage-index.ts'

const entries = (db: Db) =>
  db
    .selectFrom('talent.shortage_entry as e')
    .innerJoin('chains.chain as c', 'c.id', 'e.chain_id')
    .leftJoin('chains.node as n', 'n.id', 'e.node_id')
    .selectAll('e')
    .select([
      'c.code as chain_code',
      'c.name as chain_name',
      'n.code as node_code',
      'n.name as node_name',
      sql<
        string[]
      >`array(select m.title from talent.major m where m.code = any(e.major_codes) order by m.code)`.as(
        'major_names',
      ),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>

const toEntry = (row: Row): DirectoryEntry => ({
  id: row.id,
  directoryId: row.directory_id,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  nodeCode: row.node_code,
  nodeName: row.node_name,
  title: row.title,
  postKind: row.post_kind as DirectoryEntry['postKind'],
  education: row.education,
  majorNames: row.major_names,
  experienceFrom: row.experience_from,
  experienceTo: row.experience_to,
  salaryFrom: row.salary_from,
  salaryTo: row.salary_to,
  seats: row.seats,
  enterprises: row.enterprises,
  candidates: row.candidates,
  parts: entryParts.parse(row.parts),
  index: Number(row.shortage_index),
  stars: row.stars,
  adjustedStars: row.adjusted_stars,
  adjustedReason: row.adjusted_reason,
  adjustedByName: row.adjusted_by_name,
  adjustedAt: row.adjusted_at?.toISOString() ?? null,
  level: row.level as ShortageLevel,
  reasonKind: row.reason_kind as ShortageReason,
  withheld: false,
})

const listSql: SqlOf<typeof entryList> = {
  sorts: {
    title: sql.ref('e.title_order'),
    seats: sql.ref('e.seats'),
    candidates: sql.ref('e.candidates'),
    index: sql.ref('e.shortage_index'),
    stars: sql`coalesce(e.adjusted_stars, e.stars)`,
  },
  totals: {},
  usual: [sql.ref('c.position'), sql`e.shortage_index desc`, sql.ref('e.title_order')],
  tie: sql.ref('e.id'),
}

/**
 * Posts of a directory that fit.
 *
 * @param fromEnterprises from how many enterprises on a post may be put in order by its seats, so that no order tells
 *   what is withheld.
 */
export async function listEntries(
  db: Db,
  filter: EntryFilter,
  fromEnterprises: number,
): Promise<ListPage<DirectoryEntry>> {
  let query = entries(db).where('e.directory_id', '=', filter.id)
  if (filter.chain?.length) query = query.where('c.code', 'in', filter.chain)
  if (filter.postKind?.length) query = query.where('e.post_kind', 'in', filter.postKind)
  if (filter.level?.length) query = query.where('e.level', 'in', filter.level)
  if (filter.reason?.length) query = query.where('e.reason_kind', 'in', filter.reason)
  if (filter.adjusted !== undefined)
    query = query.where('e.adjusted_stars', filter.adjusted ? 'is not' : 'is', null)
  const words = filter.query?.trim() ?? ''
  if (words !== '') query = query.where(sql<SqlBool>`${contains(sql`e.title`, words)}`)
  const sorts = {
    ...listSql.sorts,
    seats: sql`case when e.enterprises >= ${fromEnterprises} then e.seats end`,
  }
  return mapPage(await pageOfList(query, { ...listSql, sorts }, filter), toEntry)
}

/** All posts of a directory. */
export async function entriesOf(db: Db, directoryId: string): Promise<DirectoryEntry[]> {
  const rows = await entries(db)
    .where('e.directory_id', '=', directoryId)
    .orderBy('c.position')
    .orderBy('e.title_order')
    .orderBy('e.id')
    .execute()
  return rows.map(toEntry)
}

export async function findEntry(db: Db, directoryId: string, id: string): Promise<DirectoryEntry | null> {
  const row = await entries(db)
    .where('e.directory_id', '=', directoryId)
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toEntry(row)
}

/** A post as it was computed, with what a person had set before, if anything. */
export interface NewEntry {
  chainId: string
  nodeId: string | null
  title: string
  folded: string
  postKind: string
  education: string
  majorCodes: string[]
  experienceFrom: number
  experienceTo: number
  salaryFrom: number | null
  salaryTo: number | null
  seats: number
  enterprises: number
  candidates: number
  inField: number
  parts: EntryParts
  index: number
  stars: number
  level: ShortageLevel
  reasonKind: ShortageReason
}

const partLength = 500

/** Puts posts in place of those that stood in a draft; what a person set stays with the same chain, title and kind. */
export async function putEntries(db: Db, directoryId: string, items: readonly NewEntry[]): Promise<void> {
  const kept = await db
    .deleteFrom('talent.shortage_entry')
    .where('directory_id', '=', directoryId)
    .returningAll()
    .execute()
  const keyOf = (chainId: string, folded: string, kind: string) => `${chainId} ${kind} ${folded}`
  const adjusted = new Map(
    kept
      .filter((row) => row.adjusted_stars !== null)
      .map((row) => [keyOf(row.chain_id, row.title_folded, row.post_kind), row]),
  )
  for (let from = 0; from < items.length; from += partLength) {
    const rows = items.slice(from, from + partLength).map((item) => {
      const before = adjusted.get(keyOf(item.chainId, item.folded, item.postKind))
      return {
        directory_id: directoryId,
        chain_id: item.chainId,
        node_id: item.nodeId,
        title: item.title,
        title_folded: item.folded,
        title_order: nameOrder(item.title),
        post_kind: item.postKind,
        education: item.education,
        major_codes: item.majorCodes,
        experience_from: item.experienceFrom,
        experience_to: item.experienceTo,
        salary_from: item.salaryFrom,
        salary_to: item.salaryTo,
        seats: item.seats,
        enterprises: item.enterprises,
        candidates: item.candidates,
        in_field: item.inField,
        parts: jsonb(item.parts),
        shortage_index: String(item.index),
        stars: item.stars,
        level: item.level,
        reason_kind: item.reasonKind,
        adjusted_stars: before?.adjusted_stars ?? null,
        adjusted_reason: before?.adjusted_reason ?? null,
        adjusted_by_name: before?.adjusted_by_name ?? null,
        adjusted_at: before?.adjusted_at ?? null,
      }
    })
    await db.insertInto('talent.shortage_entry').values(rows).execute()
  }
}

/** Writes index, stars and level that follow from other weights. */
export async function reweighEntries(
  db: Db,
  items: readonly { id: string; index: number; stars: number; level: ShortageLevel }[],
): Promise<void> {
  if (items.length === 0) return
  await sql`update talent.shortage_entry e set shortage_index = w.i, stars = w.s, level = w.l
    from (select * from jsonb_to_recordset(${JSON.stringify(
      items.map(({ id, index, stars, level }) => ({ id, i: index, s: stars, l: level })),
    )}::jsonb) as w(id uuid, i numeric, s integer, l text)) w
    where e.id = w.id`.execute(db)
}

/** Sets stars by hand, or takes back that they were. */
export async function adjustEntryRow(
  db: Db,
  id: string,
  adjusted: { stars: number; reason: string; byName: string; at: Date } | null,
): Promise<void> {
  await db
    .updateTable('talent.shortage_entry')
    .set({
      adjusted_stars: adjusted?.stars ?? null,
      adjusted_reason: adjusted?.reason ?? null,
      adjusted_by_name: adjusted?.byName ?? null,
      adjusted_at: adjusted?.at ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** A need as it goes into a directory. */
export interface CountedNeed {
  chainId: string
  chainCode: string
  nodeId: string | null
  title: string
  postKind: string
  enterpriseId: string
  headcount: number
  education: string
  experienceYears: number
  titleLevel: string | null
  salaryFrom: number | null
  salaryTo: number | null
  musts: number
  requiredSkills: number
  majorCodes: string[]
}

const postsOfPeriod = (db: Db, fromOn: string, toOn: string) =>
  db
    .selectFrom('talent.need as d')
    .innerJoin('chains.chain as c', 'c.id', 'd.chain_id')
    .where('d.kind', '=', 'post')
    .where('d.state', '<>', 'closed')
    .where('d.deleted_at', 'is', null)
    .where('d.as_of_on', '>=', fromOn)
    .where('d.as_of_on', '<=', toOn)

/** Where the posts of a period come from, the most first, as they are registered now. */
export async function sourcesOfPeriod(
  db: Db,
  fromOn: string,
  toOn: string,
): Promise<{ source: string; needs: number }[]> {
  return postsOfPeriod(db, fromOn, toOn)
    .select(['d.source', sql<number>`count(*)::int`.as('needs')])
    .groupBy('d.source')
    .orderBy('needs', 'desc')
    .orderBy('d.source')
    .execute()
}

/** Posts asked for with data of a period, whatever became of them but taken back. */
export async function needsOfPeriod(db: Db, fromOn: string, toOn: string): Promise<CountedNeed[]> {
  const rows = await postsOfPeriod(db, fromOn, toOn)
    .select([
      'd.chain_id',
      'c.code as chain_code',
      'd.node_id',
      'd.title',
      'd.post_kind',
      'd.enterprise_id',
      'd.headcount',
      'd.education',
      'd.experience_years',
      'd.title_level',
      'd.salary_from',
      'd.salary_to',
      sql<number>`cardinality(d.must)`.as('musts'),
      sql<number>`(select count(*)::int from talent.need_skill s where s.need_id = d.id and s.is_required)`.as(
        'required_skills',
      ),
      sql<string[]>`array(select m.major_code from talent.need_major m where m.need_id = d.id
        order by m.major_code)`.as('major_codes'),
    ])
    .orderBy('c.position')
    .orderBy('d.number')
    .execute()
  return rows.map((row) => ({
    chainId: row.chain_id,
    chainCode: row.chain_code,
    nodeId: row.node_id,
    title: row.title,
    postKind: row.post_kind,
    enterpriseId: row.enterprise_id,
    headcount: row.headcount,
    education: row.education,
    experienceYears: row.experience_years,
    titleLevel: row.title_level,
    salaryFrom: row.salary_from,
    salaryTo: row.salary_to,
    musts: row.musts,
    requiredSkills: row.required_skills,
    majorCodes: row.major_codes,
  }))
}
