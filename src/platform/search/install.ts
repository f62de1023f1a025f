import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, jsonb } from '../db/database.ts'
import { indexObjects } from './index-objects.ts'
import type { SearchKinds } from './kinds.ts'
import words from './words.json' with { type: 'json' }

/** Counts up when names are divided, read or hashed otherwise than before: the index is then built anew. */
const indexVersion = 1
const noteKey = 'search.index'
/** Objects of one transaction while the index is built. */
const batch = 1000

interface Trigger {
  table: string
  name: string
  event: Event
  /** What the trigger's function is given: the kind, then SQL for ids. */
  given: string[]
}

/** What happens to rows, with the names that the trigger's function knows them by. */
const events = {
  insert: 'new table as after_rows',
  update: 'old table as before_rows new table as after_rows',
  delete: 'old table as before_rows',
} as const

type Event = keyof typeof events

const triggersOf = (kinds: SearchKinds): Trigger[] =>
  Object.entries(kinds).flatMap(([kind, { watches }]) =>
    watches.flatMap(({ table, ids }) =>
      (Object.keys(events) as Event[]).map((event) => ({
        table,
        name: `search_${kind.replaceAll('.', '_')}_${event}`,
        event,
        given: [kind, ...ids],
      })),
    ),
  )

/**
 * Makes the database note every change of what is searched, by triggers, so that no writer can forget it. Where that was
 * not so yet, or names were read by other rules, the index is built anew. Called at every start.
 *
 * @returns how many objects were indexed; null when everything stood already.
 */
export async function installSearch(db: Db, kinds: SearchKinds, at: Date): Promise<number | null> {
  const wanted = triggersOf(kinds)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([indexVersion, wanted, words.readings]))
    .digest('hex')
  if ((await installedFingerprint(db)) === fingerprint && (await hasTriggers(db, wanted))) return null
  await db.transaction().execute(async (tx) => {
    for (const { table, name } of await presentTriggers(tx))
      await sql`drop trigger ${sql.ref(name)} on ${sql.table(table)}`.execute(tx)
    for (const { table, name, event, given } of wanted)
      await sql`create trigger ${sql.ref(name)} after ${sql.raw(event)} on ${sql.table(table)}
        referencing ${sql.raw(events[event])} for each statement
        execute function platform.note_search_due(${sql.join(given.map((text) => sql.lit(text)))})`.execute(
        tx,
      )
    await sql`insert into platform.note (key, value, at) values (${noteKey}, ${jsonb({ fingerprint })}, ${at})
      on conflict (key) do update set value = excluded.value, at = excluded.at`.execute(tx)
  })
  return rebuildSearch(db, kinds)
}

async function installedFingerprint(db: Db): Promise<string | null> {
  const { rows } = await sql<{ fingerprint: string | null }>`
    select value ->> 'fingerprint' as fingerprint from platform.note where key = ${noteKey}`.execute(db)
  return rows[0]?.fingerprint ?? null
}

async function presentTriggers(db: Db): Promise<{ table: string; name: string }[]> {
  const { rows } = await sql<{ table: string; name: string }>`
    select n.nspname || '.' || c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgfoid = 'platform.note_search_due'::regproc order by 1, 2`.execute(db)
  return rows
}

async function hasTriggers(db: Db, wanted: readonly Trigger[]): Promise<boolean> {
  const present = new Set((await presentTriggers(db)).map(({ table, name }) => `${table} ${name}`))
  return wanted.length === present.size && wanted.every(({ table, name }) => present.has(`${table} ${name}`))
}

/**
 * Builds the index anew from the objects, a part in each transaction; others may search and write meanwhile.
 *
 * @returns how many objects were looked at.
 */
export async function rebuildSearch(db: Db, kinds: SearchKinds): Promise<number> {
  let count = 0
  for (const [name, kind] of Object.entries(kinds)) {
    const { rows } = await sql<{ object_id: string }>`
      select distinct object_id from platform.search_name where kind = ${name}`.execute(db)
    const ids = [...new Set([...(await kind.allIds(db)), ...rows.map((row) => row.object_id)])].sort()
    for (let start = 0; start < ids.length; start += batch)
      await db.transaction().execute((tx) => indexObjects(tx, name, kind, ids.slice(start, start + batch)))
    count += ids.length
  }
  await sql`delete from platform.search_name where not kind = any(${Object.keys(kinds)})`.execute(db)
  return count
}
