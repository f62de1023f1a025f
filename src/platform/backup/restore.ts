import { sql } from 'kysely'
import { type CopySession, quoteTable } from '../db/copy.ts'
import { type Database, type Db, productConnection } from '../db/database.ts'
import { type Migration, requireKnown, shippedMigrations } from '../db/migrate.ts'
import { AppError } from '../errors.ts'
import { type BackupManifest, type BackupMigration, type BackupTable, damaged } from './format.ts'
import { dropConstraints, quietTriggers } from './load-order.ts'
import { readBackup } from './read-archive.ts'
import { RowsHash } from './rows-hash.ts'
import { type CopiedTable, queueSchema, readTables } from './shape.ts'

export interface RestoreOptions {
  /** True to put the backup in the place of what the database holds. */
  replace: boolean
  progress?(done: number, of: number, what: string): void
}

export interface Restored {
  manifest: BackupManifest
  /** Migrations that brought the restored data to this program's shape. */
  migrated: string[]
  /** Files that lay beside the database, by name. */
  files: Map<string, Buffer>
}

/**
 * Puts a backup into a database. The file is verified first, then everything happens in one transaction: the schema as it
 * was when the backup was taken, the rows, the proof that they are those of the backup, and the migrations that came
 * since. Whatever goes wrong, the process being killed included, leaves the database as it was.
 *
 * The tables of the job queue must exist.
 *
 * @throws AppError `platform.backup.damaged`, `platform.backup.newer`, `platform.schema.newer`, `platform.schema.changed`
 * for a backup that cannot be restored; `platform.restore.notEmpty` where the database holds something and `replace` is
 * not set; `platform.restore.inUse` while the product runs on it; `platform.restore.foreign` where it holds tables of
 * others.
 */
export async function restoreBackup(
  database: Database,
  path: string,
  options: RestoreOptions,
  shipped: Migration[] = shippedMigrations(),
): Promise<Restored> {
  options.progress?.(0, 0, 'verifying the file')
  const manifest = await readBackup(path)
  requireKnown(manifest.migrations, shipped)
  const files = new Map<string, Buffer>()
  const migrated = await database.copying({ readOnly: false }, async (session) => {
    await makeRoom(session, database.kind, options.replace, shipped)
    await applyMigrations(session, manifest.migrations, shipped)
    await load(session, path, manifest, files, options)
    const missing = shipped.filter(({ name }) => !manifest.migrations.some((done) => done.name === name))
    for (const migration of missing) {
      options.progress?.(0, 0, `migrating ${migration.name}`)
      await applyMigration(session, migration, null)
    }
    return missing.map(({ name }) => name)
  })
  await database.execute('analyze')
  return { manifest, migrated, files }
}

/** The schemas that migrations make. */
const schemasOf = (migrations: readonly Migration[]): string[] => [
  'platform',
  ...migrations.flatMap(({ sql: text }) =>
    [...text.matchAll(/^create schema (?:if not exists )?([a-z_]+)/gim)].map(([, name]) => name!),
  ),
]

/** Sees to a database without tables, and refuses where that would take from somebody what they did not offer. */
async function makeRoom(
  session: CopySession,
  kind: Database['kind'],
  replace: boolean,
  shipped: readonly Migration[],
): Promise<void> {
  const { db } = session
  if (kind === 'server') await requireUnused(db)
  const held = (await readTables(db)).filter(({ schema }) => schema !== queueSchema)
  if (held.length === 0) return
  const own = new Set(schemasOf(shipped))
  const foreign = held.find(({ schema }) => !own.has(schema))
  if (foreign !== undefined)
    throw new AppError(
      'conflict',
      'platform.restore.foreign',
      `the database holds ${foreign.schema}.${foreign.name}, which is not the product's: restore into a database of its own`,
      { table: `${foreign.schema}.${foreign.name}` },
    )
  if (!replace)
    throw new AppError(
      'conflict',
      'platform.restore.notEmpty',
      'the database is not empty: restore into an empty one, or say --replace to give up what it holds',
      { tables: held.length },
    )
  const schemas = [...new Set(held.map(({ schema }) => schema))]
  await session.script(`drop schema ${schemas.map((name) => `"${name}"`).join(', ')} cascade`)
}

