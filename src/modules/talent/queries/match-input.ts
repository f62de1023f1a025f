import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { isMatchableOn } from './consent.ts'
import { spokenFor, spokenPair } from './on-board.ts'
import { digestOfText, textOfNeed, textOfPerson, vocabularyDigest } from './text-words.ts'

/**
 * What a match is made of, read in few statements and handed on unread: a line of text for each need and each person,
 * which the thread that does the arithmetic takes apart (`service/run/lines.ts`). Ten thousand rows with their lists as
 * objects would keep the server busy for seconds.
 *
 * Lists are gathered once for all and joined: asking for each person's own takes four times as long.
 */

const listOf = (table: string, owner: string, value: string, order = value): RawBuilder<unknown> =>
  sql`(select ${sql.ref(owner)} as owner, json_agg(${sql.ref(value)} order by ${sql.raw(order)}) as list
    from ${sql.table(table)} group by 1)`

/** Words that are kept for this very text behind a `w`, else the text itself behind a `t`. */
const wordsOrText = (text: RawBuilder<string>) =>
  sql`case when k.digest = ${digestOfText(sql<string>`v.vocabulary`, text)} then 'w' || k.words when ${text} = '' then 'w'
    else 't' || to_json(${text})::text end`

const salary = (of: 'n' | 'p') =>
  sql`case when ${sql.ref(`${of}.salary_from`)} is null then null
    else json_build_object('from', ${sql.ref(`${of}.salary_from`)}, 'to', ${sql.ref(`${of}.salary_to`)}) end`

const tab = sql`chr(9)`

export interface NeedScope {
  readonly chainCodes: readonly string[]
  readonly regionCodes: readonly string[]
  readonly needIds: readonly string[]
}

/** Needs of a scope (empty lists for all): those that are open, or with `anyState` whatever their state. */
function needsOf(scope: NeedScope, today: string, anyState: boolean): RawBuilder<unknown> {
  const conditions = [
    sql<SqlBool>`n.deleted_at is null`,
    ...(anyState
      ? []
      : [
          sql<SqlBool>`n.state = 'open'`,
          sql<SqlBool>`(n.deadline_on is null or n.deadline_on >= ${today}::date)`,
        ]),
    ...(scope.chainCodes.length === 0 ? [] : [sql<SqlBool>`c.code = any(${[...scope.chainCodes]}::text[])`]),
    ...(scope.regionCodes.length === 0
      ? []
      : [sql<SqlBool>`e.region_code = any(${[...scope.regionCodes]}::text[])`]),
    ...(scope.needIds.length === 0 ? [] : [sql<SqlBool>`n.id = any(${uuidsOf(scope.needIds)}::uuid[])`]),
  ]
  return sql`talent.need n
    join directory.enterprise e on e.id = n.enterprise_id
    join directory.region r on r.code = e.region_code
    join chains.chain c on c.id = n.chain_id
    where ${sql.join(conditions, sql` and `)}`
}

/** Chains of the needs of a scope, in order. */
export async function chainsOfScope(db: Db, scope: NeedScope, today: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct c.code from ${needsOf(scope, today, false)}`.execute(db)
  return rows.map(({ code }) => code).sort()
}

/**
 * A line for each need of a scope, by number: id, tier, free seats, what it asks, words or text; tabs between.
 * @param only of the scope only these
 */
export async function needLines(
  db: Db,
  scope: NeedScope,
  today: string,
  { anyState = false, only = null }: { anyState?: boolean; only?: readonly string[] | null } = {},
): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(concat_ws(${tab}, q.id, q.tier, greatest(0, q.headcount - coalesce(t.taken, 0)),
      json_build_object(
        'candidate', json_build_object('id', q.id, 'employer', q.enterprise_id, 'chain', q.chain_code,
          'node', q.chain_code || '/' || q.node_id, 'kind', q.post_kind, 'modes', q.modes,
          'majors', coalesce(ma.list, '[]'), 'requiredSkills', coalesce(sr.list, '[]'),
          'wishedSkills', coalesce(sw.list, '[]'), 'experienceYears', q.experience_years, 'salary', q.salary,
          'places', coalesce(pl.list, '[]'), 'deadline', q.deadline_on, 'must', q.must),
        'title', q.title, 'enterpriseName', q.enterprise_name, 'county', q.county, 'countyName', q.county_name,
        'education', q.education, 'titleLevel', q.title_level), q.words), chr(10) order by q.number) as lines
    from (
      select n.*, e.name as enterprise_name, e.region_code as county, r.name as county_name, c.code as chain_code,
        ${salary('n')} as salary,
        (select ${wordsOrText(textOfNeed)} from (select ${vocabularyDigest} as vocabulary) v
          left join talent.need_words k on k.need_id = n.id) as words
      from ${needsOf(scope, today, anyState)}) q
    left join (select g.need_id, count(*)::int as taken from talent.engagement g where ${spokenFor} group by 1) t
      on t.need_id = q.id
    left join ${listOf('talent.need_place', 'need_id', 'region_code')} pl on pl.owner = q.id
    left join ${listOf('talent.need_major', 'need_id', 'major_code')} ma on ma.owner = q.id
    left join (select need_id as owner, json_agg(skill_id order by skill_id) as list from talent.need_skill
      where is_required group by 1) sr on sr.owner = q.id
    left join (select need_id as owner, json_agg(skill_id order by skill_id) as list from talent.need_skill
      where not is_required group by 1) sw on sw.owner = q.id
    ${only === null ? sql`` : sql`where q.id = any(${uuidsOf(only)}::uuid[])`}`.execute(db)
  return rows[0]?.lines ?? ''
}

