import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Readable, Transform, type TransformCallback } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors.ts'
import {
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  backupHeader,
  backupManifest,
  carriedFiles,
  damaged,
  dataPart,
  filePart,
  formatVersion,
  headerPart,
  manifestPart,
  type TableSummary,
} from './format.ts'
import { RowsHash } from './rows-hash.ts'
import { readTar, type TarEntry, TarFault } from './tar.ts'

/** A row is as large as the largest document, a piece as large as the largest row. */
const entryBytes = 512 * 1024 * 1024
/** A file that inflates more than this has been made to fill memory or disk; real ones stay below some 30. */
const inflationRatio = 200
const inflationFloor = 64 * 1024 * 1024

/** What is done with a backup while it is read. Everything is optional: without it the backup is only verified. */
export interface BackupVisitor {
  header?(header: BackupHeader): Promise<void>
  /** The rows of the next table; must take all of them. */
  table?(table: BackupTable, pieces: AsyncIterable<Buffer>): Promise<void>
  file?(name: (typeof carriedFiles)[number], content: Buffer): Promise<void>
  progress?(readBytes: number): void
}

/**
 * Reads a whole backup and proves that it is whole: every part there, in its place, with the hashes the manifest names.
 * Names of parts are compared with those there must be and never used as paths.
 *
 * @throws AppError `platform.backup.damaged` naming the part; `platform.backup.newer` for a later format.
 */
export async function readBackup(path: string, visitor: BackupVisitor = {}): Promise<BackupManifest> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const plain = inflate(file, visitor)
  const entries = new Entries(readTar(plain, { entryBytes }))
  try {
    return await readParts(entries, visitor)
  } catch (error) {
    throw error instanceof TarFault ? damaged(error.part, error.message, error) : error
  } finally {
    plain.destroy()
    file.destroy()
  }
}

function inflate(file: Readable, visitor: BackupVisitor): Readable {
  let read = 0
  let inflated = 0
  file.on('data', (chunk: Buffer | string) => {
    read += chunk.length
    visitor.progress?.(read)
  })
  const guard = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      inflated += chunk.length
      if (inflated > inflationFloor && inflated > read * inflationRatio)
        done(new TarFault('', `it inflates to more than ${inflationRatio} times its size`))
      else done(null, chunk)
    },
  })
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  file.on('error', (error) => gunzip.destroy(error))
  gunzip.on('error', (error) => guard.destroy(error))
  return file.pipe(gunzip).pipe(guard)
}

/** Entries with a look at the next one. */
class Entries {
  private readonly source: AsyncIterator<TarEntry>
  private ahead: TarEntry | null = null

  constructor(source: AsyncGenerator<TarEntry>) {
    this.source = source
  }

  async peek(): Promise<TarEntry | null> {
    if (this.ahead === null) {
      const { done, value } = await this.source.next()
      this.ahead = done === true ? null : value
    }
    return this.ahead
  }

  /** The next entry, which must be this part. */
  async take(part: string): Promise<Buffer> {
    const entry = await this.peek()
    if (entry === null) throw damaged(part, 'it is missing')
    if (entry.name !== part) throw damaged(part, `${JSON.stringify(entry.name)} stands in its place`)
    this.ahead = null
    return entry.content
  }

  async takeIf(part: string): Promise<Buffer | null> {
    return (await this.peek())?.name === part ? this.take(part) : null
  }
}

async function readParts(entries: Entries, visitor: BackupVisitor): Promise<BackupManifest> {
  const header = parsePart(headerPart, await entries.take(headerPart), (value) => {
    requireFormat(value)
    return backupHeader.parse(value)
  })
  await visitor.header?.(header)
  const tables: TableSummary[] = []
  for (const table of header.tables) tables.push(await readTable(entries, table, visitor))
  const files: BackupManifest['files'] = []
  for (const name of carriedFiles) {
    const content = await entries.takeIf(filePart(name))
    if (content === null) continue
    files.push({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
    await visitor.file?.(name, content)
  }
  const manifest = parsePart(manifestPart, await entries.take(manifestPart), (value) =>
    backupManifest.parse(value),
  )
  const extra = await entries.peek()
  if (extra !== null) throw damaged(extra.name, 'nothing may follow the manifest')
  compare(header, tables, files, manifest)
  return manifest
}

async function readTable(
  entries: Entries,
  table: BackupTable,
  visitor: BackupVisitor,
): Promise<TableSummary> {
  const hash = new RowsHash()
  let parts = 0
  async function* pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const part = dataPart(table, parts + 1)
      const piece = await entries.takeIf(part)
      if (piece === null) return
      parts += 1
      if (piece.at(-1) !== 0x0a) throw damaged(part, 'it does not end with a row')
      hash.add(piece)
      yield piece
    }
  }
  const source = pieces()
  await visitor.table?.(table, source)
  // What the visitor left, which is all of it where there is none.
  while ((await source.next()).done !== true);
  return { ...table, ...hash.finish(), parts }
}

function parsePart<T>(part: string, content: Buffer, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(content.toString('utf8')))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw damaged(part, 'it does not say what it must', cause)
  }
}

/** Before anything else of a header is believed. */
function requireFormat(value: unknown): void {
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion
  if (typeof version === 'number' && version > formatVersion)
    throw new AppError(
      'conflict',
      'platform.backup.newer',
      `the backup has format ${version}, this program reads up to ${formatVersion}: restore it with the program that made it, or a later one`,
      { formatVersion: version },
    )
}

function compare(
  header: BackupHeader,
  tables: readonly TableSummary[],
  files: BackupManifest['files'],
  manifest: BackupManifest,
): void {
  const { tables: named, sequences: _sequences, files: namedFiles, carriedByHand: _hand, ...rest } = manifest
  const plain = { ...header, tables: undefined }
  if (JSON.stringify(plain) !== JSON.stringify({ ...rest, tables: undefined }))
    throw damaged(headerPart, 'the manifest says otherwise')
  for (const [index, table] of tables.entries()) {
    const said = named[index]
    const part = `data/${table.schema}.${table.name}`
    if (said === undefined) throw damaged(part, 'the manifest does not name it')
    if (said.parts > table.parts)
      throw damaged(dataPart(table, table.parts + 1), `${said.parts - table.parts} of its parts are missing`)
    if (JSON.stringify(said) !== JSON.stringify(orderAs(said, table)))
      throw damaged(part, 'its rows are not those the manifest names')
  }
  if (named.length > tables.length) throw damaged(manifestPart, 'it names tables that are not there')
  for (const said of namedFiles) {
    const file = files.find(({ name }) => name === said.name)
    if (file === undefined) throw damaged(filePart(said.name), 'it is missing')
    if (file.sha256 !== said.sha256 || file.bytes !== said.bytes)
      throw damaged(filePart(said.name), 'it is not the file the manifest names')
  }
  if (files.length > namedFiles.length) throw damaged(manifestPart, 'it leaves out a file that is there')
}

/** The same fields in the order of another object, so that both can be compared as text. */
const orderAs = (like: TableSummary, table: TableSummary): Record<string, unknown> =>
  Object.fromEntries(Object.keys(like).map((key) => [key, table[key as keyof TableSummary]]))
