import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { recordOccurrences } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { type Database, type Db, jsonb } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { handleJob, type JobHandler, type Schedule } from '../jobs/jobs.ts'
import { defineJob } from '../jobs/queue.ts'
import { notify } from '../notify/index.ts'
import { requireRight } from '../rights/rights.ts'
import { inTransaction } from '../transaction.ts'
import { keepBackup } from './backup-file.ts'
import { type BackupOutcome, type BackupState, backupOutcome } from './contract.ts'
import { backupName, listKept, prune } from './kept-files.ts'
import { writeBackup } from './write-archive.ts'

export interface BackupSettings {
  folder: string
  /** How many backups are kept. */
  keep: number
  /** `HH:MM` in Asia/Shanghai. */
  at: string
}

/** What the backup job needs from outside. */
export interface BackupPorts {
  database: Database
  /** Null: no nightly backup is configured. */
  settings: BackupSettings | null
  checkpointFolder: string | null
  programVersion: string
  /** Accounts told of a backup that failed. */
  administrators(ctx: Context): Promise<string[]>
}

const takeJob = defineJob({
  name: 'platform.backup.take',
  input: z.object({}),
  // The next night tries again, and somebody has been told.
  retries: 0,
  withinSeconds: 6 * 3600,
})

const lastKey = 'backup.last'
const lastGoodKey = 'backup.lastGood'

/** The nightly run, none without a folder. */
export function backupSchedules(settings: BackupSettings | null): Schedule[] {
  if (settings === null) return []
  const [hour, minute] = settings.at.split(':').map(Number)
  return [{ name: takeJob.name, cron: `${minute} ${hour} * * *`, withinSeconds: takeJob.withinSeconds }]
}

/** The job behind the nightly backup. A failure is kept, logged and told to the administrators; it is not tried again. */
export const backupHandler = (ports: BackupPorts | null): JobHandler =>
  handleJob(takeJob, async (ctx) => {
    if (ports === null || ports.settings === null) {
      ctx.log.warn('a backup was asked for, but BACKUP_DIR is not set')
      return
    }
    const outcome = await takeInto(ctx, ports, ports.settings)
    await keepOutcome(ctx, ports, outcome)
  })

async function takeInto(ctx: Context, ports: BackupPorts, settings: BackupSettings): Promise<BackupOutcome> {
  const takenAt = ctx.clock.now()
  const startedAt = takenAt.toISOString()
  const { database, checkpointFolder, programVersion } = ports
  try {
    await mkdir(settings.folder, { recursive: true, mode: 0o700 })
    const name = backupName(takenAt)
    const { bytes, manifest } = await keepBackup(join(settings.folder, name), (sink) =>
      writeBackup(database, { programVersion, takenAt, checkpointFolder }, sink),
    )
    const deleted = await prune(settings.folder, settings.keep, ctx.clock.now())
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    ctx.log.info({ file: name, bytes, rows, deleted }, 'backup taken')
    const endedAt = ctx.clock.now().toISOString()
    return { state: 'done', startedAt, endedAt, file: name, bytes, rows, fault: null }
  } catch (error) {
    ctx.log.error({ err: error }, 'backup failed')
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    const endedAt = ctx.clock.now().toISOString()
    return { state: 'failed', startedAt, endedAt, file: null, bytes: null, rows: null, fault }
  }
}

async function keepOutcome(ctx: Context, ports: BackupPorts, outcome: BackupOutcome): Promise<void> {
  const administrators = outcome.state === 'failed' ? await ports.administrators(ctx) : []
  await inTransaction(ctx, async (tx) => {
    for (const key of outcome.state === 'done' ? [lastKey, lastGoodKey] : [lastKey])
      await tx.db
        .insertInto('platform.note')
        .values({ key, value: jsonb(outcome), at: tx.clock.now() })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({ value: jsonb(outcome), at: tx.clock.now() }),
        )
        .execute()
    recordOccurrences(tx, [
      {
        action: outcome.state === 'done' ? 'platform.backup.take' : 'platform.backup.fail',
        object: { kind: 'platform.backup', id: outcome.file ?? outcome.startedAt },
        details: { bytes: outcome.bytes, rows: outcome.rows },
      },
    ])
    if (administrators.length > 0)
      await notify(tx, {
        to: administrators,
        topic: 'platform.backup.failed',
        title: '备份未成功',
        text: `${outcome.fault ?? ''}\n请尽快处理：在此之前的数据只保存在上一份备份中。`,
        href: '/admin/system',
        urgency: 'act',
        dedupeKey: 'platform.backup.failed',
      })
  })
}

async function readOutcome(db: Db, key: string): Promise<BackupOutcome | null> {
  const row = await db.selectFrom('platform.note').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : backupOutcome.parse(row.value)
}

/** When the last good backup ended; null before the first. */
export async function lastGoodBackup(db: Db): Promise<Date | null> {
  const outcome = await readOutcome(db, lastGoodKey)
  return outcome === null ? null : new Date(outcome.endedAt)
}

/** What the system administrator sees of backups. */
export async function readBackupState(ctx: Context, settings: BackupSettings | null): Promise<BackupState> {
  requireRight(ctx, 'platform.backup.read')
  const { rows } = await sql<{ running: boolean }>`
    select exists (select from pgboss.job where name = 'shuanglian' and state in ('created', 'retry', 'active')
      and start_after <= now() and data->>'job' = ${takeJob.name}) as running`.execute(ctx.db)
  const files = settings === null ? [] : await listKept(settings.folder)
  return {
    schedule: settings,
    last: await readOutcome(ctx.db, lastKey),
    lastGood: await readOutcome(ctx.db, lastGoodKey),
    files: files.map(({ name, bytes, at }) => ({ name, bytes, at: at.toISOString() })),
    running: rows[0]?.running === true,
  }
}

/**
 * Asks for a backup now.
 *
 * @throws AppError `conflict` `platform.backup.notConfigured` without a folder; `platform.backup.running` while one is
 * under way.
 */
export async function askForBackup(ctx: Context, settings: BackupSettings | null): Promise<BackupState> {
  requireRight(ctx, 'platform.backup.take')
  if (settings === null)
    throw new AppError('conflict', 'platform.backup.notConfigured', 'BACKUP_DIR is not set')
  if ((await readBackupState(ctx, settings)).running)
    throw new AppError('conflict', 'platform.backup.running', 'a backup is being taken already')
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      { action: 'platform.backup.ask', object: { kind: 'platform.backup', id: tx.requestId } },
    ])
    await tx.jobs.enqueue(tx, takeJob, {})
  })
  return readBackupState(ctx, settings)
}
