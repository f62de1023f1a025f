import { dict } from '@node-rs/jieba/dict.js'
import { sql } from 'kysely'
import { seededRandom } from '#core/random/seeded-random.ts'
import type { Db } from '#platform/db/database.ts'

const textLength = 40
const vocabularySize = 5000
const kinds = ['management', 'technical', 'marketing', 'skill']
const groups = ['leading', 'young', 'skilled']
const modes = ['fullTime', 'flexible', 'partTime', 'project']
const educations = ['20', '20', '14', '30', '60', '11']
const levels = ['T2', 'T3', 'T4', 'S2', 'S3', null]

/** Words of two characters and more of jieba's dictionary. */
function vocabulary(): string[] {
  const random = seededRandom('words')
  const dictionary = new TextDecoder()
    .decode(dict)
    .split('\n')
    .flatMap((line) => line.split(' ').slice(0, 1))
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  const chosen = new Set<string>()
  while (chosen.size < vocabularySize) chosen.add(random.pick(dictionary))
  return [...chosen]
}

/**
 * A thousand needs among ten thousand people, or as many as asked for, instead of those of the demo city: all of them
 * open or under consent today, with texts of some forty words. Invented, the same each time.
 */
export async function loadMatchCity(db: Db, counts: { needs: number; people: number }): Promise<void> {
  const random = seededRandom('match city')
  const words = vocabulary()
  const column = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(db)).rows.map(({ value }) => value)
  const enterprises = await column(sql`select id::text as value from directory.enterprise order by uscc`)
  const nodes = await column(sql`select t.chain_id || ' ' || n.node_id as value from chains.template t
    join chains.template_node n on n.template_id = t.id where t.state = 'published' order by 1`)
  const skills = await column(sql`select id::text as value from talent.skill order by name`)
  const majors = await column(sql`select code as value from talent.major where length(code) = 6 order by 1`)
  const places = await column(
    sql`select code as value from directory.region where length(code) = 6 order by 1`,
  )
  // As everywhere, most people come from a few dozen majors.
  const common = majors.filter((_, at) => at % 12 === 0)
  const text = () => Array.from({ length: textLength }, () => random.pick(words)).join('')
  const some = <T>(items: readonly T[], least: number, most: number): T[] => [
    ...new Set(Array.from({ length: random.integer(least, most) }, () => random.pick(items))),
  ]
  const salary = () => {
    const from = 1000 * random.integer(4, 25)
    return [from, from + 1000 * random.integer(0, 10)] as const
  }
  const needs = Array.from({ length: counts.needs }, (_, at) => {
    const [chain, node] = random.pick(nodes).split(' ')
    const [from, to] = salary()
    return {
      id: crypto.randomUUID(),
      title: `岗位${at}`,
      enterprise: random.pick(enterprises),
      chain,
      node,
      headcount: random.integer(1, 3),
      tier: random.integer(1, 3),
      kind: random.pick(kinds),
      group: random.pick(groups),
      education: random.pick(['20', '14', '30', '60', '90']),
      years: random.integer(0, 8),
      level: random.pick(levels),
      from,
      to,
      modes: some(modes, 0, 2),
      must: random.chance(0.15) ? ['experience'] : [],
      duties: text(),
      places: some(places, 0, 2),
      majors: some(common, 0, 3),
      skills: some(skills, 2, 8),
    }
  })
  const people = Array.from({ length: counts.people }, (_, at) => {
    const [from, to] = salary()
    const own = some(nodes, 0, 2).map((one) => one.split(' '))
    return {
      id: crypto.randomUUID(),
      name: `测试${at}`,
      education: random.pick(educations),
      school: `学校${random.integer(1, 60)}`,
      level: random.pick(levels),
      years: random.integer(0, 20),
      summary: text(),
      kinds: some(kinds, 0, 3),
      modes: some(modes, 0, 3),
      from,
      to,
      places: some(places, 0, 3),
      majors: some(common, 1, 2),
      skills: some(skills, 1, 10),
      nodes: [...new Set(own.map(([, node]) => node))],
      chains: random.chance(0.4) ? [] : some(nodes, 1, 2).map((one) => one.split(' ')[0]),
    }
  })
  await sql`update talent.need set state = 'paused' where state = 'open'`.execute(db)
  await sql`update talent.profile set state = 'paused' where state = 'active'`.execute(db)
  const given = (rows: readonly object[]) => sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb) x`
  const list = (key: string) => sql`array(select jsonb_array_elements_text(x -> ${sql.lit(key)}))`
  const by = sql`'bench', '2026-01-01', 'bench', 'bench', now(), now()`
  for (let from = 0; from < needs.length; from += 1000) {
    const rows = given(needs.slice(from, from + 1000))
    await sql`insert into talent.need (id, kind, title, enterprise_id, chain_id, node_id, headcount, urgency, tier, post_kind,
        talent_group, education, experience_years, title_level, salary_from, salary_to, modes, must, duties, state,
        source, as_of_on, created_by, created_by_name, created_at, updated_at)
      select (x ->> 'id')::uuid, 'post', x ->> 'title', (x ->> 'enterprise')::uuid, (x ->> 'chain')::uuid, (x ->> 'node')::uuid,
        (x ->> 'headcount')::int, 3, (x ->> 'tier')::int, x ->> 'kind', x ->> 'group', x ->> 'education',
        (x ->> 'years')::int, x ->> 'level', (x ->> 'from')::int, (x ->> 'to')::int, ${list('modes')}, ${list('must')},
        x ->> 'duties', 'open', ${by} from ${rows}`.execute(db)
    await sql`insert into talent.need_place select (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'places') from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.need_major select (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'majors') from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.need_skill select (x ->> 'id')::uuid, s.value::uuid, s.at < 3
      from ${rows}, jsonb_array_elements_text(x -> 'skills') with ordinality s(value, at)`.execute(db)
  }
  for (let from = 0; from < people.length; from += 1000) {
    const rows = given(people.slice(from, from + 1000))
    await sql`insert into talent.profile (id, name, education, school, title_level, experience_years, summary, post_kinds, modes,
        salary_from, salary_to, state, source, as_of_on, created_by, created_by_name, created_at, updated_at)
      select (x ->> 'id')::uuid, x ->> 'name', x ->> 'education', x ->> 'school', x ->> 'level', (x ->> 'years')::int,
        x ->> 'summary', ${list('kinds')}, ${list('modes')}, (x ->> 'from')::int, (x ->> 'to')::int, 'active', ${by} from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.profile_place select (x ->> 'id')::uuid, s.value, s.at
      from ${rows}, jsonb_array_elements_text(x -> 'places') with ordinality s(value, at)`.execute(db)
    await sql`insert into talent.profile_major select (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'majors') from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.profile_skill select (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'skills')::uuid from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.profile_node select (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'nodes')::uuid from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.profile_chain select distinct (x ->> 'id')::uuid, jsonb_array_elements_text(x -> 'chains')::uuid from ${rows}`.execute(
      db,
    )
    await sql`insert into talent.consent (profile_id, purpose, wording, given_on, until_on, given_by, recorded_by, recorded_by_name, recorded_at)
      select (x ->> 'id')::uuid, 'matching', '1', '2020-01-01', '2099-12-31', 'paper', 'bench', 'bench', now() from ${rows}`.execute(
      db,
    )
  }
  await sql`analyze`.execute(db)
}
