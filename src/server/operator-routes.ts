import { PassThrough, Readable } from 'node:stream'
import { Hono, type Context as HonoContext } from 'hono'
import { operator, type RequestContext } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { rebuildSearch } from '#platform/search/install.ts'
import type { Runtime } from './runtime.ts'
import { searchKinds } from './search.ts'
import { takeBackup } from './take-backup.ts'

export const operatorPath = '/api/operator'

/**
 * What only the command line of this machine may ask of the server that owns the data. It is no part of the contract: no
 * role gives it, and nobody reaches it by a session.
 */
export function operatorRoutes(
  runtime: Runtime,
  callerOf: (c: HonoContext) => Promise<RequestContext>,
): Hono {
  const routes = new Hono()
  const callerAsOperator = async (c: HonoContext): Promise<RequestContext> => {
    const caller = await callerOf(c)
    if (caller.actor !== operator)
      throw new AppError('forbidden', 'platform.right.missing', 'only the command line of this machine may')
    return caller
  }
  routes.post('/search/rebuild', async (c) => {
    await callerAsOperator(c)
    const { database } = await runtime.data()
    return c.json({ objects: await rebuildSearch(database.db, searchKinds) })
  })
  routes.post('/backup', async (c) => {
    const { log } = await callerAsOperator(c)
    const data = await runtime.data()
    const sink = new PassThrough({ highWaterMark: 1024 * 1024 })
    // A caller that goes away ends the backup; a backup that fails breaks off the answer.
    takeBackup(runtime, data, sink).catch((error: unknown) => {
      log.error({ err: error }, 'backup broken off')
      sink.destroy(error instanceof Error ? error : new Error(String(error)))
    })
    return c.body(Readable.toWeb(sink) as ReadableStream, 200, { 'content-type': 'application/gzip' })
  })
  return routes
}
