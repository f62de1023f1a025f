import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type BackupHeader, type BackupManifest, dataPart, headerPart, manifestPart } from '../format.ts'
import { RowsHash } from '../rows-hash.ts'
import { tarEnd, tarHeader, tarPadding } from '../tar.ts'

export interface Part {
  name: string
  content: Buffer
}

const takenAt = '2023-06-15T02:00:00.000Z'

/** The parts of a small sound backup, made without a database: two tables, one in three parts. */
export function madeParts(): Part[] {
  const header: BackupHeader = {
    format: 'shuanglian-backup',
    formatVersion: 1,
    programVersion: '0.0.0',
    takenAt,
    database: 'embedded',
    migrations: [
      { name: '0001_platform', checksum: 'a'.repeat(64), appliedAt: '2023-01-01T00:00:00.123456Z' },
    ],
    tables: [
      { schema: 'a', name: 'empty', columns: ['id'] },
      { schema: 'a', name: 'full', columns: ['id', 'words'] },
    ],
  }
  const pieces = ['1\t光伏\n2\t\\N\n', '3\ta\\nb\n', '4\t\n'].map((text) => Buffer.from(text))
  const hash = new RowsHash()
  for (const piece of pieces) hash.add(piece)
  const [empty, full] = header.tables
  const manifest: BackupManifest = {
    ...header,
    tables: [
      { ...empty!, ...new RowsHash().finish(), parts: 0 },
      { ...full!, ...hash.finish(), parts: pieces.length },
    ],
    sequences: { 'a.full_id_seq': 4 },
    files: [],
    carriedByHand: ['AUTH_SECRET'],
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  return [
    { name: headerPart, content: json(header) },
    ...pieces.map((content, index) => ({ name: dataPart(full!, index + 1), content })),
    { name: manifestPart, content: json(manifest) },
  ]
}

export const archiveOf = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name, content }) => [
      tarHeader(name, content.length, new Date(takenAt)),
      content,
      tarPadding(content.length),
    ]),
    tarEnd(),
  ])

export function writeArchive(path: string, parts: readonly Part[]): void {
  writeFileSync(path, gzipSync(archiveOf(parts)))
}
