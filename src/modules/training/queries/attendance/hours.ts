import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Guard } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import {
  type ComplianceFilter,
  type HoursEntry,
  type HoursFileQuery,
  type HoursFilter,
  type HoursKind,
  type HoursListQuery,
  hoursKind,
  hoursKinds,
  type hoursList,
  type RankBand,
  rankBand,
} from '../../contract/index.ts'

const entries = (db: Db) =>
  db
    .selectFrom('training.hours_entry as h')
    .innerJoin('directory.person as p', 'p.id', 'h.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .leftJoin('access.account as a', 'a.person_id', 'p.id')

const shanghaiDay = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

const withColumns = (query: ReturnType<typeof entries>) =>
  query
    .selectAll('h')
    .select(['p.name as person_name', 'p.org_id', 'o.name as org_name', 'a.id as account_id'])
    .select([shanghaiDay('h.issued_at').as('issued_on'), shanghaiDay('h.revoked_at').as('revoked_on')])

/** An entry with what it belongs to: the person's unit and account. */
export type StoredHours = HoursEntry & { accountId: string | null }

const toHours = (
  row: Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>,
): StoredHours => ({
  id: row.id,
  person: { id: row.person_id, name: row.person_name },
  org: { id: row.org_id, name: row.org_name },
  classId: row.class_id,
  kind: hoursKind.parse(row.kind),
  source: row.source,
  hours: Number(row.hours),
  earnedOn: row.earned_on,
  evidence: row.evidence,
  issuedBy: row.issued_by_name,
  issuedOn: row.issued_on,
  revoked:
    row.revoked_by_name === null
      ? null
      : { by: row.revoked_by_name, on: row.revoked_on, reason: row.revoke_reason ?? '' },
  lockVersion: row.lock_version,
  accountId: row.account_id,
})

const inReach = (ctx: Pick<Context, 'actor'>, permission: Permission) =>
  scopeFilter(ctx, permission, { orgIds: [sql.ref('p.org_id')], accountIds: [sql.ref('a.id')] })

function filtered(ctx: Context, filter: HoursFilter, permission: Permission) {
  let query = entries(ctx.db).where(inReach(ctx, permission))
  if (filter.revokedToo !== true) query = query.where('h.revoked_at', 'is', null)
  if (filter.kind?.length) query = query.where('h.kind', 'in', filter.kind)
  if (filter.year !== undefined)
    query = query.where(sql<boolean>`extract(year from h.earned_on) = ${filter.year}`)
  if (filter.org !== undefined) query = query.where('p.org_id', '=', filter.org)
  if (filter.person !== undefined) query = query.where('h.person_id', '=', filter.person)
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([
        contains(sql.ref('p.name'), words),
        contains(sql.ref('o.name'), words),
        contains(sql.ref('h.source'), words),
      ]),
    )
  return query
}

/** What the columns are in the query; unordered, the latest first. */
const listSql: SqlOf<typeof hoursList> = {
  sorts: {
    person: sql.ref('p.name_order'),
    org: sql.ref('o.name_order'),
    kind: sql`array_position(${[...hoursKinds]}::text[], h.kind)`,
    hours: sql.ref('h.hours'),
    earnedOn: sql.ref('h.earned_on'),
  },
  totals: {},
  usual: [sql`h.earned_on desc`, sql.ref('p.name_order')],
  tie: sql.ref('h.id'),
}

export async function listHours(ctx: Context, filter: HoursListQuery): Promise<ListPage<StoredHours>> {
  const query = filtered(ctx, filter, 'training.hours.read')
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toHours)
}

