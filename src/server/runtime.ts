import { resolve } from 'node:path'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { type DataLock, lockDataFolder } from '#platform/db/data-lock.ts'
import { type Database, openEmbedded, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { Log } from '#platform/log.ts'
import { installDefaults } from './install.ts'

/** One running program: its configuration and, once something asks for it, its data. */
export interface Runtime {
  config: Config
  clock: Clock
  log: Log
  /** Opens, migrates and on first use fills the data; later calls give the same database. */
  database(): Promise<Database>
  /** Tells other processes where this one serves, when it owns a data folder. */
  announce(url: string): void
  /** Closes the data and lets go of the folder. Waits for an opening that is under way. */
  close(): Promise<void>
}

export function createRuntime(config: Config, clock: Clock, log: Log): Runtime {
  let lock: DataLock | null = null
  let opening: Promise<Database> | null = null

  async function open(): Promise<Database> {
    if (config.databaseUrl === null) lock = lockDataFolder(resolve(config.dataDir), clock.now())
    let database: Database | null = null
    try {
      database =
        config.databaseUrl === null
          ? await openEmbedded(resolve(config.dataDir))
          : await openServer(config.databaseUrl)
      const applied = await migrate(database)
      if (applied.length > 0) log.info({ applied }, 'database migrated')
      await installDefaults({ db: database.db, clock, log, requestId: 'install' }, config.demo)
      return database
    } catch (error) {
      await database?.close()
      lock?.release()
      throw error
    }
  }

  return {
    config,
    clock,
    log,
    database() {
      if (opening === null) {
        opening = open()
        // A failed opening may be tried again: the server may come up later, the lock may be let go.
        opening.catch(() => {
          opening = null
        })
      }
      return opening
    },
    announce: (url) => lock?.announce(url),
    async close() {
      const database = await opening?.catch(() => null)
      await database?.close()
      lock?.release()
    },
  }
}
