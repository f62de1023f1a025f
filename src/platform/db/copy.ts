import type { PGlite } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type pg from 'pg'
import { copyInto, copyOutOf } from './copy-protocol.ts'
import type { Tables } from './tables.generated.ts'

/** What is copied: columns of a table, by the names the database has for them, and which of its rows. */
export interface CopyTable {
  schema: string
  name: string
  columns: readonly string[]
  /** A condition in SQL; all rows without it. */
  where?: string
}

/** One connection in one transaction that speaks COPY: what moves whole tables works on it. */
export interface CopySession {
  /** Queries on the same connection, in the same transaction. Opens no transaction of its own. */
  db: Kysely<Tables>
  /** Several statements at once. */
  script(text: string): Promise<void>
  /** The rows of a table in PostgreSQL's text format, in pieces of whole rows that end in a line feed. */
  copyOut(table: CopyTable): AsyncGenerator<Buffer>
  /** Puts rows in, given in such pieces. */
  copyIn(table: CopyTable, pieces: AsyncIterable<Buffer>): Promise<void>
}

/** Pieces become about this large; one row may be larger. */
const pieceBytes = 4 * 1024 * 1024

/**
 * The same rows give the same text on every server: no time zone, style or precision of its own. Scans begin where a table
 * begins, so that rows come in the order they lie.
 */
const settings = `set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off;
  set local statement_timeout = 0`

const mode = (readOnly: boolean): string =>
  readOnly ? 'set transaction isolation level repeatable read read only' : ''

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quoteTable = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoteName(schema)}.${quoteName(name)}`

const listColumns = (table: CopyTable): string => table.columns.map(quoteName).join(', ')

function selectOf(table: CopyTable, also: string | null = null): string {
  const conditions = [table.where ?? null, also].filter((condition) => condition !== null)
  const where = conditions.length === 0 ? '' : ` where ${conditions.map((text) => `(${text})`).join(' and ')}`
  return `select ${listColumns(table)} from ${quoteTable(table)}${where}`
}

/** @param options.readOnly one snapshot for all that is read, and nothing is written. */
export async function copyingOnServer<T>(
  pool: pg.Pool,
  options: { readOnly: boolean },
  work: (session: CopySession) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const script = async (text: string): Promise<void> => {
    await client.query(text)
  }
  let broken = true
  try {
    await script(`begin; ${mode(options.readOnly)}; ${settings}`)
    const result = await work({
      db: onOneConnection((text, values) => client.query(text, [...values])),
      script,
      copyOut: (table) => copyOutOf(client, `copy (${selectOf(table)}) to stdout`, pieceBytes),
      copyIn: (table, pieces) =>
        copyInto(client, `copy ${quoteTable(table)} (${listColumns(table)}) from stdin`, pieces),
    })
    await script('commit')
    broken = false
    return result
  } finally {
    // Whatever state a failed copy left the connection in, closing it rolls everything back.
    client.release(broken)
  }
}

/** The same on the embedded database, which meanwhile serves nobody else. */
export function copyingEmbedded<T>(
  pglite: PGlite,
  options: { readOnly: boolean },
  work: (session: CopySession) => Promise<T>,
): Promise<T> {
  return pglite.transaction(async (tx) => {
    const script = async (text: string): Promise<void> => {
      await tx.exec(text)
    }
    const db = onOneConnection((text, values) => tx.query(text, [...values]))
    await script(`${mode(options.readOnly)}; ${settings}`)
    return work({
      db,
      script,
      async *copyOut(table) {
        for (const part of await partsOf(tx, table)) {
          const { blob } = await tx.query(`copy (${selectOf(table, part)}) to '/dev/blob'`)
          if (blob !== undefined && blob.size > 0) yield Buffer.from(await blob.arrayBuffer())
        }
      },
      async copyIn(table, pieces) {
        const into = `copy ${quoteTable(table)} (${listColumns(table)}) from '/dev/blob'`
        for await (const piece of pieces)
          await tx.query(into, [], {
            blob: new Blob([new Uint8Array(piece.buffer as ArrayBuffer, piece.byteOffset, piece.length)]),
          })
      },
    })
  })
}

/** Rows whose columns are larger than this on average are copied one by one. */
const largeRowBytes = 256 * 1024
const blockBytes = 8192

/**
 * Conditions that cut a table into parts of some megabytes, by where the rows lie: the embedded database gives a copy as
 * one value in memory. Null stands for the whole.
 */
async function partsOf(
  tx: { query<R>(text: string): Promise<{ rows: R[] }> },
  table: CopyTable,
): Promise<(string | null)[]> {
  const { rows } = await tx.query<{ blocks: number; whole: number }>(
    `select pg_relation_size('${quoteTable(table)}')::float8 / ${blockBytes} as blocks,
       pg_table_size('${quoteTable(table)}')::float8 as whole`,
  )
  const blocks = Math.ceil(rows[0]?.blocks ?? 0)
  const perBlock = (rows[0]?.whole ?? 0) / Math.max(1, blocks)
  // Also a table whose rows lie in its partitions.
  if (blocks === 0 || blocks * perBlock <= pieceBytes) return [null]
  if (perBlock > largeRowBytes) {
    const { rows: places } = await tx.query<{ place: string }>(
      `select ctid::text as place from ${quoteTable(table)}`,
    )
    return places.map(({ place }) => `ctid = '${place}'`)
  }
  const step = Math.max(1, Math.floor(pieceBytes / perBlock))
  const parts: string[] = []
  for (let first = 0; first < blocks; first += step)
    parts.push(`ctid >= '(${first},0)' and ctid < '(${first + step},0)'`)
  return parts
}

const refuseStreaming: DatabaseConnection['streamQuery'] = () => {
  throw new Error('a copy streams by COPY')
}

/** Kysely on a connection that is open already and whose transaction somebody else keeps. */
function onOneConnection(
  query: (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>,
): Kysely<Tables> {
  const refuse = async (): Promise<never> => {
    throw new Error('the transaction of a copy is kept by the copy')
  }
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      return { rows: (await query(sql, parameters as unknown[])).rows as R[] }
    },
    streamQuery: refuseStreaming,
  }
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
  }
  return new Kysely<Tables>({ dialect })
}
