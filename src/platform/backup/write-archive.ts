import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { CopySession } from '../db/copy.ts'
import type { Database, Db } from '../db/database.ts'
import {
  type BackupHeader,
  type BackupManifest,
  carriedByHand,
  carriedFiles,
  dataPart,
  filePart,
  formatVersion,
  headerPart,
  manifestPart,
  type TableSummary,
} from './format.ts'
import { RowsHash } from './rows-hash.ts'
import { type CopiedTable, readMigrations, readSequences, readTables } from './shape.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

export interface BackupSource {
  programVersion: string
  takenAt: Date
  /** Folder of the checkpoints of the audit log, null where none are kept. */
  checkpointFolder: string | null
  progress?(tables: number, of: number, rows: number): void
}

/** Fast, and not much larger than the slower levels make it. */
const gzipLevel = 4

/**
 * Writes a backup of the whole database into a stream: one snapshot for all tables, while others go on writing (to a
 * server; the embedded database serves them afterwards). Memory holds a few pieces at a time.
 */
export async function writeBackup(
  database: Database,
  source: BackupSource,
  sink: Writable,
): Promise<BackupManifest> {
  let manifest: BackupManifest | null = null
  await database.copying({ readOnly: true }, (session) =>
    pipeline(
      Readable.from(
        archiveOf(session, database.kind, source, (made) => {
          manifest = made
        }),
        { objectMode: false },
      ),
      createGzip({ level: gzipLevel }),
      sink,
    ),
  )
  if (manifest === null) throw new Error('the backup has no manifest')
  return manifest
}

async function* archiveOf(
  session: CopySession,
  kind: Database['kind'],
  source: BackupSource,
  onManifest: (manifest: BackupManifest) => void,
): AsyncGenerator<Buffer> {
  const entry = (name: string, content: Buffer): Buffer[] => [
    tarHeader(name, content.length, source.takenAt),
    content,
    tarPadding(content.length),
  ]
  const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
  const tables = await readTables(session.db)
  await keepShape(session.db, tables)
  const header: BackupHeader = {
    format: 'shuanglian-backup',
    formatVersion,
    programVersion: source.programVersion,
    takenAt: source.takenAt.toISOString(),
    database: kind,
    migrations: await readMigrations(session.db),
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
  }
  yield* entry(headerPart, json(header))

  const summaries: TableSummary[] = []
  let rows = 0
  for (const table of tables) {
    source.progress?.(summaries.length, tables.length, rows)
    const hash = new RowsHash()
    let parts = 0
    for await (const piece of session.copyOut(table)) {
      parts += 1
      hash.add(piece)
      yield* entry(dataPart(table, parts), piece)
    }
    rows += hash.rows
    const { schema, name, columns } = table
    summaries.push({ schema, name, columns, ...hash.finish(), parts })
  }
  const sequences = await readSequences(session.db)
  const files: BackupManifest['files'] = []
  for (const name of carriedFiles) {
    const content = await readCarried(session.db, source.checkpointFolder, name)
    if (content === null) continue
    files.push({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
    yield* entry(filePart(name), content)
  }
  const manifest: BackupManifest = {
    ...header,
    tables: summaries,
    sequences,
    files,
    carriedByHand: [...carriedByHand],
  }
  yield* entry(manifestPart, json(manifest))
  yield tarEnd()
  source.progress?.(tables.length, tables.length, rows)
  onManifest(manifest)
}

/** Keeps everybody from changing the tables' shape until the snapshot is read; reading and writing go on. */
async function keepShape(db: Db, tables: readonly CopiedTable[]): Promise<void> {
  const names = sql.join(tables.map(({ schema, name }) => sql.table(`${schema}.${name}`)))
  await sql`lock table ${names} in access share mode`.execute(db)
}

async function readCarried(
  db: Db,
  checkpointFolder: string | null,
  name: (typeof carriedFiles)[number],
): Promise<Buffer | null> {
  if (checkpointFolder === null) return null
  try {
    const head = await db.selectFrom('platform.audit_head').select('seq').executeTakeFirst()
    const text = readFileSync(join(checkpointFolder, name.slice('audit/'.length)), 'utf8')
    return Buffer.from(upTo(text, head?.seq ?? 0))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Lines up to the first that saw an entry later than the snapshot: for a restored log it would tell of a cut. */
function upTo(text: string, seq: number): string {
  const lines = text.split('\n')
  const later = lines.findIndex((line) => Number(/"seq":(\d+)/.exec(line)?.[1] ?? 0) > seq)
  return later === -1
    ? text
    : lines
        .slice(0, later)
        .map((line) => `${line}\n`)
        .join('')
}
