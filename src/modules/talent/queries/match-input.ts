import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { isMatchableOn } from './consent.ts'
import { countSpokenFor, spokenPair } from './on-board.ts'

/** What a match is made of, read in few statements. */

export interface NeedRow {
  id: string
  title: string
  enterprise_id: string
  enterprise_name: string
  county: string
  county_name: string
  chain_code: string
  node_id: string | null
  headcount: number
  taken: number
  tier: number
  post_kind: string
  modes: string[]
  education: string
  experience_years: number
  title_level: string | null
  salary_from: number | null
  salary_to: number | null
  must: string[]
  duties: string | null
  target_indicators: string | null
  deadline_on: string | null
  places: string[]
  majors: string[]
  required: string[]
  wished: string[]
}

/** Open needs of a scope; empty lists for all. `one` asks for a single need, whatever its state. */
export async function openNeeds(
  db: Db,
  scope: { chainCodes: readonly string[]; regionCodes: readonly string[]; needIds: readonly string[] },
  today: string,
  anyState = false,
): Promise<NeedRow[]> {
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
  const { rows } = await sql<NeedRow>`
    select n.id, n.title, n.enterprise_id, e.name as enterprise_name, e.region_code as county, r.name as county_name,
      c.code as chain_code, n.node_id, n.headcount, n.tier, n.post_kind, n.modes, n.education, n.experience_years,
      n.title_level, n.salary_from, n.salary_to, n.must, n.duties, n.target_indicators, n.deadline_on::text,
      ${countSpokenFor('need_id', 'n.id')} as taken,
      array(select p.region_code from talent.need_place p where p.need_id = n.id order by 1) as places,
      array(select m.major_code from talent.need_major m where m.need_id = n.id order by 1) as majors,
      array(select s.skill_id::text from talent.need_skill s where s.need_id = n.id and s.is_required order by 1) as required,
      array(select s.skill_id::text from talent.need_skill s where s.need_id = n.id and not s.is_required order by 1) as wished
    from talent.need n
    join directory.enterprise e on e.id = n.enterprise_id
    join directory.region r on r.code = e.region_code
    join chains.chain c on c.id = n.chain_id
    where ${sql.join(conditions, sql` and `)}
    order by n.number`.execute(db)
  return rows
}

export interface PersonRow {
  id: string
  enterprise_id: string | null
  education: string | null
  title_level: string | null
  experience_years: number | null
  school: string | null
  honours: string | null
  achievements: string | null
  summary: string | null
  post_kinds: string[]
  modes: string[]
  salary_from: number | null
  salary_to: number | null
  available_on: string | null
  most_engagements: number
  running: number
  places: string[]
  majors: string[]
  skills: string[]
  node_ids: string[]
  chain_codes: string[]
}

/** The same people as those that count as supply, with all that a match lays against needs. */
export async function peopleForMatch(db: Db, today: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.enterprise_id, p.education, p.title_level, p.experience_years, p.school, p.honours, p.achievements,
      p.summary, p.post_kinds, p.modes, p.salary_from, p.salary_to, p.available_on::text, p.most_engagements,
      ${countSpokenFor('profile_id', 'p.id')} as running,
      array(select x.region_code from talent.profile_place x where x.profile_id = p.id order by x.position, 1) as places,
      array(select x.major_code from talent.profile_major x where x.profile_id = p.id order by 1) as majors,
      array(select x.skill_id::text from talent.profile_skill x where x.profile_id = p.id order by 1) as skills,
      array(select x.node_id::text from talent.profile_node x where x.profile_id = p.id order by 1) as node_ids,
      array(select c.code from talent.profile_chain x join chains.chain c on c.id = x.chain_id
        where x.profile_id = p.id order by 1) as chain_codes
    from talent.profile p
    where ${isMatchableOn(today)}
    order by p.number`.execute(db)
  return rows
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
