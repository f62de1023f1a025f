import { z } from 'zod'
import { AppError } from '../errors.ts'

/**
 * A backup is a tar archive, compressed by gzip, so that a person can look into it with tools every system has. Its parts
 * stand in this order:
 *
 * - `header.json`: what it is, known before the first row is read;
 * - `data/SCHEMA.TABLE/000001` and on: rows in PostgreSQL's text format, cut between rows, tables in the header's order;
 * - `files/NAME`: files that lie outside of the database;
 * - `manifest.json`: the header again, with what only the end knows: counts and hashes.
 */
export const formatVersion = 1

export const headerPart = 'header.json'
export const manifestPart = 'manifest.json'
export const dataPart = (table: { schema: string; name: string }, number: number): string =>
  `data/${table.schema}.${table.name}/${String(number).padStart(6, '0')}`
export const filePart = (name: string): string => `files/${name}`

/** The files beside the database that a backup carries. */
export const carriedFiles = ['audit/checkpoints.jsonl'] as const

/** What a backup never holds, and the operator carries by hand. */
export const carriedByHand = [
  'AUTH_SECRET',
  'AUDIT_KEY',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
  'FONT_DIR',
] as const

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

const backupTable = z.object({ schema: identifier, name: identifier, columns: z.array(identifier).min(1) })
export type BackupTable = z.infer<typeof backupTable>

const backupMigration = z.object({
  name: z.string().regex(/^\d{4}_[a-z0-9_]+$/),
  checksum: sha256,
  appliedAt: z.iso.datetime({ offset: true }),
})
export type BackupMigration = z.infer<typeof backupMigration>

export const backupHeader = z.object({
  format: z.literal('shuanglian-backup'),
  formatVersion: z.number().int().min(1),
  programVersion: z.string(),
  takenAt: z.iso.datetime(),
  database: z.enum(['embedded', 'server']),
  migrations: z.array(backupMigration).min(1),
  tables: z.array(backupTable),
})
export type BackupHeader = z.infer<typeof backupHeader>

const tableSummary = backupTable.extend({
  rows: count,
  bytes: count,
  parts: count,
  /** Of the rows as they stand in the backup. */
  sha256,
  /** Of the rows whatever their order: the same for the same rows in any database. */
  rowsHash: sha256,
})
export type TableSummary = z.infer<typeof tableSummary>

export const backupManifest = backupHeader.extend({
  tables: z.array(tableSummary),
  /** Last values of sequences by `schema.name`; null for one that gave none yet. */
  sequences: z.record(z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/), z.number().int().nullable()),
  files: z.array(z.object({ name: z.enum(carriedFiles), bytes: count, sha256 })),
  carriedByHand: z.array(z.string()),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** A backup that cannot be trusted, and the part of it where that shows. */
export const damaged = (part: string, what: string, cause?: unknown): AppError =>
  new AppError(
    'badInput',
    'platform.backup.damaged',
    `the backup is damaged at ${part}: ${what}`,
    { part },
    cause === undefined ? {} : { cause },
  )
