import { type RawBuilder, sql } from 'kysely'
import { type PostRole, postRole } from '#modules/governance/contract.ts'
import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { GrowthKind } from '../contract/growth.ts'
import { heldStates } from '../contract/index.ts'

/** Something a growth record may tell, before it is known whether the reader sees the object. */
export interface GrowthFact {
  kind: GrowthKind
  on: string
  until: string | null
  goesOn: boolean
  /** What it is about; null for what is told by its own words. */
  ref: ObjectRef | null
  words: string | null
  role: PostRole | null
  hours: number | null
}

export interface GrowthPerson {
  id: string
  name: string
  orgId: string
  unit: string
  regionCode: string
  accountId: string | null
}

export async function growthPerson(db: Db, id: string): Promise<GrowthPerson | null> {
  const row = await db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .leftJoin('access.account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name', 'p.org_id', 'o.name as unit', 'o.region_code', 'a.id as account_id'])
    .where('p.id', '=', id)
    .orderBy('a.created_at')
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        id: row.id,
        name: row.name,
        orgId: row.org_id,
        unit: row.unit,
        regionCode: row.region_code,
        accountId: row.account_id,
      }
}

interface Row {
  on: string
  until: string | null
  ref_id: string
}

const none = { until: null, goesOn: false, words: null, role: null, hours: null }

/** Everything a growth record may tell of a person, in no order. */
export async function growthFacts(db: Db, { id, accountId }: GrowthPerson): Promise<GrowthFact[]> {
  const day = (column: string): RawBuilder<string> =>
    sql<string>`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date::text`
  const classes = await sql<Row>`
    select k.id as ref_id, k.starts_on::text as "on", nullif(k.ends_on, k.starts_on)::text as until
    from training.nomination n join training.class k on k.id = n.class_id
    join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
    where n.person_id = ${id} and n.state = 'selected' and i.state = any(${[...heldStates]})`.execute(db)
  const posts = await sql<Row & { role: string; code: string | null }>`
    select p.id as ref_id, p.since_on::text as "on", p.until_on::text as until, p.role, c.code
    from governance.post p left join chains.chain c on c.id = p.chain_id where p.person_id = ${id}`.execute(
    db,
  )
  const tasks = await sql<Row>`
    select t.id as ref_id, t.done_on::text as "on", null as until from matters.task t
    where t.lead_person_id = ${id} and t.done_on is not null and t.deleted_at is null`.execute(db)
  const problems = await sql<Row>`
    select p.id as ref_id, p.closed_on::text as "on", null as until from matters.problem p
    where p.closed_on is not null and p.deleted_at is null and (
      exists (select from platform.workflow_instance i join platform.workflow_event e on e.instance_id = i.id
        where i.object_kind = 'matters.problem' and i.object_id = p.id::text and e.action = 'resolve'
          and e.actor_id = ${accountId})
      or exists (select from matters.task_origin o join matters.task t on t.id = o.task_id
        where o.ref_kind = 'matters.problem' and o.ref_id = p.id::text and t.deleted_at is null
          and t.done_on is not null and t.lead_person_id = ${id}))`.execute(db)
  const ideas = await sql<Row>`
    select k.id as ref_id, ${day('k.replied_at')} as "on", null as until from training.idea k
    join platform.workflow_instance i on i.object_kind = 'training.idea' and i.object_id = k.id::text
    where i.state = 'adopted' and k.replied_at is not null and exists (
      select from training.idea_author a where a.idea_id = k.id and a.person_id = ${id})`.execute(db)
  const needs = await sql<Row>`
    select n.id as ref_id, ${day('n.created_at')} as "on", n.closed_on::text as until
    from training.need n where n.person_id = ${id} and n.deleted_at is null`.execute(db)
  const of = (kind: GrowthKind, refKind: string, rows: readonly Row[]): GrowthFact[] =>
    rows.map((row) => ({
      ...none,
      kind,
      on: row.on,
      until: row.until,
      ref: { kind: refKind, id: row.ref_id },
    }))
  return [
    ...of('class', 'training.class', classes.rows),
    ...posts.rows.map(
      (row): GrowthFact => ({
        ...none,
        kind: 'chainDuty',
        on: row.on,
        until: row.until,
        goesOn: row.until === null,
        role: postRole.parse(row.role),
        ref: row.code === null ? null : { kind: 'chains.chain', id: row.code },
      }),
    ),
    ...of('task', 'matters.task', tasks.rows),
    ...of('problem', 'matters.problem', problems.rows),
    ...of('idea', 'training.idea', ideas.rows),
    ...of('need', 'training.need', needs.rows).map((fact) => ({ ...fact, goesOn: fact.until === null })),
    ...(await hoursOf(db, id)),
  ]
}

/** Class-hours credited to a person and not revoked. */
async function hoursOf(db: Db, personId: string): Promise<GrowthFact[]> {
  const { rows } = await sql<{ on: string; class_id: string | null; source: string; hours: string }>`
    select earned_on::text as "on", class_id, source, hours from training.hours_entry
    where person_id = ${personId} and revoked_by_name is null`.execute(db)
  return rows.map((row) => ({
    ...none,
    kind: 'hours',
    on: row.on,
    hours: Number(row.hours),
    ref: row.class_id === null ? null : { kind: 'training.class', id: row.class_id },
    words: row.source,
  }))
}
