import { sql } from 'kysely'
import type { CopyTable } from '../db/copy.ts'
import type { Db } from '../db/database.ts'
import type { BackupMigration } from './format.ts'

/** A table whose rows a backup holds. */
export interface CopiedTable extends CopyTable {
  columns: string[]
}

/** The schema of the job queue, which makes and migrates its tables itself. */
export const queueSchema = 'pgboss'

/**
 * Tables whose rows are left out. Sessions and half-made log-ins are credentials: a restore must not bring back a session
 * that was ended since, nor a stolen backup one that is open. Migrations stand in the header. The
 * search index is built anew at the next start. Parts of a matching are nothing without the process that waits for them; their
 * jobs, the only long ones, are not taken along either.
 */
const withoutRows = new Set([
  'identity.session',
  'identity.verification',
  'platform.match_part',
  'platform.migration',
  'platform.search_due',
  'platform.search_name',
])

/**
 * Of the queue, what still waits to be done goes along, because it was promised together with the change that asked for it.
 * What is done is history that the queue throws away itself; schedules are written at every start. A job under way at that
 * moment waits anew: handlers bear to run twice.
 */
const queuedJobs: CopiedTable = {
  schema: queueSchema,
  name: 'job',
  columns: [
    'id',
    'name',
    'priority',
    'data',
    'retry_limit',
    'retry_delay',
    'retry_backoff',
    'retry_delay_max',
    'expire_seconds',
    'deletion_seconds',
    'singleton_key',
    'singleton_on',
    'start_after',
    'created_on',
    'policy',
  ],
  where: `name = 'shuanglian' and state in ('created', 'retry', 'active')`,
}

/** Every table of the product with the columns that can be written, by schema and name, and the jobs that wait. */
export async function readTables(db: Db): Promise<CopiedTable[]> {
  const { rows } = await sql<CopiedTable>`
    select n.nspname as schema, c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', ${queueSchema})
      and n.nspname not like 'pg\\_temp\\_%'
    group by n.nspname, c.relname
    order by n.nspname collate "C", c.relname collate "C"`.execute(db)
  const kept = rows.filter(({ schema, name }) => !withoutRows.has(`${schema}.${name}`))
  return (await hasQueue(db)) ? [...kept, queuedJobs] : kept
}

/** Whether the job queue has made its tables. */
async function hasQueue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${`${queueSchema}.job`}) is not null as there`.execute(db)
  return rows[0]?.there === true
}

/** Last values of the product's sequences; null for one that gave none yet. */
export async function readSequences(db: Db): Promise<Record<string, number | null>> {
  const { rows } = await sql<{ name: string; last: number | null }>`
    select schemaname || '.' || sequencename as name, last_value as last from pg_sequences
    where schemaname <> ${queueSchema} order by 1`.execute(db)
  return Object.fromEntries(rows.map(({ name, last }) => [name, last === null ? null : Number(last)]))
}

/** The migrations of a database, in order. */
export async function readMigrations(db: Db): Promise<BackupMigration[]> {
  const { rows } = await sql<BackupMigration>`
    select name, checksum, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "appliedAt"
    from platform.migration order by name collate "C"`.execute(db)
  return rows
}
