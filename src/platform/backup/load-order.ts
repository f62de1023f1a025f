import { sql } from 'kysely'
import { type CopySession, quoteName } from '../db/copy.ts'
import { queueSchema } from './shape.ts'

/**
 * Takes foreign keys away while rows are put in, because no order of tables suits keys that go in circles or to the same
 * table. Only the owner's rights are needed, unlike `session_replication_role`.
 *
 * @returns puts them back; every row is checked against them then.
 */
export async function dropConstraints(session: CopySession): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and n.nspname not in ('pg_catalog', 'information_schema', ${queueSchema})
    order by 1, 2`.execute(session.db)
  if (rows.length === 0) return async () => {}
  const each = (text: (row: (typeof rows)[number]) => string) => rows.map(text).join(';\n')
  await session.script(each(({ table, name }) => `alter table ${table} drop constraint ${quoteName(name)}`))
  return () =>
    session.script(
      each(
        ({ table, name, definition }) =>
          `alter table ${table} add constraint ${quoteName(name)} ${definition}`,
      ),
    )
}

/**
 * Silences the product's own triggers, which refuse changes to the audit log.
 *
 * @returns lets them speak again.
 */
export async function quietTriggers(session: CopySession): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string }>`
    select distinct g.tgrelid::regclass::text as table
    from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace
    where not g.tgisinternal and n.nspname not in ('pg_catalog', 'information_schema', ${queueSchema})
    order by 1`.execute(session.db)
  if (rows.length === 0) return async () => {}
  const all = (act: string) => rows.map(({ table }) => `alter table ${table} ${act} trigger user`).join(';\n')
  await session.script(all('disable'))
  return () => session.script(all('enable'))
}
