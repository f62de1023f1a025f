import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Db, jsonb } from '../db/database.ts'
import { settleSearch } from '../search/index-objects.ts'
import words from '../search/words.json' with { type: 'json' }
import { nameOrder, personNameOrder } from './name-order.ts'

/** Counts up when keys are made otherwise than before: all are then made anew. */
const keyVersion = 1
const noteKey = 'names.order'
/** Rows of one transaction. */
const batch = 1000

/** A table with `id`, `name` and `name_order`. */
export interface NamedTable {
  /** `schema.table`. */
  table: string
  ofPersons?: true
}

/**
 * Gives every name the key of its order that has none: of before there were keys, or written around the program. Where
 * names are read otherwise than at the start before, all get theirs anew. Called at every start; others may write
 * meanwhile.
 *
 * @returns how many keys were written.
 */
export async function fillNameOrders(db: Db, tables: readonly NamedTable[], at: Date): Promise<number> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([keyVersion, words.readings]))
    .digest('hex')
  const { rows } = await sql<{ fingerprint: string | null }>`
    select value ->> 'fingerprint' as fingerprint from platform.note where key = ${noteKey}`.execute(db)
  const isKnown = rows[0]?.fingerprint === fingerprint
  let count = 0
  for (const table of tables) count += await fillTable(db, table, isKnown)
  if (!isKnown)
    await sql`insert into platform.note (key, value, at) values (${noteKey}, ${jsonb({ fingerprint })}, ${at})
      on conflict (key) do update set value = excluded.value, at = excluded.at`.execute(db)
  return count
}

interface NamedRow {
  id: string
  name: string
  name_order: string | null
}

async function fillTable(db: Db, { table, ofPersons }: NamedTable, missingOnly: boolean): Promise<number> {
  const keyOf = ofPersons ? personNameOrder : nameOrder
  const wanted = missingOnly ? sql`name_order is null` : sql`true`
  let after: string | null = null
  for (let count = 0; ; ) {
    const beyond: RawBuilder<unknown> = after === null ? sql`true` : sql`id > ${after}`
    const { rows }: { rows: NamedRow[] } = await sql<NamedRow>`
      select id, name, name_order from ${sql.table(table)}
      where ${wanted} and ${beyond} order by id limit ${batch}`.execute(db)
    const stale = rows.filter(({ name, name_order }) => keyOf(name) !== name_order)
    if (stale.length > 0) await writeKeys(db, table, stale, keyOf)
    count += stale.length
    if (rows.length < batch) return count
    after = rows.at(-1)!.id
  }
}

/** Search hears of every row that is written, and finds nothing to change. */
const writeKeys = (
  db: Db,
  table: string,
  rows: readonly NamedRow[],
  keyOf: (name: string) => string,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`update ${sql.table(table)} as t set name_order = r.key
      from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ name }) => keyOf(name))}::text[]) as r(id, name, key)
      where t.id::text = r.id and t.name = r.name`.execute(tx)
    await settleSearch(tx)
  })