/** The entries that fit, for a file, and how many they are beyond its limit. */
export async function listAllHours(ctx: Context, filter: HoursFileQuery): Promise<ListPage<StoredHours>> {
  const query = filtered(ctx, filter, 'training.hours.read').where(inReach(ctx, 'training.hours.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query), listSql, page), toHours)
}

/** The entries in force of one person, the latest first. */
export async function hoursOfPerson(db: Db, personId: string): Promise<StoredHours[]> {
  const rows = await withColumns(entries(db))
    .where('h.person_id', '=', personId)
    .where('h.revoked_at', 'is', null)
    .orderBy('h.earned_on', 'desc')
    .orderBy('h.id')
    .execute()
  return rows.map(toHours)
}

/** The entries in force that a class gave. */
export async function hoursOfClass(db: Db, classId: string): Promise<StoredHours[]> {
  const rows = await withColumns(entries(db))
    .where('h.class_id', '=', classId)
    .where('h.revoked_at', 'is', null)
    .orderBy('h.id')
    .execute()
  return rows.map(toHours)
}

export async function findHours(db: Db, id: string): Promise<StoredHours | null> {
  const row = await withColumns(entries(db)).where('h.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toHours(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockHours(db: Db, id: string): Promise<StoredHours | null> {
  await db.selectFrom('training.hours_entry').select('id').where('id', '=', id).forUpdate().execute()
  return findHours(db, id)
}

/** Somebody whose training is judged, with the entries in force. */
export interface JudgedRow {
  person: { id: string; name: string }
  org: { id: string; name: string }
  band: RankBand | null
  promotedOn: string | null
  lockVersion: number | null
  entries: { kind: HoursKind; hours: number; earnedOn: string }[]
}

/** Who has a rank entered or hours in the ledger, within the reach of a permission, unit by unit. */
export async function judgedPeople(
  ctx: Context,
  permission: Permission,
  filter: Pick<ComplianceFilter, 'org' | 'query'> = {},
): Promise<JudgedRow[]> {
  let query = ctx.db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .leftJoin('access.account as a', 'a.person_id', 'p.id')
    .leftJoin('training.trainee_profile as t', 't.person_id', 'p.id')
    .select(['p.id', 'p.name', 'p.org_id', 'o.name as org_name'])
    .select(['t.band', 't.promoted_on', 't.lock_version'])
    .where('p.left_on', 'is', null)
    .where(inReach(ctx, permission))
    .where(
      sql<boolean>`(t.person_id is not null
        or exists (select from training.hours_entry h where h.person_id = p.id and h.revoked_at is null))`,
    )
  if (filter.org !== undefined) query = query.where('p.org_id', '=', filter.org)
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('p.name'), words), contains(sql.ref('o.name'), words)]),
    )
  const rows = await query
    .orderBy('o.position')
    .orderBy('o.id')
    .orderBy('p.name_order')
    .orderBy('p.id')
    .execute()
  if (rows.length === 0) return []
  const hours = await ctx.db
    .selectFrom('training.hours_entry')
    .select(['person_id', 'kind', 'hours', 'earned_on'])
    .where(sql<boolean>`person_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .where('revoked_at', 'is', null)
    .execute()
  const byPerson = Map.groupBy(hours, ({ person_id }) => person_id)
  return rows.map((row) => ({
    person: { id: row.id, name: row.name },
    org: { id: row.org_id, name: row.org_name },
    band: row.band === null ? null : rankBand.parse(row.band),
    promotedOn: row.promoted_on,
    lockVersion: row.lock_version,
    entries: (byPerson.get(row.id) ?? []).map((one) => ({
      kind: hoursKind.parse(one.kind),
      hours: Number(one.hours),
      earnedOn: one.earned_on,
    })),
  }))
}

/** Entries are seen by those who read the ledger of their people, and by these themselves. */
export const visibleHours: Guard = async (ctx, ids) => {
  const rows = await entries(ctx.db)
    .select('h.id')
    .where(sql<boolean>`h.id::text = any(${ids})`)
    .where((where) =>
      where.or([inReach(ctx, 'training.hours.read'), sql<boolean>`p.id = ${ctx.actor.personId}`]),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