/** How many may be matched today. */
export async function countMatchable(db: Db, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from talent.profile p where ${isMatchableOn(today)}`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * A line for each of them, by number: id, number, free places, what they bring, words or text; tabs between. Nothing
 * in it tells who somebody is but school, words and text.
 * @param only of them only these
 */
export async function personLines(
  db: Db,
  today: string,
  { only = null }: { only?: readonly string[] | null } = {},
): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(concat_ws(${tab}, p.id, p.number, greatest(0, p.most_engagements - coalesce(u.running, 0)),
      json_build_object(
        'candidate', json_build_object('id', p.id, 'employer', p.enterprise_id, 'chains', coalesce(ch.list, '[]'),
          'kinds', p.post_kinds, 'modes', p.modes, 'nodes', coalesce(nd.list, '[]'), 'majors', coalesce(ma.list, '[]'),
          'skills', coalesce(sk.list, '[]'), 'experienceYears', coalesce(p.experience_years, 0), 'salary', ${salary('p')},
          'places', coalesce(pl.list, '[]'), 'availableOn', p.available_on),
        'school', p.school, 'education', p.education, 'titleLevel', p.title_level),
      ${wordsOrText(textOfPerson)}), chr(10) order by p.number) as lines
    from talent.profile p
    cross join (select ${vocabularyDigest} as vocabulary) v
    left join talent.profile_words k on k.profile_id = p.id
    left join (select g.profile_id, count(*)::int as running from talent.engagement g where ${spokenFor} group by 1) u
      on u.profile_id = p.id
    left join ${listOf('talent.profile_place', 'profile_id', 'region_code', 'position, region_code')} pl on pl.owner = p.id
    left join ${listOf('talent.profile_major', 'profile_id', 'major_code')} ma on ma.owner = p.id
    left join ${listOf('talent.profile_skill', 'profile_id', 'skill_id')} sk on sk.owner = p.id
    left join (select x.profile_id as owner, json_agg(c.code || '/' || x.node_id order by x.node_id, c.code) as list
      from talent.profile_node x
      join chains.template_node n on n.node_id = x.node_id
      join chains.template t on t.id = n.template_id and t.state = 'published'
      join chains.chain c on c.id = t.chain_id group by 1) nd on nd.owner = p.id
    left join (select x.profile_id as owner, json_agg(c.code order by c.code) as list
      from talent.profile_chain x join chains.chain c on c.id = x.chain_id group by 1) ch on ch.owner = p.id
    where ${isMatchableOn(today)}
      ${only === null ? sql`` : sql`and p.id = any(${uuidsOf(only)}::uuid[])`}`.execute(db)
  return rows[0]?.lines ?? ''
}

/** Nodes of published templates, a node once for each chain it stands in, with those it leads to. */
export async function publishedNodes(db: Db): Promise<{ chain: string; node: string; next: string[] }[]> {
  const { rows } = await sql<{ chain: string; node: string; next: string[] }>`
    select c.code as chain, n.node_id::text as node,
      array(select distinct e.to_node_id::text from chains.template_edge e
        where e.template_id = t.id and e.from_node_id = n.node_id order by 1) as next
    from chains.template t
    join chains.chain c on c.id = t.chain_id
    join chains.template_node n on n.template_id = t.id
    where t.state = 'published'
    order by 1, 2`.execute(db)
  return rows
}

/** Skills by id with their broader ones. */
export async function skillGraph(db: Db): Promise<{ id: string; name: string; parents: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; parents: string[] }>`
    select s.id::text as id, s.name, array(select p.parent_id::text from talent.skill_parent p where p.skill_id = s.id order by 1) as parents
    from talent.skill s order by s.id`.execute(db)
  return rows
}

/** Pairs that ended in a refusal, or are being dealt with already: they do not come up again. */
export async function spokenPairs(db: Db): Promise<{ need: string; person: string; cause: string }[]> {
  const { rows } = await sql<{ need: string; person: string; cause: string }>`
    select distinct on (g.need_id, g.profile_id) g.need_id::text as need, g.profile_id::text as person,
      case when g.refused_by = 'person' then 'refusedByPerson' when g.refused_by = 'need' then 'refusedByNeed'
        else 'underWay' end as cause
    from talent.engagement g where ${spokenPair}
    order by g.need_id, g.profile_id, g.number desc`.execute(db)
  return rows
}