async function requireUnused(db: Db): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = ${productConnection}`.execute(
    db,
  )
  const count = Number(rows[0]?.count ?? 0)
  if (count > 0)
    throw new AppError(
      'conflict',
      'platform.restore.inUse',
      `the product is running on this database (${count} connections): stop every server and worker first`,
      { connections: count },
    )
}

async function applyMigrations(
  session: CopySession,
  wanted: readonly BackupMigration[],
  shipped: readonly Migration[],
): Promise<void> {
  await session.script(`
    create schema if not exists platform;
    create table platform.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  for (const { name, appliedAt } of wanted)
    await applyMigration(session, shipped.find((migration) => migration.name === name)!, appliedAt)
}

async function applyMigration(
  session: CopySession,
  { name, checksum, sql: text }: Migration,
  appliedAt: string | null,
): Promise<void> {
  await session.script(text)
  const at = appliedAt === null ? sql`now()` : sql`${appliedAt}::timestamptz`
  await sql`insert into platform.migration (name, checksum, applied_at) values (${name}, ${checksum}, ${at})`.execute(
    session.db,
  )
}

async function load(
  session: CopySession,
  path: string,
  manifest: BackupManifest,
  files: Map<string, Buffer>,
  options: RestoreOptions,
): Promise<void> {
  const { db } = session
  const there = new Map((await readTables(db)).map((table) => [`${table.schema}.${table.name}`, table]))
  const targets = manifest.tables.map((table) => targetOf(table, there))
  const restoreTriggers = await quietTriggers(session)
  const restoreConstraints = await dropConstraints(session)
  // Rows that migrations put in are in the backup too.
  const filled = targets.filter(({ schema }) => schema !== queueSchema)
  if (filled.length > 0) await session.script(`truncate ${filled.map(quoteTable).join(', ')}`)
  await sql`delete from pgboss.job where name = 'shuanglian'`.execute(db)

  let done = 0
  await readBackup(path, {
    async table(table, pieces) {
      options.progress?.(done, targets.length, `${table.schema}.${table.name}`)
      await session.copyIn(targets[done]!, pieces as AsyncIterable<Buffer>)
      done += 1
    },
    async file(name, content) {
      files.set(name, content)
    },
  })
  for (const [name, last] of Object.entries(manifest.sequences)) await setSequence(db, name, last)
  options.progress?.(targets.length, targets.length, 'checking the rows')
  for (const [index, table] of manifest.tables.entries()) await compareRows(session, targets[index]!, table)
  options.progress?.(targets.length, targets.length, 'checking the references')
  await restoreConstraints()
  await restoreTriggers()
}

/** The table of the database that takes these rows. */
function targetOf(table: BackupTable, there: ReadonlyMap<string, CopiedTable>): CopiedTable {
  const found = there.get(`${table.schema}.${table.name}`)
  const part = `data/${table.schema}.${table.name}`
  if (found === undefined) throw damaged(part, 'the migrations it names make no such table')
  const missing = table.columns.find((column) => !found.columns.includes(column))
  if (missing !== undefined) throw damaged(part, `the migrations it names make no column ${missing}`)
  return { ...found, columns: table.columns }
}

async function setSequence(db: Db, name: string, last: number | null): Promise<void> {
  await sql`select setval(${name}::regclass, ${last ?? 1}::bigint, ${last !== null})`.execute(db)
}

/** Reads the rows back: what the database holds is what the backup says, whatever happened on the way. */
async function compareRows(
  session: CopySession,
  target: CopiedTable,
  said: BackupManifest['tables'][number],
): Promise<void> {
  const hash = new RowsHash()
  for await (const piece of session.copyOut(target)) hash.add(piece)
  const { rows, rowsHash } = hash.finish()
  if (rows === said.rows && rowsHash === said.rowsHash) return
  throw new AppError(
    'internal',
    'platform.restore.different',
    `${said.schema}.${said.name} does not hold the rows of the backup: ${rows} of ${said.rows}`,
    { table: `${said.schema}.${said.name}`, rows, expected: said.rows },
  )
}
