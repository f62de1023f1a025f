import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { openCheckpoints, readCheckpoints } from '#platform/audit/checkpoints.ts'
import type { AuditReport } from '#platform/audit/contract.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { BackupManifest } from '#platform/backup/format.ts'
import { type RestoreOptions, restoreBackup } from '#platform/backup/restore.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { BareData } from './bare-data.ts'
import { operatorContext } from './take-backup.ts'

export interface RestoreReport {
  takenAt: string
  programVersion: string
  tables: number
  rows: number
  migrated: string[]
  /** What the operator should know of checkpoints: where they are now. */
  checkpoints: 'restored' | 'keptAside' | 'none'
  audit: AuditReport
  carriedByHand: string[]
}

/**
 * Restores a backup, puts the checkpoints of the audit log in place, proves the log, and records in it that it was
 * restored. A log that is not sound is reported and not refused: it was so when the backup was taken.
 */
export async function restoreData(
  { config, clock, log }: { config: Config; clock: Clock; log: Log },
  bare: BareData,
  path: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const { manifest, migrated, files } = await restoreBackup(bare.database, path, options)
  const checkpoints = await placeCheckpoints(config, clock, files.get('audit/checkpoints.jsonl') ?? null)
  options.progress?.(0, 0, 'proving the audit log')
  const audit = await verifyAudit(bare.database.db, {
    checkpoints: openCheckpoints(resolve(config.auditCheckpoints), config.auditKey),
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  await recordRestore({ clock, log }, bare, manifest, rows)
  return {
    takenAt: manifest.takenAt,
    programVersion: manifest.programVersion,
    tables: manifest.tables.length,
    rows,
    migrated,
    checkpoints,
    audit,
    carriedByHand: manifest.carriedByHand,
  }
}

async function recordRestore(
  runtime: { clock: Clock; log: Log },
  bare: BareData,
  manifest: BackupManifest,
  rows: number,
): Promise<void> {
  await inTransaction(operatorContext(runtime, bare), async (tx) =>
    recordOccurrences(tx, [
      {
        action: 'platform.backup.restore',
        object: { kind: 'platform.backup', id: manifest.takenAt },
        details: { rows, programVersion: manifest.programVersion },
      },
    ]),
  )
}

const fileName = 'checkpoints.jsonl'

/**
 * The checkpoints that lie there tell of the log as it went on after the backup: they are kept under another name. Those
 * of the backup take their place where the key at hand seals them, and are put beside otherwise.
 */
async function placeCheckpoints(
  config: Config,
  clock: Clock,
  content: Buffer | null,
): Promise<RestoreReport['checkpoints']> {
  const folder = resolve(config.auditCheckpoints)
  const stamp = clock
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
  const current = join(folder, fileName)
  if (existsSync(current)) renameSync(current, join(folder, `checkpoints-before-restore-${stamp}.jsonl`))
  if (content === null) return 'none'
  await mkdir(folder, { recursive: true, mode: 0o700 })
  writeFileSync(current, content, { mode: 0o600, flush: true })
  const { key } = openCheckpoints(folder, config.auditKey)
  if (key !== null && readCheckpoints({ folder, key }).forgedLines.length === 0) return 'restored'
  renameSync(current, join(folder, `checkpoints-of-backup-${stamp}.jsonl`))
  return 'keptAside'
}
