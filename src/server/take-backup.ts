import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { recordOccurrences } from '#platform/audit/audit.ts'
import type { BackupManifest } from '#platform/backup/format.ts'
import { writeBackup } from '#platform/backup/write-archive.ts'
import { type Context, operator } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { OpenData, Runtime } from './runtime.ts'
import { version } from './version.ts'

/** Somebody at the machine, working on open data. */
export const operatorContext = (
  { clock, log }: Pick<Runtime, 'clock' | 'log'>,
  { database, jobs }: OpenData,
): Context => ({
  actor: operator,
  clock,
  log,
  requestId: crypto.randomUUID(),
  ip: null,
  db: database.db,
  jobs,
  pending: null,
})

/**
 * Writes a backup for the operator into a stream. That it was taken stands in the log first: whoever holds a backup holds
 * all data, and one that broke off may have been taken as well.
 */
export async function takeBackup(
  runtime: Runtime,
  data: OpenData,
  sink: Writable,
  progress?: (tables: number, of: number, rows: number) => void,
): Promise<BackupManifest> {
  const ctx = operatorContext(runtime, data)
  const takenAt = runtime.clock.now()
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      { action: 'platform.backup.take', object: { kind: 'platform.backup', id: takenAt.toISOString() } },
    ]),
  )
  return writeBackup(
    data.database,
    {
      programVersion: version,
      takenAt,
      checkpointFolder: resolve(runtime.config.auditCheckpoints),
      ...(progress === undefined ? {} : { progress }),
    },
    sink,
  )
}
