import { sql } from 'kysely'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
import { coursesById } from './course.ts'
import { teachersById } from './teacher.ts'
import { venuesById } from './venue.ts'

/** Classes are found by their title and number. */
const classes: SearchKind = {
  right: 'training.class.read',
  watches: [{ table: 'training.class', ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; title: string; number: number }>`
      select id, title, number from training.class where id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.title], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, 'training.class'),
  async lines({ db }, ids) {
    const { rows } = await sql<{ id: string; starts_on: string; host: string }>`
      select k.id, k.starts_on, o.name as host from training.class k
      join directory.organisation o on o.id = k.host_org_id
      where k.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.starts_on, row.host))
  },
}

/** Ideas are found by their title and number. */
const idea: SearchKind = {
  right: 'training.idea.read',
  watches: [{ table: 'training.idea', ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; title: string; number: number }>`
      select id, title, number from training.idea where id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.title], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, 'training.idea'),
  async lines({ db }, ids) {
    const { rows } = await sql<{ id: string; number: number; chain: string | null }>`
      select k.id, k.number, c.name as chain from training.idea k
      left join chains.chain c on c.id = k.chain_id
      where k.id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(`#${row.number}`, row.chain))
  },
}

const course: SearchKind = {
  right: 'training.course.read',
  watches: [{ table: 'training.course', ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; name: string; number: number }>`
      select id, name, number from training.course where id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.name], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, 'training.course'),
  lines: async ({ db }, ids) =>
    mapOf(await coursesById(db, ids), (one) => lineOf(one.hostOrgName, one.chainNames.join('、') || null)),
}

const teacher: SearchKind = {
  right: 'training.teacher.read',
  ofPersons: true,
  watches: [
    { table: 'training.teacher', ids: ['r.id'] },
    // Whoever is in the register is found by the name there.
    { table: 'directory.person', ids: ['(select t.id from training.teacher t where t.person_id = r.id)'] },
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
  'training.idea': idea,
  'training.course': course,
  'training.teacher': teacher,
  'training.venue': venue,
}
