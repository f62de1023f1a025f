import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { Kysely, type KyselyConfig, PGliteDialect, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { type CopySession, copyingEmbedded, copyingOnServer } from './copy.ts'
import type { Tables } from './tables.generated.ts'

/** A connection or an open transaction: queries take it as their first argument. */
export type Db = Kysely<Tables>

/** An open database of either kind. Both speak PostgreSQL; only opening, scripts and closing differ. */
export interface Database {
  kind: 'embedded' | 'server'
  db: Db
  /** Runs a script of several statements outside Kysely, as migrations need; a script that fails is rolled back. */
  execute(script: string): Promise<void>
  /**
   * The same for libraries that bring their own SQL: several statements, or one with values; gives the rows of all. A
   * script that fails is rolled back. Waits for the transaction that holds the embedded database.
   */
  runScript(script: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /**
   * Runs work that moves whole tables in one transaction, rolled back when it fails. `readOnly` gives one snapshot for
   * all that is read. The embedded database serves nobody else meanwhile.
   */
  copying<T>(options: { readOnly: boolean }, work: (session: CopySession) => Promise<T>): Promise<T>
  /**
   * Runs work while no other process does so on the same server. A lock taken within the transaction that creates would
   * not do: its view of the catalogue is older than the wait, so that "create if not exists" creates again.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Connections of this process; null for the embedded database, which has one. */
  pool(): { total: number; idle: number; waiting: number } | null
  close(): Promise<void>
}

/** Is told how long each query took, in seconds. */
export type OnQuery = (seconds: number) => void

const tellQueries = (onQuery: OnQuery | undefined): Pick<KyselyConfig, 'log'> =>
  onQuery === undefined ? {} : { log: (event) => onQuery(event.queryDurationMillis / 1000) }

/** Dates stay calendar days as text; counts fit a JavaScript number; exact decimals stay text. */
const asText = (value: string): string => value
const embeddedTypes = {
  parsers: {
    [types.DATE]: asText,
    [types.INT8]: Number,
    [types.BYTEA]: (value: string): Uint8Array => Buffer.from(value.slice(2), 'hex'),
  },
  // The library's own goes byte by byte: a file of some megabytes would hold up everybody for a second.
  serializers: {
    [types.BYTEA]: (value: Uint8Array): string =>
      `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`,
  },
}

const serverTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.DATE) return asText
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

/** What the connections of a running product are called, and those of a restore. */
export const productConnection = 'shuanglian'
export const restoreConnection = 'shuanglian restore'

/** Wraps a PGlite instance; closing the result closes the instance. */
function embedded(pglite: PGlite, onQuery?: OnQuery): Database {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), ...tellQueries(onQuery) })
  return {
    kind: 'embedded',
    db,
    // Holding Kysely's one connection keeps the script out of a transaction that is open on it.
    runScript: (script, values) =>
      db.connection().execute(async () => {
        try {
          if (values !== undefined && values.length > 0) return await pglite.query(script, values)
          const results = await pglite.exec(script)
          return { rows: results.flatMap((result) => result.rows) }
        } catch (error) {
          await pglite.exec('rollback')
          throw error
        }
      }),
    execute: async (script) => {
      try {
        await pglite.exec(script)
      } catch (error) {
        await pglite.exec('rollback')
        throw error
      }
    },
    copying: (options, work) => copyingEmbedded(pglite, options, work),
    // The folder has one owner.
    inTurn: (work) => work(),
    pool: () => null,
    close: async () => {
      await pglite.close()
    },
  }
}

/** Opens (or creates) the embedded database in `folder`; the caller must hold the folder's lock. */
export async function openEmbedded(folder: string, onQuery?: OnQuery): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  return embedded(await PGlite.create(join(folder, 'postgres'), embeddedTypes), onQuery)
}

/**
 * An embedded database in memory, empty or from the dump of another: for tests and for generated files. Its journal,
 * which nothing is ever recovered from, stays small, so that dumps of it are.
 */
export async function openInMemory(dump?: Blob): Promise<Database & { dump(): Promise<Blob> }> {
  const pglite = await PGlite.create({
    ...embeddedTypes,
    startParams: [...PGlite.defaultStartParams, '-c', 'full_page_writes=off', '-c', 'wal_recycle=off'],
    ...(dump ? { loadDataDir: dump } : { initDbStartParams: ['--wal-segsize=1'] }),
  })
  return { ...embedded(pglite), dump: () => pglite.dumpDataDir('none') }
}

/**
 * Connects to a PostgreSQL server, version 15 or later.
 *
 * @param options.connectionName what the server's own views call these connections; a restore looks for it.
 */
export async function openServer(
  url: string,
  options: { connectionName?: string; onQuery?: OnQuery } = {},
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    types: serverTypes,
    max: 10,
    application_name: options.connectionName ?? productConnection,
  })
  // An idle connection that breaks must not end the process; the next query reports the fault.
  pool.on('error', () => {})
  // Nor one that breaks between two queries of a transaction.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...tellQueries(options.onQuery) })
  const { rows } = await sql<{
    version: number
  }>`select current_setting('server_version_num')::int as version`.execute(db)
  const version = rows[0]?.version ?? 0
  if (version < 150_000) {
    await pool.end()
    throw new Error(`PostgreSQL 15 or later is needed, the server reports ${version}`)
  }
  return {
    kind: 'server',
    db,
    execute: async (script) => {
      const client = await pool.connect()
      try {
        await client.query(script)
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    runScript: async (script, values) => {
      const client = await pool.connect()
      try {
        const answer: pg.QueryResult | pg.QueryResult[] = await client.query(script, values)
        return { rows: [answer].flat().flatMap((result) => result.rows) }
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    copying: (options, work) => copyingOnServer(pool, options, work),
    inTurn: (work) => takingTurns(pool, work),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  }
}

/** Any two processes that open the same server take turns on this key. */
const turnKey = 20_230_401

async function takingTurns<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [turnKey])
    return await work()
  } finally {
    // Closing the connection lets go of the lock, whatever state it is in.
    client.release(true)
  }
}

/** A value bound as `jsonb`, whatever its shape (drivers would turn an array into an SQL array). */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}
