import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { keepCheckpoints } from '#platform/audit/keep-checkpoints.ts'
import { hasDemoLogins } from '#platform/auth/index.ts'
import { takeUpAbandoned } from '#platform/tabular/import/work.ts'
import { createApp } from './app.ts'
import { jobContext, schedules } from './jobs.ts'
import { addressOf, type Runtime } from './runtime.ts'
import { requireDemoUnreachable, requireSecret } from './servable.ts'

export interface RunningServer {
  /** `http://127.0.0.1:8848`, with the port really taken. */
  url: string
  /** Takes no new requests, finishes those under way (at most ten seconds), closes the data. */
  stop(): Promise<void>
}

const stopWithinMs = 10_000

/**
 * Opens the data, then listens: whoever can reach the server can use it.
 *
 * @throws when the port is taken, the data cannot be opened or the configuration is not safe to serve with; nothing
 * stays open then.
 */
export async function startServer(runtime: Runtime): Promise<RunningServer> {
  requireSecret(runtime.config)
  const { database, jobs } = await runtime.data()
  try {
    requireDemoUnreachable(runtime.config, await hasDemoLogins(database.db))
  } catch (error) {
    await runtime.close()
    throw error
  }
  const app = createApp(runtime)
  const { host, port } = runtime.config
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(listening as Server))
    listening.once('error', reject)
  }).catch(async (error: unknown) => {
    await runtime.close()
    throw error
  })
  const address = server.address()
  const url = addressOf(host, typeof address === 'object' && address !== null ? address.port : port)
  const { checkpoints, clock, log } = runtime
  const starting = { ...jobContext({ clock, log }, 'start'), db: database.db, jobs, pending: null }
  await takeUpAbandoned(starting, database.kind === 'embedded')
  await jobs.work(schedules)
  const keeper =
    checkpoints === null || checkpoints.key === null
      ? null
      : keepCheckpoints(database.db, { ...checkpoints, key: checkpoints.key }, clock, log)
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
      await keeper?.stop()
      await runtime.close()
      runtime.log.info('stopped')
    },
  }
}
