import { resolve } from 'node:path'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { lockDataFolder } from '#platform/db/data-lock.ts'
import { type Database, openEmbedded, openServer, restoreConnection } from '#platform/db/database.ts'
import { type JobRunner, openJobRunner } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'

/** The database as it is: neither migrated nor filled. */
export interface BareData {
  database: Database
  jobs: JobRunner
  /** What an operator types to say that this database is meant. */
  name: string
  close(): Promise<void>
}

/**
 * Opens the configured database for a restore. Only the tables of the job queue are made.
 *
 * @throws AppError `platform.data.locked` while another process holds the data folder.
 */
export async function openBareData(config: Config, clock: Clock, log: Log): Promise<BareData> {
  const folder = resolve(config.dataDir)
  const lock = config.databaseUrl === null ? lockDataFolder(folder, clock.now()) : null
  let database: Database | null = null
  try {
    database =
      config.databaseUrl === null
        ? await openEmbedded(folder)
        : await openServer(config.databaseUrl, { connectionName: restoreConnection })
    const jobs = await openJobRunner(database, {
      handlers: [],
      contextOf: () => {
        throw new Error('a restore runs no jobs')
      },
      log,
      supervise: false,
    })
    const opened = database
    return {
      database,
      jobs,
      name:
        config.databaseUrl === null
          ? folder
          : decodeURIComponent(new URL(config.databaseUrl).pathname.slice(1)),
      async close() {
        await jobs.stop()
        await opened.close()
        lock?.release()
      },
    }
  } catch (error) {
    await database?.close()
    lock?.release()
    throw error
  }
}
