import { sql } from 'kysely'
import type { PostRole } from '#modules/governance/contract.ts'
import type { Db } from '#platform/db/database.ts'
import type { HeldPost } from '../../rules/duty.ts'
import type { Elsewhere } from '../../rules/eligibility.ts'

/** A class for which people are drafted. */
export interface ClassKey {
  id: string
  programmeId: string | null
  chainCode: string | null
  startsOn: string
  endsOn: string
}

/** Posts that people hold on a day, their own and those of their organisation as a body; of one chain, or of any. */
export async function postsOfPeople(
  db: Db,
  personIds: readonly string[],
  chainCode: string | null,
  today: string,
): Promise<Map<string, HeldPost[]>> {
  const { rows } = await sql<{ id: string; role: PostRole; own: boolean }>`
    select p.id, x.role, (x.person_id is not null) as own
    from directory.person p
    join governance.post x on x.person_id = p.id or (x.person_id is null and x.org_id = p.org_id)
    left join chains.chain c on c.id = x.chain_id
    where p.id = any(${[...personIds]}::uuid[])
      and x.since_on <= ${today}::date and (x.until_on is null or x.until_on >= ${today}::date)
      and (x.chain_id is null or ${chainCode}::text is null or c.code = ${chainCode})
    order by x.since_on, x.id`.execute(db)
  const posts = new Map<string, HeldPost[]>()
  for (const { id, role, own } of rows) posts.set(id, [...(posts.get(id) ?? []), { role, own }])
  return posts
}

/** What people are nominated for in other classes that take place or took place, the earliest first. */
export async function elsewhereOf(
  db: Db,
  classId: string,
  personIds: readonly string[],
): Promise<Map<string, Elsewhere[]>> {
  const { rows } = await sql<{
    person_id: string
    id: string
    title: string
    chain_id: string | null
    starts_on: string
    ends_on: string
    selected: boolean
  }>`
    select n.person_id, k.id, k.title, k.chain_id, k.starts_on, k.ends_on, n.state = 'selected' as selected
    from training.nomination n
    join training.class k on k.id = n.class_id
    join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
    where n.person_id = any(${[...personIds]}::uuid[]) and k.id <> ${classId}::uuid
      and i.state not in ('rejected', 'cancelled')
      and (n.state = 'selected' or (n.state in ('nominated', 'waitlisted') and i.state in ('enrolling', 'enrolled')))
    order by k.starts_on, k.id`.execute(db)
  const found = new Map<string, Elsewhere[]>()
  for (const row of rows) {
    const one = {
      id: row.id,
      title: row.title,
      chainId: row.chain_id,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      selected: row.selected,
    }
    found.set(row.person_id, [...(found.get(row.person_id) ?? []), one])
  }
  return found
}

export interface CarriedOver {
  personId: string
  personName: string
  unit: { id: string; name: string }
  classTitle: string
  startsOn: string
}

/**
 * People left out of an earlier class of the programme or of the chain whose list was settled, and selected for none of
 * these since: they go first. The latest such class counts.
 */
export async function carriedOverTo(db: Db, one: ClassKey): Promise<CarriedOver[]> {
  const { rows } = await sql<{
    person_id: string
    person_name: string
    unit_id: string
    unit_name: string
    title: string
    starts_on: string
  }>`
    with earlier as (
      select k.id, k.title, k.starts_on
      from training.class k
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
      left join chains.chain c on c.id = k.chain_id
      where k.starts_on < ${one.startsOn}::date and k.id <> ${one.id}::uuid
        and (k.programme_id = ${one.programmeId}::uuid or c.code = ${one.chainCode}::text)
        and i.state in ('enrolled', 'running', 'finished', 'evaluated', 'closed', 'reopened')
    )
    select distinct on (n.person_id) n.person_id, p.name as person_name, n.unit_org_id as unit_id,
      o.name as unit_name, e.title, e.starts_on
    from earlier e
    join training.nomination n on n.class_id = e.id and n.state in ('leftOut', 'waitlisted')
    join directory.person p on p.id = n.person_id and p.left_on is null
    join directory.organisation o on o.id = n.unit_org_id
    where not exists (
      select from training.nomination s join earlier l on l.id = s.class_id
      where s.person_id = n.person_id and s.state = 'selected' and l.starts_on >= e.starts_on)
    order by n.person_id, e.starts_on desc`.execute(db)
  return rows.map((row) => ({
    personId: row.person_id,
    personName: row.person_name,
    unit: { id: row.unit_id, name: row.unit_name },
    classTitle: row.title,
    startsOn: row.starts_on,
  }))
}

