import type { Clock } from './clock.ts'
import type { Db } from './db/database.ts'
import type { Log } from './log.ts'

/** Who acts. Until accounts come there is one demo actor. */
export interface Actor {
  id: string
  name: string
}

export const demoActor: Actor = { id: 'demo', name: '演示用户' }

/** What every use case is given about the request it serves. */
export interface RequestContext {
  actor: Actor
  clock: Clock
  log: Log
  requestId: string
}

/** A request that works on data. Services take this as their first argument. */
export interface Context extends RequestContext {
  db: Db
}

/** Runs `work` in one transaction: the change, its audit entry and its links stand or fall together. */
export function inTransaction<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }))
}
