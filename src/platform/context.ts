import type { PendingEntry } from './audit/pending.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/database.ts'
import type { JobQueue } from './jobs/queue.ts'
import type { Log } from './log.ts'
import type { Rights } from './rights/reach.ts'

/** Who acts, and what this one may do. */
export interface Actor {
  /** The account's id; a word such as `operator` when no person is behind it. */
  id: string
  name: string
  /** The person behind the account in the directory, null for the program itself and for nobody. */
  personId: string | null
  /** The organisation the person acts for. */
  orgId: string | null
  rights: Rights
}

/** Nobody: a request without a session. */
export const anonymous: Actor = {
  id: 'anonymous',
  name: '未登录',
  personId: null,
  orgId: null,
  rights: new Map(),
}

/** The program itself: jobs, first filling. It may do everything, and its name in the audit says what it was. */
export const systemActor = (id: string, name: string): Actor => ({
  id,
  name,
  personId: null,
  orgId: null,
  rights: 'all',
})

/** Whoever works on the machine itself: the command line on the data folder. */
export const operator: Actor = systemActor('operator', '本机运维')

/** What every use case is given about the request it serves. */
export interface RequestContext {
  actor: Actor
  clock: Clock
  log: Log
  requestId: string
  /** Network address of the caller, null inside the program. */
  ip: string | null
}

/** A request that works on data. Services take this as their first argument. */
export interface Context extends RequestContext {
  db: Db
  jobs: JobQueue
  /** Audit entries of the open transaction, written as its last step; null outside of a transaction. */
  pending: PendingEntry[] | null
}
