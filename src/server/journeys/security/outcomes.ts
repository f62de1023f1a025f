import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '#platform/db/database.ts'
import { ApiError } from '#platform/http/client.ts'

/** What a call gave: its value, or its refusal without the request's own id. */
export interface Outcome {
  status: number
  body: unknown
}

export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    const value = await call
    return {
      status: 200,
      body:
        value instanceof File ? { name: value.name, size: value.size } : JSON.parse(JSON.stringify(value)),
    }
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown
    const { requestId: _requestId, ...body } = thrown.body
    return { status: thrown.status, body }
  }
}

/** The outcome with one id in place of another, wherever it stands. */
export const renamed = (outcome: Outcome, from: string, to: string): Outcome =>
  JSON.parse(JSON.stringify(outcome).replaceAll(from, to)) as Outcome

/** Every row of every table of the product, as text: what a call must not change. */
export async function contentOf(
  database: Database,
  except: readonly string[] = [],
): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE'
      and table_schema in (select nspname from pg_namespace where nspname !~ '^pg' and nspname <> 'information_schema')
    order by 1`.execute(database.db)
  const content = new Map<string, string>()
  for (const { name } of tables) {
    if (except.includes(name) || name.startsWith('pgboss')) continue
    const { rows } = await sql<{ digest: string | null }>`
      select md5(string_agg(t::text, chr(10) order by t::text)) as digest from ${sql.table(name)} t`.execute(
      database.db,
    )
    content.set(name, rows[0]?.digest ?? '')
  }
  return content
}

/** Proves that nothing was written between two looks. */
export function expectSame(before: Map<string, string>, after: Map<string, string>, what: string): void {
  const changed = [...after].filter(([table, digest]) => before.get(table) !== digest).map(([table]) => table)
  expect(changed, what).toEqual([])
}
