import { resolve } from 'node:path'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { chainOldEntries } from '#platform/audit/chain.ts'
import { type CheckpointStore, openCheckpoints } from '#platform/audit/checkpoints.ts'
import { type Auth, createAuth, keptSecret } from '#platform/auth/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { type DataLock, lockDataFolder } from '#platform/db/data-lock.ts'
import { type Database, type OnQuery, openEmbedded, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type JobRunner, openJobRunner } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { setFontFolder } from '#platform/officialdoc/index.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { backupPorts } from './backup-ports.ts'
import { measureData } from './data-metrics.ts'
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
  /** What only this installation knows; the database does not hold it. */
  secret(): Promise<string>
  /** Who acts under an account. */
  accounts: Accounts
  /** What this process measures. */
  metrics: Registry
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

/**
 * @param options.works true for a process that works on jobs, not only asks for them.
 * @param options.keeps true for a process that stays and keeps checkpoints of the audit log.
 */
export function createRuntime(
  config: Config,
  clock: Clock,
  log: Log,
  options: { works: boolean; keeps: boolean } = { works: false, keeps: false },
): Runtime {
  setFontFolder(config.fontDir)
  const metrics = new Registry()
  const queryTime = new Histogram({
    name: 'shuanglian_database_query_duration_seconds',
    help: 'Time of queries, the wait for a connection included.',
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers: [metrics],
  })
  const onQuery: OnQuery = (seconds) => queryTime.observe(seconds)
  // A command that ends at once measures nothing.
  if (options.keeps) collectDefaultMetrics({ register: metrics })
  measureData(metrics, async () => (opening === null ? null : (await opening).database))
  const checkpoints = checkpointsOf(config, log, options.keeps)
  const accounts = createAccounts(clock)
  let lock: DataLock | null = null
  let opening: Promise<OpenData> | null = null
  let auth: Promise<Auth> | null = null
  let token: string | null = null

  /** Migrates, readies the queue and fills an empty database. Processes that start together do it one after the other. */
  async function prepare(database: Database): Promise<OpenData> {
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'database migrated')
    await chainOldEntries(database.db)
    const jobs = await openJobRunner(database, {
      handlers: allJobHandlers({
        ...notifyPorts(config, clock),
        checkpoints,
        backup: backupPorts(config, database),
        imports: importPorts(accounts, database.kind === 'server'),
      }),
      contextOf: (name) => jobContext({ clock, log }, name),
      log,
      supervise: options.works,
    })
    await installDefaults({ db: database.db, jobs, clock, log, requestId: 'install' }, config.demo)
    return { database, jobs }
  }

  async function open(): Promise<OpenData> {
    if (config.databaseUrl === null) lock = lockDataFolder(resolve(config.dataDir), clock.now())
    let database: Database | null = null
    try {
      database =
        config.databaseUrl === null
          ? await openEmbedded(resolve(config.dataDir), onQuery)
          : await openServer(config.databaseUrl, { onQuery })
      const opened = database
      return await opened.inTurn(() => prepare(opened))
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

  async function secret(): Promise<string> {
    requireSecret(config)
    // The folder of the embedded database exists once the data are open.
    if (config.authSecret === null) await data()
    return config.authSecret ?? keptSecret(resolve(config.dataDir))
  }

  return {
    config,
    clock,
    log,
    checkpoints,
    data,
    secret,
    async auth() {
      if (auth === null) {
        const installationSecret = await secret()
        auth = createAuth({
          clock,
          secret: installationSecret,
          publicUrl: config.publicUrl ?? addressOf(config.host, config.port),
          oidc: config.oidc,
          mayLogIn: accounts.mayLogIn,
        })
      }
      return auth
    },
    accounts,
    metrics,
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
