import { resolve } from 'node:path'
import { accountsWith } from '#modules/access/index.ts'
import type { BackupPorts } from '#platform/backup/nightly.ts'
import { businessDay } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'
import { version } from './version.ts'

/** What backups are given from outside, as the configuration says. */
export const backupPorts = (config: Config, database: Database): BackupPorts => ({
  database,
  settings: config.operations.backup,
  checkpointFolder: resolve(config.auditCheckpoints),
  programVersion: version,
  administrators: async (ctx) =>
    (await accountsWith(ctx.db, 'platform.backup.read', {}, businessDay(ctx.clock))).map(({ id }) => id),
})
