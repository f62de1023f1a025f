import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Runtime } from './runtime.ts'

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
 * @throws when the port is taken or the data cannot be opened; nothing stays open then.
 */
export async function startServer(runtime: Runtime): Promise<RunningServer> {
  await runtime.database()
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
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' && address !== null ? address.port : port}`
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
      await runtime.close()
      runtime.log.info('stopped')
    },
  }
}
