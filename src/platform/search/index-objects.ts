import { sql } from 'kysely'
import { foldedCode, readCells, writeCells } from '#core/text/name-search/cells.ts'
import { tokensOfName } from '#core/text/name-search/tokens.ts'
import type { Db } from '../db/database.ts'
import { oneAhead } from '../db/one-ahead.ts'
import { declaredSearchKinds, type SearchEntry, type SearchKind, type SearchKinds } from './kinds.ts'
import { readName, readPersonName } from './reading.ts'
import { hashTokens, tokensOfBelonging } from './tokens.ts'

/** Objects that are written in one statement. */
const batch = 500
/** Of so many objects the index sorts in more at a time. */
const many = 2000

interface IndexRow {
  object_id: string
  place: number
  text: string
  is_code: boolean
  cells: string
  size: number
  tokens: number[]
}

function rowsOf(name: string, kind: SearchKind, id: string, entry: SearchEntry): IndexRow[] {
  const belonging = tokensOfBelonging(entry.belonging ?? {})
  const reader = kind.ofPersons ? readPersonName : readName
  const texts = [
    ...entry.names.map((text) => ({ text, isCode: false })),
    ...(entry.codes ?? []).map((text) => ({ text, isCode: true })),
  ]
  const seen = new Set<string>()
  return texts.flatMap(({ text, isCode }, place) => {
    const cells = readCells(text, reader)
    const written = isCode ? foldedCode(text) : writeCells(cells)
    if (cells.length === 0 || seen.has(written)) return []
    seen.add(written)
    const tokens = isCode ? [] : tokensOfName(cells)
    return [
      {
        object_id: id,
        place,
        text,
        is_code: isCode,
        cells: written,
        size: cells.length,
        tokens: hashTokens(name, [...tokens, ...belonging]),
      },
    ]
  })
}

/** A row of the index by its key. */
type Place = Pick<IndexRow, 'object_id' | 'place'>

/**
 * Writes what the objects are found by, and forgets those that are gone. The rows are held first: whoever indexes the same
 * object meanwhile waits, and reads it as it is then.
 */
export async function indexObjects(
  db: Db,
  name: string,
  kind: SearchKind,
  ids: readonly string[],
): Promise<void> {
  const all = [...new Set(ids)].sort()
  // Entries that wait to be sorted into the index are looked through at each search.
  const waiting = all.length > many ? '4MB' : '512kB'
  await sql`select set_config('gin_pending_list_limit', ${waiting}, true)`.execute(db)
  await oneAhead(async (ahead) => {
    let write = async (): Promise<void> => {}
    for (let start = 0; start < all.length; start += batch) {
      const some = all.slice(start, start + batch)
      await ahead.ended()
      const held = await holdRows(db, name, some)
      const entries = await kind.entries(db, some)
      await ahead.start(write)
      const rows = [...entries].flatMap(([id, entry]) => rowsOf(name, kind, id, entry))
      write = () => writeRows(db, name, held, rows)
    }
    await ahead.start(write)
  })
  if (all.length > many) await sql`select gin_clean_pending_list('platform.search_name_tokens')`.execute(db)
}

/** Holds what the index has of these objects, which come in order; mostly it has nothing yet. */
async function holdRows(db: Db, name: string, ids: readonly string[]): Promise<Place[]> {
  // Object by object, or the planner, which knows nothing yet of what this transaction wrote, walks the whole index.
  const { rows } = await sql<Place>`select held.object_id, held.place
    from unnest(${ids}::text[]) as asked(id) cross join lateral (
      select object_id, place from platform.search_name where kind = ${name} and object_id = asked.id
      order by place for update) as held`.execute(db)
  return rows
}

async function writeRows(
  db: Db,
  name: string,
  held: readonly Place[],
  rows: readonly IndexRow[],
): Promise<void> {
  const keyOf = ({ object_id, place }: Place): string => `${place} ${object_id}`
  const kept = new Set(rows.map(keyOf))
  const gone = held.filter((row) => !kept.has(keyOf(row)))
  if (gone.length > 0)
    await sql`delete from platform.search_name where kind = ${name} and (object_id, place) in (
      select object_id, place from unnest(${gone.map((row) => row.object_id)}::text[],
        ${gone.map((row) => row.place)}::integer[]) as gone(object_id, place))`.execute(db)
  if (rows.length === 0) return
  await sql`insert into platform.search_name as s (kind, object_id, place, text, is_code, cells, size, tokens)
    select ${name}, r.object_id, r.place, r.text, r.is_code, r.cells, r.size, r.tokens::integer[]
    from unnest(${rows.map((row) => row.object_id)}::text[], ${rows.map((row) => row.place)}::integer[],
      ${rows.map((row) => row.text)}::text[], ${rows.map((row) => row.is_code)}::boolean[],
      ${rows.map((row) => row.cells)}::text[], ${rows.map((row) => row.size)}::integer[],
      ${rows.map((row) => `{${row.tokens.join(',')}}`)}::text[])
      as r(object_id, place, text, is_code, cells, size, tokens)
    on conflict (kind, object_id, place) do update set text = excluded.text, is_code = excluded.is_code,
      cells = excluded.cells, size = excluded.size, tokens = excluded.tokens
    where (s.text, s.is_code, s.cells, s.tokens)
      is distinct from (excluded.text, excluded.is_code, excluded.cells, excluded.tokens)`.execute(db)
}

/**
 * Indexes what changed since, as the triggers noted it. Every transaction does so before it ends, so that a change and
 * what it is found by stand or fall together. Call it in a transaction.
 *
 * @returns how many notes there were.
 */
export async function settleSearch(db: Db, kinds: SearchKinds = declaredSearchKinds()): Promise<number> {
  const names = Object.keys(kinds)
  if (names.length === 0) return 0
  const { rows } = await sql<{ kind: string; object_id: string }>`
    delete from platform.search_due where id in (select id from platform.search_due
      where kind = any(${names}) for update skip locked) returning kind, object_id`.execute(db)
  for (const [name, kind] of Object.entries(kinds)) {
    const ids = rows.filter((row) => row.kind === name).map((row) => row.object_id)
    if (ids.length > 0) await indexObjects(db, name, kind, ids)
  }
  return rows.length
}

/** Settles what wrote around the services, such as an operator by hand, so that it is found as well. */
export async function settleLeftOver(db: Db, kinds: SearchKinds): Promise<void> {
  const { rows } = await sql<{ due: boolean }>`select exists(select from platform.search_due) as due`.execute(
    db,
  )
  if (rows[0]?.due) await db.transaction().execute((tx) => settleSearch(tx, kinds))
}