/** People of each unit, sections included, who are selected for other classes on the days of this one. */
export async function awayFromUnits(
  db: Db,
  one: ClassKey,
  unitIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ root: string; away: number }>`
    with recursive below(root, id) as (
      select o.id, o.id from directory.organisation o where o.id = any(${[...unitIds]}::uuid[])
      union
      select b.root, c.id from directory.organisation c join below b on c.parent_id = b.id
    )
    select b.root, count(distinct p.id)::int as away
    from below b
    join directory.person p on p.org_id = b.id
    join training.nomination n on n.person_id = p.id and n.state = 'selected' and n.class_id <> ${one.id}::uuid
    join training.class k on k.id = n.class_id and k.starts_on <= ${one.endsOn}::date and k.ends_on >= ${one.startsOn}::date
    join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
      and i.state not in ('rejected', 'cancelled')
    group by b.root`.execute(db)
  return new Map(rows.map(({ root, away }) => [root, away]))
}

/** Which of the people serve in a unit or below it; pairs of person and unit. */
export async function serveBelow(
  db: Db,
  pairs: readonly { personId: string; unitId: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ person_id: string; root: string }>`
    with recursive below(root, id) as (
      select o.id, o.id from directory.organisation o
      where o.id = any(${[...new Set(pairs.map(({ unitId }) => unitId))]}::uuid[])
      union
      select b.root, c.id from directory.organisation c join below b on c.parent_id = b.id
    )
    select p.id as person_id, b.root from directory.person p join below b on b.id = p.org_id
    where p.id = any(${pairs.map(({ personId }) => personId)}::uuid[])`.execute(db)
  return new Set(rows.map(({ person_id, root }) => `${person_id} ${root}`))
}

export interface PersonRow {
  id: string
  name: string
  title: string | null
  org: { id: string; name: string }
  leftOn: string | null
}

const personColumns = sql`p.id, p.name, p.left_on, o.id as org_id, o.name as org_name,
  (select t.title from directory.appointment t where t.person_id = p.id and t.until_on is null
    order by t.is_head desc, t.since_on desc, t.id limit 1) as title`
interface RawPerson {
  id: string
  name: string
  title: string | null
  org_id: string
  org_name: string
  left_on: string | null
}
const toPerson = (row: RawPerson): PersonRow => ({
  id: row.id,
  name: row.name,
  title: row.title,
  org: { id: row.org_id, name: row.org_name },
  leftOn: row.left_on,
})

/** People in service of organisations, whose name or post contains the words. */
export async function peopleOf(
  db: Db,
  orgIds: readonly string[],
  query: string,
  most: number,
): Promise<PersonRow[]> {
  const { rows } = await sql<RawPerson>`
    select * from (
      select ${personColumns}, o.position, p.name_order from directory.person p
      join directory.organisation o on o.id = p.org_id
      where p.left_on is null and o.id = any(${[...orgIds]}::uuid[])) x
    where ${query} = '' or position(${query} in x.name) > 0 or position(${query} in coalesce(x.title, '')) > 0
    order by x.position, x.name_order, x.id limit ${most}`.execute(db)
  return rows.map(toPerson)
}

export async function peopleById(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const { rows } = await sql<RawPerson>`
    select ${personColumns} from directory.person p join directory.organisation o on o.id = p.org_id
    where p.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, toPerson(row)]))
}

export interface MetNeed {
  id: string
  statement: string
  weight: number
  personIds: string[]
}

/**
 * Open needs of a chain, or of any where the class is about none, with the people who have them: the person's own, those
 * of the post held, and those of an organisation for whoever serves in it or below it.
 */
export async function needsOfPeople(
  db: Db,
  personIds: readonly string[],
  chainCode: string | null,
): Promise<MetNeed[]> {
  const { rows } = await sql<{ id: string; statement: string; weight: number; person_ids: string[] }>`
    with recursive above(person_id, org_id) as (
      select p.id, p.org_id from directory.person p where p.id = any(${[...personIds]}::uuid[])
      union
      select a.person_id, o.parent_id from above a join directory.organisation o on o.id = a.org_id
      where o.parent_id is not null
    )
    select n.id, n.statement, n.weight, array_agg(distinct a.person_id::text) as person_ids
    from training.need n
    left join chains.chain c on c.id = n.chain_id
    join above a on (n.level = 'person' and n.person_id = a.person_id)
      or (n.level = 'organisation' and n.org_id = a.org_id)
      or (n.level = 'post' and n.org_id = a.org_id and exists (
        select from directory.appointment t where t.person_id = a.person_id and t.until_on is null
          and t.title = n.post_title))
    where n.closed_on is null and n.deleted_at is null and (n.chain_id is null or ${chainCode}::text is null or c.code = ${chainCode})
    group by n.id, n.statement, n.weight, n.number
    order by n.number`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    statement: row.statement,
    weight: row.weight,
    personIds: row.person_ids,
  }))
}
