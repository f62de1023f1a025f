import { os } from '@orpc/server'
import type { RequestContext } from '../context.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { requireRight } from '../rights/rights.ts'
import type { EndpointMeta } from './contract.ts'

/** The caller's session, for what concerns the session itself. */
export interface SessionFacts {
  id: string
  accountId: string
  /** The person must choose a new password before anything else. */
  passwordChangeDue: boolean
  /** When the person was last active. */
  seenAt: Date
}

/** What the server hands to every route: the request, and a way to the data for those that need it. */
export interface ServerContext extends RequestContext {
  /** Null for callers without one: not logged in, the command line, jobs. */
  session: SessionFacts | null
  /** Headers of the request. */
  headers: Headers
  /** `Set-Cookie` values for the answer. */
  setCookies: string[]
  /** Writes down that the person is active; nothing without a session. */
  noteActivity(): Promise<void>
  openData(): Promise<{ db: Db; jobs: JobQueue }>
  /** False in a command that needs no data: it must not open any. */
  hasData: boolean
  /** Is told the template of the route that answers. */
  onRoute(template: string): void
}

/** Opens the data for a route. Routes without it never touch the database. */
export const withData = os
  .$context<ServerContext>()
  .middleware(async ({ context, next }) =>
    next({ context: { ...(await context.openData()), pending: null } }),
  )

/**
 * Refuses a call whose caller lacks the right that the endpoint asks for, or must first choose a new password; runs
 * before every route. How far the right reaches is for the service to check, which knows the object.
 */
export function requireEndpointRight(
  ctx: Pick<ServerContext, 'actor' | 'session'>,
  meta: EndpointMeta,
): void {
  const { right, beforePasswordChange = false } = meta
  // The types say it is there; one declared around `endpoint` is open to nobody.
  if (right === undefined) throw new Error('an endpoint says no right')
  if (right === 'public') return
  if (ctx.actor.id === 'anonymous')
    throw new AppError('unauthenticated', 'platform.session.missing', 'log in first')
  if (ctx.session?.passwordChangeDue && !beforePasswordChange)
    throw new AppError('forbidden', 'platform.session.passwordChangeDue', 'choose a new password first')
  if (right !== 'signedIn') requireRight(ctx, right)
}
