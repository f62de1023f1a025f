import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { chainColumns } from '#modules/chains/index.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import type { ConsentState } from '../contract/consent-table.ts'
import type { Profile, ProfileFilter, ProfileState, profileList } from '../contract/profile.ts'
import { dayAfter, endingDays } from '../rules/consent-state.ts'
import { mayBeMatchedOn } from './consent.ts'

/** A person as stored, everything in clear: it stays inside the service. */
export interface ProfileRecord extends Omit<Profile, 'name' | 'consentState' | 'isMasked' | 'eraseOn'> {
  /** Null once erased. */
  name: string | null
  consentState: ConsentState
  /** Chains the person is open to and those whose nodes he or she worked in: who reads a chain reads the person. */
  reachChainCodes: string[]
}

const chains = chainColumns({ table: 'talent.profile_chain', owner: 'profile_id' }, sql.ref('p.id'))

const parts = (
  table: string,
  join: RawBuilder<unknown>,
  value: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
) =>
  sql<
    string[]
  >`array(select ${value} from ${sql.table(table)} l ${join} where l.profile_id = p.id order by ${order})`
const joined = {
  major: sql`join talent.major m on m.code = l.major_code`,
  skill: sql`join talent.skill s on s.id = l.skill_id`,
  node: sql`join chains.node n on n.id = l.node_id`,
  place: sql`join directory.region r on r.code = l.region_code`,
}

/** Codes of the chains a person belongs to, for rights. */
export const reachChains = sql<string[]>`array(select c.code from chains.chain c where
  exists (select from talent.profile_chain l where l.profile_id = p.id and l.chain_id = c.id)
  or exists (select from talent.profile_node l join chains.template_node t on t.node_id = l.node_id
    join chains.template v on v.id = t.template_id where l.profile_id = p.id and v.chain_id = c.id)
  order by c.position, c.code)`

export const profileScope: ScopeColumns = { chainCodeLists: [reachChains] }

const latest = (column: string) => sql<string | null>`(select ${sql.ref(`k.${column}`)} from talent.consent k
  where k.profile_id = p.id and k.withdrawn_at is null order by k.until_on desc, k.recorded_at limit 1)`

/** The rule of `consentStateOn` in SQL. */
const stateOn = (today: string) => sql<ConsentState>`case
  when ${mayBeMatchedOn(today)}
  then case when ${latest('until_on')} <= ${dayAfter(today, endingDays)}::date then 'ending' else 'valid' end
  when exists (select from talent.consent k where k.profile_id = p.id)
    and not exists (select from talent.consent k where k.profile_id = p.id and k.withdrawn_at is null) then 'withdrawn'
  else 'ended' end`

