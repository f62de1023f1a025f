import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may } from '#platform/rights/rights.ts'
import { type ScopeColumns, scopeFilter } from '#platform/rights/scope-filter.ts'
import type { FairFilter } from '../contract/fair.ts'
import type { Fair, FairInput, fairList } from '../contract/fair-shapes.ts'
import { fairKindChoices, fairStateChoices } from '../contract/fair-table.ts'
import { choiceOrder, needScope } from './need.ts'

/** A fair as stored, with its sums as far as the reader sees the needs. */
export interface FairRecord extends Omit<Fair, 'isOverdue'> {
  createdByName: string
  belonging: Belonging
}

/** The chains of a fair `f`; of one for all of them, every chain. */
const chainsOfFair = sql`(select coalesce(array_agg(c.code), (select array_agg(a.code) from chains.chain a))
  from talent.fair_chain l join chains.chain c on c.id = l.chain_id where l.fair_id = f.id)`

/** What a fair belongs to, in queries that call it `f`. */
export const fairScope: ScopeColumns = { chainCodeLists: [chainsOfFair] }

type Reader = Pick<Context, 'actor'>

/** Entries `x` of needs `n` that a permission covers. */
export const entryScope = (ctx: Reader, permission: Permission): RawBuilder<SqlBool> =>
  scopeFilter(ctx, permission, needScope)

/**
 * What a reader sees: fairs of chains within reach, those to which a need within reach was brought, and, for whoever may
 * bring needs, whatever is planned.
 */
export const fairSight = (ctx: Reader, permission: Permission): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${scopeFilter(ctx, permission, fairScope)}
  or exists (select from talent.fair_entry x join talent.need n on n.id = x.need_id
    where x.fair_id = f.id and ${entryScope(ctx, permission)})
  or (f.state = 'planned' and ${may(ctx, permission) && may(ctx, 'talent.fair.join')}))`

/** What was reported last of an entry `x`. */
export const lastResult = sql`(select * from talent.fair_result y where y.entry_id = x.id
  order by y.as_of_on desc limit 1)`

interface Sums {
  enterprises: number
  entries: number
  reported: number
  seats: number
  cvs: number | null
  interviews: number | null
  intentions: number | null
  offers: number | null
  onboard: number | null
}

const sumsOf = (ctx: Reader) => sql<Sums>`(
  select count(distinct n.enterprise_id)::int as enterprises, count(*)::int as entries, count(r.id)::int as reported,
    coalesce(sum(x.seats), 0)::int as seats, sum(r.cvs)::int as cvs, sum(r.interviews)::int as interviews,
    sum(r.intentions)::int as intentions, sum(r.offers)::int as offers, sum(r.onboard)::int as onboard
  from talent.fair_entry x join talent.need n on n.id = x.need_id left join lateral ${lastResult} r on true
  where x.fair_id = f.id and ${entryScope(ctx, 'talent.fair.read')})`

const chains = (column: 'code' | 'name') => sql<string[]>`array(
  select c.${sql.ref(column)} from talent.fair_chain l join chains.chain c on c.id = l.chain_id
  where l.fair_id = f.id order by c.code)`

const fairs = (ctx: Pick<Context, 'db' | 'actor'>) =>
  ctx.db
    .selectFrom('talent.fair as f')
    .innerJoinLateral(sumsOf(ctx).as('s'), (join) => join.onTrue())
    .where('f.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof fairs>) =>
  query
    .selectAll('f')
    .select(['s.enterprises', 's.entries', 's.reported', 's.seats'])
    .select(['s.cvs', 's.interviews', 's.intentions', 's.offers', 's.onboard'])
    .select([chains('code').as('chain_codes'), chains('name').as('chain_names')])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toFair = (row: Row): FairRecord => ({
  id: row.id,
  number: row.number,
  title: row.title,
  kind: row.kind as Fair['kind'],
  fromOn: row.from_on,
  untilOn: row.until_on,
  place: row.place,
  host: row.host,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  state: row.state as Fair['state'],
  cancelReason: row.cancel_reason,
  note: row.note,
  enterprises: row.enterprises,
  entries: row.entries,
  reported: row.reported,
  seats: row.seats,
  cvs: row.cvs,
  interviews: row.interviews,
  intentions: row.intentions,
  offers: row.offers,
  onboard: row.onboard,
  createdByName: row.created_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
  // One for all chains is nobody's but the city's to change.
  belonging: { chainCodes: row.chain_codes },
})

/** A fair in sight; null for one unknown or out of sight. */
export async function findFair(ctx: Context, id: string): Promise<FairRecord | null> {
  const row = await withColumns(fairs(ctx))
    .where('f.id', '=', id)
    .where(fairSight(ctx, 'talent.fair.read'))
    .executeTakeFirst()
  return row === undefined ? null : toFair(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockFair(tx: Context, id: string): Promise<FairRecord | null> {
  await tx.db.selectFrom('talent.fair').select('id').where('id', '=', id).forUpdate().execute()
  return findFair(tx, id)
}

/** Fairs by id, whoever asks; those in the recycle bin are missing. */
export async function fairsById(
  ctx: Pick<Context, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<FairRecord[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(fairs(ctx))
    .where(sql<SqlBool>`f.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toFair)
}

