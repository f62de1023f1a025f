import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Database } from './database.ts'

export interface Migration {
  /** File name without ending, `0001_platform`: the number orders, the whole name identifies. */
  name: string
  sql: string
  /** SHA-256 of the text, hexadecimal: an applied migration never changes. */
  checksum: string
}

const folder = fileURLToPath(new URL('../../../db/migrations/', import.meta.url))

/** The migrations this program ships, in order. */
export function shippedMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(`${folder}${file}`, 'utf8')
      return {
        name: file.replace(/\.sql$/, ''),
        sql: text,
        checksum: createHash('sha256').update(text).digest('hex'),
      }
    })
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Any two processes that migrate the same server take turns on this key. */
const advisoryKey = 20_230_324

/**
 * Brings a database to the newest shape this program knows, each migration in a transaction of its own.
 *
 * @returns the names applied now.
 * @throws AppError `conflict` when the database is newer than the program, or an applied migration was edited.
 */
export async function migrate(
  database: Database,
  migrations: Migration[] = shippedMigrations(),
): Promise<string[]> {
  await database.execute(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const applied = await listApplied(database)
  requireKnown(applied, migrations)
  const names = new Set(applied.map(({ name }) => name))
  const done: string[] = []
  for (const migration of migrations) {
    if (names.has(migration.name)) continue
    // A second process may have applied it while this one waited for the lock: the insert then conflicts
    // before the script runs and the whole transaction is left out.
    await database
      .execute(`
      begin;
      select pg_advisory_xact_lock(${advisoryKey});
      insert into platform.migration (name, checksum) values (${quote(migration.name)}, ${quote(migration.checksum)});
      ${migration.sql};
      commit;`)
      .catch(async (error: unknown) => {
        const nowApplied = await listApplied(database)
        if (!nowApplied.some((row) => row.name === migration.name)) throw error
      })
    done.push(migration.name)
  }
  return done
}

/**
 * Refuses data this program must not touch: made by a later program, or by one whose migrations were edited since.
 *
 * @throws AppError `conflict` `platform.schema.newer` naming every migration it does not know; `platform.schema.changed`
 * naming those that differ.
 */
export function requireKnown(
  applied: readonly { name: string; checksum: string }[],
  migrations: readonly Migration[],
): void {
  const shipped = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const unknown = applied.filter(({ name }) => !shipped.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new AppError(
      'conflict',
      'platform.schema.newer',
      `the data were made by a later program: this one does not know ${unknown.join(', ')}. ` +
        'Start the program that made them, or a later one; to go back, restore a backup of before the upgrade',
      { names: unknown },
    )
  const changed = applied
    .filter(({ name, checksum }) => shipped.get(name) !== checksum)
    .map(({ name }) => name)
  if (changed.length > 0)
    throw new AppError(
      'conflict',
      'platform.schema.changed',
      `${changed.join(', ')} of this program ${changed.length === 1 ? 'is' : 'are'} not what was applied to the data: ` +
        'an applied migration never changes. Reinstall the program',
      { names: changed },
    )
}

async function listApplied(database: Database): Promise<{ name: string; checksum: string }[]> {
  const result = await sql<{ name: string; checksum: string }>`
    select name, checksum from platform.migration order by name`.execute(database.db)
  return result.rows
}
