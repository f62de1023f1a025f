import { resolve } from 'node:path'
import { chainOldEntries } from '#platform/audit/chain.ts'
import { type CheckpointStore, openCheckpoints } from '#platform/audit/checkpoints.ts'
import { type Auth, createAuth, keptSecret } from '#platform/auth/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { type DataLock, lockDataFolder } from '#platform/db/data-lock.ts'
import { type Database, openEmbedded, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type JobRunner, openJobRunner } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { setFontFolder } from '#platform/officialdoc/index.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { importPorts } from './imports.ts'
import { installDefaults } from './install.ts'
import { allJobHandlers, jobContext } from './jobs.ts'
import { notifyPorts } from './notify-ports.ts'
import { removeOperatorToken, writeOperatorToken } from './operator-token.ts'
import { requireSecret } from './servable.ts'

/** The open data: the database and the jobs that lie in it. */
export interface OpenData {
  database: Database
  jobs: JobRunner
}

/** One running program: its configuration and, once something asks for it, its data. */
export interface Runtime {
  config: Config
  clock: Clock
  log: Log
  /** Where the checkpoints of the audit log are kept; null when that place cannot be used. */
  checkpoints: CheckpointStore | null
  /** Opens, migrates and on first use fills the data; later calls give the same. */
  data(): Promise<OpenData>
  /** Log-in over these data; put together when first asked for. */
  auth(): Promise<Auth>
  /** Who acts under an account. */
  accounts: Accounts
  /** Lets the command line of this machine act as operator on the server; null before `announce`. */
  operatorToken(): string | null
  /** Tells other processes where this one serves, when it owns a data folder. */
  announce(url: string): void
  /** Closes the data and lets go of the folder. Waits for an opening that is under way. */
  close(): Promise<void>
}

/** `http://127.0.0.1:8848`; an IPv6 address stands in brackets. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** @param options.works true for a process that works on jobs, not only asks for them. */
export function createRuntime(
  config: Config,
  clock: Clock,
  log: Log,
  options: { works: boolean } = { works: false },
): Runtime {
  setFontFolder(config.fontDir)
  const checkpoints = checkpointsOf(config, log, options.works)
  const accounts = createAccounts(clock)
  let lock: DataLock | null = null
  let opening: Promise<OpenData> | null = null
  let auth: Auth | null = null
  let token: string | null = null

  async function open(): Promise<OpenData> {
    if (config.databaseUrl === null) lock = lockDataFolder(resolve(config.dataDir), clock.now())
    let database: Database | null = null
    try {
      database =
        config.databaseUrl === null
          ? await openEmbedded(resolve(config.dataDir))
          : await openServer(config.databaseUrl)
      const applied = await migrate(database)
      if (applied.length > 0) log.info({ applied }, 'database migrated')
      await chainOldEntries(database.db)
      const jobs = await openJobRunner(database, {
        handlers: allJobHandlers({
          ...notifyPorts(config, clock),
          checkpoints,
          imports: importPorts(accounts, database.kind === 'server'),
        }),
        contextOf: (name) => jobContext({ clock, log }, name),
        log,
        supervise: options.works,
      })
      await installDefaults({ db: database.db, jobs, clock, log, requestId: 'install' }, config.demo)
      return { database, jobs }
    } catch (error) {
      await database?.close()
      lock?.release()
      throw error
    }
  }

  function data(): Promise<OpenData> {
    if (opening === null) {
      opening = open()
      // A failed opening may be tried again: the server may come up later, the lock may be let go.
      opening.catch(() => {
        opening = null
      })
    }
    return opening
  }

  return {
    config,
    clock,
    log,
    checkpoints,
    data,
    async auth() {
      if (auth === null) {
        requireSecret(config)
        // The folder of the embedded database exists once the data are open.
        if (config.authSecret === null) await data()
        auth = createAuth({
          clock,
          secret: config.authSecret ?? keptSecret(resolve(config.dataDir)),
          publicUrl: config.publicUrl ?? addressOf(config.host, config.port),
          oidc: config.oidc,
          mayLogIn: accounts.mayLogIn,
        })
      }
      return auth
    },
    accounts,
    operatorToken: () => token,
    announce(url) {
      if (lock === null) return
      token = writeOperatorToken(resolve(config.dataDir))
      lock.announce(url)
    },
    async close() {
      if (token !== null) removeOperatorToken(resolve(config.dataDir))
      token = null
      const data = await opening?.catch(() => null)
      await data?.jobs.stop()
      await data?.database.close()
      lock?.release()
    },
  }
}

/** A folder that cannot be written is said loudly and does not keep the product from serving. */
function checkpointsOf(config: Config, log: Log, create: boolean): CheckpointStore | null {
  try {
    return openCheckpoints(resolve(config.auditCheckpoints), config.auditKey, { create })
  } catch (error) {
    log.error({ err: error, folder: config.auditCheckpoints }, 'no audit checkpoints are kept')
    return null
  }
}