const listSql: SqlOf<typeof fairList> = {
  sorts: {
    title: sql.ref('f.title'),
    kind: choiceOrder(fairKindChoices, 'f.kind'),
    fromOn: sql.ref('f.from_on'),
    host: sql.ref('f.host'),
    state: choiceOrder(fairStateChoices, 'f.state'),
    entries: sql.ref('s.entries'),
    seats: sql.ref('s.seats'),
    intentions: sql.ref('s.intentions'),
    onboard: sql.ref('s.onboard'),
  },
  totals: {
    entries: sql.ref('s.entries'),
    seats: sql.ref('s.seats'),
    intentions: sql.ref('s.intentions'),
    onboard: sql.ref('s.onboard'),
  },
  usual: [sql`f.from_on desc`, sql`f.number desc`],
  tie: sql.ref('f.id'),
}

export async function listFairs(
  ctx: Context,
  filter: FairFilter,
  permission: Permission,
): Promise<ListPage<FairRecord, 'entries' | 'seats' | 'intentions' | 'onboard'>> {
  let query = fairs(ctx).where(fairSight(ctx, 'talent.fair.read')).where(fairSight(ctx, permission))
  if (filter.kind?.length) query = query.where('f.kind', 'in', filter.kind)
  if (filter.state?.length) query = query.where('f.state', 'in', filter.state)
  if (filter.chain?.length) query = query.where(sql<SqlBool>`${chainsOfFair} && ${[...filter.chain]}::text[]`)
  if (filter.from !== undefined) query = query.where('f.until_on', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('f.from_on', '<=', filter.until)
  if (filter.overdue === true)
    query = query.where('f.state', '=', 'planned').where('f.until_on', '<', businessDay(ctx.clock))
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or(['f.title', 'f.place', 'f.host'].map((column) => contains(sql.ref(column), words))),
    )
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toFair)
}

/** Fairs in sight for choice, the newest first. */
export async function fairChoices(ctx: Context): Promise<{ id: string; title: string; fromOn: string }[]> {
  return ctx.db
    .selectFrom('talent.fair as f')
    .select(['f.id', 'f.title', 'f.from_on as fromOn'])
    .where('f.deleted_at', 'is', null)
    .where(fairSight(ctx, 'talent.fair.read'))
    .orderBy('f.from_on', 'desc')
    .orderBy('f.number', 'desc')
    .execute()
}

/** Fairs by title and first day, in the order asked for; null where there is none. */
export async function fairsByTitle(
  db: Db,
  keys: readonly { title: string; fromOn: string }[],
): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('talent.fair')
    .select(['id', 'title', 'from_on'])
    .where('deleted_at', 'is', null)
    .where(sql<SqlBool>`title = any(${keys.map(({ title }) => title)}::text[])`)
    .execute()
  return keys.map(
    (key) => rows.find((row) => row.title === key.title && row.from_on === key.fromOn)?.id ?? null,
  )
}

