import { z } from 'zod'
import { endpoint, instant } from '../http/contract.ts'

export const backupOutcome = z.object({
  state: z.enum(['done', 'failed']),
  startedAt: instant,
  endedAt: instant,
  /** Name of the file, without its folder; null for a backup that failed. */
  file: z.string().nullable(),
  bytes: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  /** What went wrong, for the person who runs the machine; null when nothing did. */
  fault: z.string().nullable(),
})
export type BackupOutcome = z.infer<typeof backupOutcome>

export const backupState = z.object({
  /** The nightly backup as configured; null when there is none. */
  schedule: z.object({ at: z.string(), keep: z.number().int(), folder: z.string() }).nullable(),
  /** The last run, good or bad; null before the first. */
  last: backupOutcome.nullable(),
  /** The last good one. */
  lastGood: backupOutcome.nullable(),
  /** Backups that lie in the folder, newest first. */
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), at: instant })),
  /** True while one is being taken or waits for its turn. */
  running: z.boolean(),
})
export type BackupState = z.infer<typeof backupState>

export const backupContract = {
  state: endpoint(
    'platform.backup.read',
    {
      method: 'GET',
      path: '/backups',
      tags: ['system'],
      summary: 'The nightly backup, its last run and the files kept',
    },
    { passive: true },
  ).output(backupState),
  take: endpoint('platform.backup.take', {
    method: 'POST',
    path: '/backups',
    tags: ['system'],
    summary: 'Takes a backup into the configured folder now, as a job',
  }).output(backupState),
}
