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
  const applied = new Map((await listApplied(database)).map((row) => [row.name, row.checksum]))
  for (const name of applied.keys()) {
    if (!migrations.some((migration) => migration.name === name)) {
      throw new AppError(
        'conflict',
        'platform.schema.newer',
        `the database has ${name}, which this program does not know`,
        { name },
      )
    }
  }
  const done: string[] = []
  for (const migration of migrations) {
    const checksum = applied.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum !== undefined) {
      throw new AppError(
        'conflict',
        'platform.schema.changed',
        `${migration.name} was edited after it was applied`,
        { name: migration.name },
      )
    }
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

async function listApplied(database: Database): Promise<{ name: string; checksum: string }[]> {
  const result = await sql<{ name: string; checksum: string }>`
    select name, checksum from platform.migration order by name`.execute(database.db)
  return result.rows
}
