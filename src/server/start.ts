import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { hasDemoLogins } from '#platform/auth/index.ts'
import { takeUpAbandoned } from '#platform/tabular/import/work.ts'
import { createApp } from './app.ts'
import { jobContext, schedulesOf } from './jobs.ts'
import { addressOf, type Runtime } from './runtime.ts'
import { requireDemoUnreachable, requireSecret, requireSecureCookies } from './servable.ts'
import { keepCheckpointsOf } from './start-worker.ts'

export interface RunningServer {
  /** `http://127.0.0.1:8848`, with the port really taken. */
  url: string
  /** Takes no new requests, finishes those under way (at most ten seconds), closes the data. */
  stop(): Promise<void>
}

const stopWithinMs = 10_000

/**
 * How long a caller may take: a connection that sends a byte now and then would hold its place for ever. An upload of
 * ten megabytes needs five minutes on a line of 300 kbit/s.
 */
export interface ConnectionTimes {
  headersMs: number
  requestMs: number
  /** How often connections are looked at. */
  checkMs: number
}
const defaultTimes: ConnectionTimes = { headersMs: 20_000, requestMs: 300_000, checkMs: 5_000 }

/**
 * Opens the data, then listens: whoever can reach the server can use it.
 *
 * @throws when the port is taken, the data cannot be opened or the configuration is not safe to serve with; nothing
 * stays open then.
 */
export async function startServer(
  runtime: Runtime,
  times: ConnectionTimes = defaultTimes,
): Promise<RunningServer> {
  requireSecret(runtime.config)
  requireSecureCookies(runtime.config)
  const data = await runtime.data()
  const { database, jobs } = data
  try {
    requireDemoUnreachable(runtime.config, await hasDemoLogins(database.db))
  } catch (error) {
    await runtime.close()
    throw error
  }
  const app = createApp(runtime)
  const { host, port } = runtime.config
  const serverOptions = {
    headersTimeout: times.headersMs,
    requestTimeout: times.requestMs,
    connectionsCheckingInterval: times.checkMs,
  }
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: host, port, serverOptions }, () =>
      resolve(listening as Server),
    )
    listening.once('error', reject)
  }).catch(async (error: unknown) => {
    await runtime.close()
    throw error
  })
  const address = server.address()
  const url = addressOf(host, typeof address === 'object' && address !== null ? address.port : port)
  const { clock, log } = runtime
  const starting = { ...jobContext({ clock, log }, 'start'), db: database.db, jobs, pending: null }
  await takeUpAbandoned(starting, database.kind === 'embedded')
  if (runtime.config.operations.jobs) await jobs.work(schedulesOf(runtime.config))
  const stopKeeping = keepCheckpointsOf(runtime, data)
  runtime.announce(url)
  runtime.log.info({ url }, 'listening')
  return {
    url,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const force = setTimeout(() => server.closeAllConnections(), stopWithinMs)
      await closed
      clearTimeout(force)
      await stopKeeping()
      await runtime.close()
      runtime.log.info('stopped')
    },
  }
}
