import { type RawBuilder, sql } from 'kysely'
import type { Permission } from '#platform/rights/permission.ts'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'

/** Problems and tasks: both have a number, a title, a chain and an organisation that leads. */
function matter(table: string, right: Permission): SearchKind {
  const rowsOf: RawBuilder<unknown> = sql`${sql.table(table)} m`
  return {
    right,
    watches: [{ table, ids: ['r.id'] }],
    async entries(db, ids) {
      const { rows } = await sql<{ id: string; title: string; number: number }>`
        select m.id, m.title, m.number from ${rowsOf} where m.id = any(${[...ids]}::uuid[]) and m.deleted_at is null`.execute(
        db,
      )
      return mapOf(rows, (row) => ({ names: [row.title], codes: [String(row.number)] }))
    },
    allIds: (db) => allIdsOf(db, table),
    async lines({ db }, ids) {
      const { rows } = await sql<{ id: string; number: number; chain: string; lead: string | null }>`
        select m.id, m.number, c.name as chain, o.name as lead from ${rowsOf}
        join chains.chain c on c.id = m.chain_id
        left join directory.organisation o on o.id = m.lead_org_id
        where m.id = any(${[...ids]}::uuid[])`.execute(db)
      return mapOf(rows, (row) => lineOf(`#${row.number}`, row.chain, row.lead))
    },
  }
}

/** How this module's objects join the search. */
export const mattersSearchKinds: SearchKinds = {
  'matters.problem': matter('matters.problem', 'matters.problem.read'),
  'matters.task': matter('matters.task', 'matters.task.read'),
}
