import { os } from '@orpc/server'
import type { RequestContext } from '../context.ts'
import type { Db } from '../db/database.ts'

/** What the server hands to every route: the request, and a way to the data for those that need it. */
export interface ServerContext extends RequestContext {
  openDb(): Promise<Db>
  /** False in a command that needs no data: it must not open any. */
  hasData: boolean
}

/** Opens the data for a route. Routes without it never touch the database. */
export const withData = os
  .$context<ServerContext>()
  .middleware(async ({ context, next }) => next({ context: { db: await context.openDb() } }))
