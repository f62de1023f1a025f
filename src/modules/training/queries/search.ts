import { sql } from 'kysely'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'

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

/** How this module's objects join the search. */
export const trainingSearchKinds: SearchKinds = { 'training.class': classes }