/** Titles for threads, of those in the recycle bin as well. */
export async function fairTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.fair')
    .select(['id', 'title'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** What the search tells of fairs; those in the recycle bin are missing. */
export async function fairLines(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('talent.fair')
    .select(['id', 'number', 'title', 'from_on', 'place', 'host'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute()
}

/** Those of the fairs that the actor may see. */
export async function visibleFairs(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('talent.fair as f')
    .select('f.id')
    .where(sql<SqlBool>`f.id = any(${uuidsOf(ids)}::uuid[])`)
    .where('f.deleted_at', 'is', null)
    .where(fairSight(ctx, 'talent.fair.read'))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** The first day of which anything was reported at a fair; null where nothing was. */
export async function firstResultOn(db: Db, fairId: string): Promise<string | null> {
  const row = await db
    .selectFrom('talent.fair_result as r')
    .innerJoin('talent.fair_entry as x', 'x.id', 'r.entry_id')
    .select('r.as_of_on')
    .where('x.fair_id', '=', fairId)
    .orderBy('r.as_of_on')
    .limit(1)
    .executeTakeFirst()
  return row?.as_of_on ?? null
}

/** The chains of a fair and whether another has its title and day, also while it lies in the recycle bin. */
export async function binnedFair(db: Db, id: string): Promise<{ chainCodes: string[]; hasTwin: boolean }> {
  const row = await db
    .selectFrom('talent.fair as f')
    .select([
      chains('code').as('chain_codes'),
      sql<boolean>`exists (select from talent.fair t where t.id <> f.id and t.title = f.title
        and t.from_on = f.from_on and t.deleted_at is null)`.as('has_twin'),
    ])
    .where('f.id', '=', id)
    .executeTakeFirstOrThrow()
  return { chainCodes: row.chain_codes, hasTwin: row.has_twin }
}

export interface NewFair {
  id: string
  values: FairInput & { untilOn: string }
  chainIds: readonly string[]
  createdBy: { id: string; name: string; orgId: string | null }
  isDemo: boolean
  at: Date
}

const columnsOf = (values: NewFair['values']) => ({
  title: values.title,
  kind: values.kind,
  from_on: values.fromOn,
  until_on: values.untilOn,
  place: values.place,
  host: values.host,
  state: values.state,
  cancel_reason: values.cancelReason,
  note: values.note,
})

/** Inserts fairs with their chains. */
export async function insertFairs(db: Db, given: readonly NewFair[]): Promise<void> {
  if (given.length === 0) return
  await db
    .insertInto('talent.fair')
    .values(
      given.map((one) => ({
        ...columnsOf(one.values),
        id: one.id,
        created_by: one.createdBy.id,
        created_by_name: one.createdBy.name,
        created_org_id: one.createdBy.orgId,
        is_demo: one.isDemo,
        created_at: one.at,
        updated_at: one.at,
      })),
    )
    .execute()
  await insertChains(db, given)
}

async function insertChains(db: Db, given: readonly Pick<NewFair, 'id' | 'chainIds'>[]): Promise<void> {
  const rows = given.flatMap(({ id, chainIds }) =>
    [...new Set(chainIds)].map((chain_id) => ({ fair_id: id, chain_id })),
  )
  if (rows.length > 0) await db.insertInto('talent.fair_chain').values(rows).execute()
}

/** Makes a fair what it should be. */
export async function updateFairRow(
  db: Db,
  { id, values, chainIds, at }: Pick<NewFair, 'id' | 'values' | 'chainIds' | 'at'>,
): Promise<void> {
  await db
    .updateTable('talent.fair')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('talent.fair_chain').where('fair_id', '=', id).execute()
  await insertChains(db, [{ id, chainIds }])
}

export async function deleteFair(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.fair').where('id', '=', id).execute()
}
