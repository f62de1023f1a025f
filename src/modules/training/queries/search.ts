import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Permission } from '#platform/rights/permission.ts'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
import { coursesById } from './course.ts'
import { needsById } from './need.ts'
import { teachersById } from './teacher.ts'
import { venuesById } from './venue.ts'

/** What has a name and a number in one table is found by both. */
const numbered = (
  right: Permission,
  table: string,
  name: string,
  lines: SearchKind['lines'],
  within: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): SearchKind => ({
  right,
  watches: [{ table, ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; name: string; number: number }>`
      select id, ${sql.ref(name)} as name, number from ${sql.table(table)}
      where id = any(${[...ids]}::uuid[]) and ${within}`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.name], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, table),
  lines,
})

/** Not in the recycle bin. */
const kept = sql<SqlBool>`deleted_at is null`

const classes = numbered('training.class.read', 'training.class', 'title', async ({ db }, ids) => {
  const { rows } = await sql<{ id: string; starts_on: string; host: string }>`
    select k.id, k.starts_on, o.name as host from training.class k
    join directory.organisation o on o.id = k.host_org_id
    where k.id = any(${[...ids]}::uuid[])`.execute(db)
  return mapOf(rows, (row) => lineOf(row.starts_on, row.host))
})

const idea = numbered('training.idea.read', 'training.idea', 'title', async ({ db }, ids) => {
  const { rows } = await sql<{ id: string; number: number; chain: string | null }>`
    select k.id, k.number, c.name as chain from training.idea k
    left join chains.chain c on c.id = k.chain_id
    where k.id = any(${[...ids]}::uuid[])`.execute(db)
  return mapOf(rows, (row) => lineOf(`#${row.number}`, row.chain))
})

const survey = numbered(
  'training.survey.read',
  'training.survey',
  'title',
  async ({ db }, ids) => {
    const { rows } = await sql<{ id: string; closes_on: string; asked_by: string }>`
    select s.id, s.closes_on, o.name as asked_by from training.survey s
    join directory.organisation o on o.id = s.asked_by_org_id
    where s.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.closes_on, row.asked_by))
  },
  kept,
)

const discussion = numbered(
  'training.discussion.read',
  'training.discussion',
  'title',
  async ({ db }, ids) => {
    const { rows } = await sql<{ id: string; held_on: string; host: string }>`
      select d.id, d.held_on, o.name as host from training.discussion d
      join directory.organisation o on o.id = d.host_org_id
      where d.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.held_on, row.host))
  },
  kept,
)

/** Whose need it is stands beside it: who is found by it is decided by the guard of needs alone. */
const need = numbered(
  'training.need.read',
  'training.need',
  'statement',
  async ({ db }, ids) =>
    mapOf(await needsById(db, ids), (one) => lineOf(one.person?.name ?? one.postTitle, one.org.name)),
  kept,
)

const course = numbered(
  'training.course.read',
  'training.course',
  'name',
  async ({ db }, ids) =>
    mapOf(await coursesById(db, ids), (one) => lineOf(one.hostOrgName, one.chainNames.join('、') || null)),
  kept,
)

const teacher: SearchKind = {
  right: 'training.teacher.read',
  ofPersons: true,
  watches: [
    { table: 'training.teacher', ids: ['r.id'] },
    // Whoever is in the register is found by the name there.
    {
      table: 'directory.person',
      ids: ['(select t.id from training.teacher t where t.person_id = r.id and t.deleted_at is null)'],
    },
  ],
  async entries(db, ids) {
    return mapOf(await teachersById(db, ids), ({ name }) => ({ names: [name] }))
  },
  allIds: (db) => allIdsOf(db, 'training.teacher'),
  lines: async ({ db }, ids) => mapOf(await teachersById(db, ids), ({ unit, post }) => lineOf(unit, post)),
}

const venue: SearchKind = {
  right: 'training.venue.read',
  watches: [{ table: 'training.venue', ids: ['r.id'] }],
  async entries(db, ids) {
    return mapOf(await venuesById(db, ids), ({ name }) => ({ names: [name] }))
  },
  allIds: (db) => allIdsOf(db, 'training.venue'),
  lines: async ({ db }, ids) =>
    mapOf(await venuesById(db, ids), ({ regionName, chainNames }) =>
      lineOf(regionName, chainNames.join('、') || null),
    ),
}

/** How this module's objects join the search. */
export const trainingSearchKinds: SearchKinds = {
  'training.class': classes,
  'training.survey': survey,
  'training.discussion': discussion,
  'training.need': need,
  'training.idea': idea,
  'training.course': course,
  'training.teacher': teacher,
  'training.venue': venue,
}