const profiles = (db: Db, today: string) =>
  db
    .selectFrom('talent.profile as p')
    .leftJoin('directory.enterprise as e', 'e.id', 'p.enterprise_id')
    .selectAll('p')
    .select([
      'e.name as enterprise_name',
      chains.codes.as('chain_codes'),
      chains.names.as('chain_names'),
      parts('talent.profile_major', joined.major, sql`m.code`, sql`m.code`).as('major_codes'),
      parts('talent.profile_major', joined.major, sql`m.title`, sql`m.code`).as('major_names'),
      parts('talent.profile_skill', joined.skill, sql`s.id::text`, sql`s.name_order, s.id`).as('skill_ids'),
      parts('talent.profile_skill', joined.skill, sql`s.name`, sql`s.name_order, s.id`).as('skill_names'),
      parts('talent.profile_node', joined.node, sql`n.code`, sql`n.code`).as('node_codes'),
      parts('talent.profile_node', joined.node, sql`n.name`, sql`n.code`).as('node_names'),
      parts('talent.profile_place', joined.place, sql`r.code`, sql`l.position`).as('place_codes'),
      parts('talent.profile_place', joined.place, sql`r.name`, sql`l.position`).as('place_names'),
      reachChains.as('reach_chains'),
      latest('given_on').as('given_on'),
      latest('until_on').as('until_on'),
      latest('given_by').as('given_by'),
      stateOn(today).as('consent_state'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof profiles>['executeTakeFirstOrThrow']>>

const toRecord = (row: Row): ProfileRecord => ({
  id: row.id,
  number: row.number,
  name: row.name,
  category: row.category as Profile['category'],
  talentGroup: row.talent_group as Profile['talentGroup'],
  education: row.education as Profile['education'],
  degree: row.degree as Profile['degree'],
  school: row.school,
  majorCodes: row.major_codes,
  majorNames: row.major_names,
  titleLevel: row.title_level as Profile['titleLevel'],
  experienceYears: row.experience_years,
  employer: row.employer,
  enterpriseId: row.enterprise_id,
  enterpriseName: row.enterprise_name,
  skillIds: row.skill_ids,
  skillNames: row.skill_names,
  nodeCodes: row.node_codes,
  nodeNames: row.node_names,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  postKinds: row.post_kinds as Profile['postKinds'],
  modes: row.modes as Profile['modes'],
  placeCodes: row.place_codes,
  placeNames: row.place_names,
  salaryFrom: row.salary_from,
  salaryTo: row.salary_to,
  availableOn: row.available_on,
  mostEngagements: row.most_engagements,
  honours: row.honours,
  achievements: row.achievements,
  summary: row.summary,
  phone: row.phone,
  email: row.email,
  source: row.source,
  asOfOn: row.as_of_on,
  consentGivenOn: row.given_on,
  consentUntilOn: row.until_on,
  consentGivenBy: row.given_by as Profile['consentGivenBy'],
  consentState: row.consent_state,
  state: row.state as ProfileState,
  reachChainCodes: row.reach_chains,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
  erasedAt: row.erased_at?.toISOString() ?? null,
})

export async function findProfile(db: Db, id: string, today: string): Promise<ProfileRecord | null> {
  const row = await profiles(db, today).where('p.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockProfile(db: Db, id: string, today: string): Promise<ProfileRecord | null> {
  await db.selectFrom('talent.profile').select('id').where('id', '=', id).forUpdate().execute()
  return findProfile(db, id, today)
}

export async function profilesById(db: Db, ids: readonly string[], today: string): Promise<ProfileRecord[]> {
  if (ids.length === 0) return []
  const rows = await profiles(db, today)
    .where(sql<SqlBool>`p.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toRecord)
}

const listSql: SqlOf<typeof profileList> = {
  sorts: {
    number: sql.ref('p.number'),
    name: sql.ref('p.name_order'),
    category: sql.ref('p.category'),
    education: sql.ref('p.education'),
    experienceYears: sql.ref('p.experience_years'),
    consentUntilOn: latest('until_on'),
    availableOn: sql.ref('p.available_on'),
  },
  totals: {},
  usual: [sql.ref('p.number')],
  tie: sql.ref('p.id'),
}

/**
 * People that fit a filter.
 *
 * @param identify where words may be looked for in name, employer and school; elsewhere only the number is.
 */
export async function listProfiles(
  db: Db,
  filter: ProfileFilter,
  { today, within, identify }: { today: string; within: RawBuilder<SqlBool>; identify: RawBuilder<SqlBool> },
): Promise<ListPage<ProfileRecord>> {
  let query = profiles(db, today).where(within)
  const words = filter.query?.trim() ?? ''
  if (words !== '') {
    const named = ['p.name', 'p.employer', 'e.name', 'p.school'].map((column) =>
      contains(sql`coalesce(${sql.ref(column)}, '')`, words),
    )
    query = query.where(
      sql<SqlBool>`(p.number::text = ${words} or (${identify} and (${sql.join(named, sql` or `)})))`,
    )
  }
  if (filter.chain !== undefined) query = query.where(sql<SqlBool>`${filter.chain} = any(${reachChains})`)
  if (filter.node !== undefined)
    query =
      query.where(sql<SqlBool>`exists (select from talent.profile_node l join chains.node n on n.id = l.node_id
      where l.profile_id = p.id and n.code = ${filter.node})`)
  if (filter.category !== undefined) query = query.where('p.category', 'in', filter.category)
  if (filter.talentGroup !== undefined) query = query.where('p.talent_group', 'in', filter.talentGroup)
  if (filter.education !== undefined) query = query.where('p.education', 'in', filter.education)
  if (filter.skill !== undefined) query = query.where(hasSkill(filter.skill))
  if (filter.consent !== undefined) query = query.where(sql<SqlBool>`${stateOn(today)} = ${filter.consent}`)
  if (filter.state === 'kept') query = query.where('p.state', '<>', 'erased')
  else if (filter.state !== 'all') query = query.where('p.state', '=', filter.state)
  return mapPage(await pageOfList(query, listSql, filter), toRecord)
}

const hasSkill = (
  id: string,
) => sql<SqlBool>`exists (select from talent.profile_skill l where l.profile_id = p.id
  and l.skill_id in (with recursive below as (
    select ${id}::uuid as skill_id
    union select k.skill_id from talent.skill_parent k join below b on k.parent_id = b.skill_id)
  select skill_id from below))`

/** Numbers and states, for threads. */
export async function profileTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.profile')
    .select(['id', 'number', 'state'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, number, state }) => [id, titleOf({ number, state })]))
}

/** How a person is called where names must not stand. */
export const titleOf = ({ number, state }: { number: number; state: string }): string =>
  state === 'erased' ? `人才 ${number} 号（已删除）` : `人才 ${number} 号`

/** Chains by which each of them is in reach. */
export async function profileChainCodes(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.profile as p')
    .select(['p.id', reachChains.as('codes')])
    .where(sql<SqlBool>`p.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, codes }) => [id, codes]))
}

/** Those that rows of a file mean: by number, else by name and school; null for new ones. Erased people are none. */
export async function profilesOfKeys(
  db: Db,
  keys: readonly { number: number | null; name: string; school: string | null }[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string; number: number; name: string; school: string | null }>`
    select id, number, name, school from talent.profile
    where state <> 'erased' and (name = any(${keys.map(({ name }) => name)}::text[])
      or number = any(${keys.flatMap(({ number }) => number ?? [])}::int[]))
    order by number`.execute(db)
  return keys.map(
    (key) =>
      rows.find((row) =>
        key.number === null
          ? row.name === key.name && (row.school ?? '') === (key.school ?? '')
          : row.number === key.number,
      )?.id ?? null,
  )
}

/** Whose consent ended before a day, of those who are kept. */
export async function profilesEndedBefore(db: Db, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from talent.profile p where p.state <> 'erased' and not exists (
      select from talent.consent k where k.profile_id = p.id and k.withdrawn_at is null and k.until_on >= ${day}::date)
    order by p.number`.execute(db)
  return rows.map(({ id }) => id)
}

/** Last days of the consents that end between two days, of those who are kept. */
export async function consentsEndingBetween(
  db: Db,
  from: string,
  until: string,
): Promise<{ number: number; untilOn: string }[]> {
  const { rows } = await sql<{ number: number; until_on: string }>`
    select * from (select p.number, (select max(k.until_on) from talent.consent k
        where k.profile_id = p.id and k.withdrawn_at is null) as until_on
      from talent.profile p where p.state <> 'erased') as one
    where until_on between ${from}::date and ${until}::date order by until_on, number`.execute(db)
  return rows.map((row) => ({ number: row.number, untilOn: row.until_on }))
}
