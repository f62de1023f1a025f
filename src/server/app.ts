import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError } from '@orpc/server'
import { experimental_ZodSmartCoercionPlugin as ZodSmartCoercionPlugin } from '@orpc/zod/zod4'
import { Hono, type Context as HonoContext } from 'hono'
import { sql } from 'kysely'
import { noteActivity, type SessionCall, sessionPath } from '#platform/auth/index.ts'
import type { Actor, RequestContext } from '#platform/context.ts'
import { AppError, errorStatus } from '#platform/errors.ts'
import type { EndpointMeta } from '#platform/http/contract.ts'
import { errorBodyOf, toAppError, toOrpcError } from '#platform/http/errors.ts'
import { requireEndpointRight, type ServerContext } from '#platform/http/routes.ts'
import { bodyLimits } from './body-limits.ts'
import { callerAddress } from './caller-address.ts'
import { isCrossSite } from './cross-site.ts'
import { httpMetrics } from './http-metrics.ts'
import { identify } from './identify.ts'
import { loggedPath } from './logged-path.ts'
import { metricsRoute } from './metrics-route.ts'
import { openApiRoutes } from './openapi.ts'
import { operatorPath, operatorRoutes } from './operator-routes.ts'
import { recordRefusal } from './record-refusal.ts'
import { limitedAddress, RequestLimit, tooManyRequests } from './request-limit.ts'
import { createRouter } from './router.ts'
import type { Runtime } from './runtime.ts'
import { headersFor } from './security-headers.ts'
import { oidcRoutes } from './session-routes.ts'
import { staticFiles } from './static-files.ts'
import { isStorable } from './storable-text.ts'

interface Variables {
  requestId: string
  /** Template of the route that answers, or a word for what is none. */
  route: string
}

const requestIdPattern = /^[A-Za-z0-9._-]{8,64}$/

/**
 * The whole HTTP application. The server listens with it; the command line and the tests call it in process.
 *
 * @param options.hasData false for commands that work without data: routes that could do with or without go without.
 * @param options.actor who acts, for callers in this process; requests from outside are known by their session.
 */
export function createApp(
  runtime: Runtime,
  options: { hasData?: boolean; actor?: Actor } = {},
): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  const handler = apiHandler(runtime)
  const measured = httpMetrics(runtime.metrics)
  const { requestsPerAccount, requestsPerAddress, metricsToken } = runtime.config.operations
  const perAccount = new RequestLimit(requestsPerAccount)
  const perAddress = new RequestLimit(requestsPerAddress)

  /** @throws AppError `tooMany` `platform.request.tooMany` for a caller who has used up what a minute allows. */
  function countRequest(limit: RequestLimit, by: 'account' | 'address', caller: string | null): void {
    const seconds = caller === null ? 0 : limit.take(caller, performance.now())
    if (seconds === 0) return
    measured.limited(by)
    throw tooManyRequests(seconds)
  }

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given !== undefined && requestIdPattern.test(given) ? given : crypto.randomUUID()
    c.set('requestId', requestId)
    c.set('route', c.req.path.startsWith('/api/') ? 'other' : 'page')
    const started = performance.now()
    await next()
    c.header('x-request-id', requestId)
    measured.request(c.req.method, c.get('route'), c.res.status, (performance.now() - started) / 1000)
    runtime.log.info(
      {
        requestId,
        method: c.req.method,
        path: loggedPath(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })
  app.use(headersFor(runtime.config.publicUrl))
  app.onError((error, c) => failure(c, toAppError(error, runtime.log)))

  app.get('/metrics', metricsRoute(runtime.metrics, metricsToken, peerAddress))
  app.get('/api/health', (c) => c.json({ status: 'ok' }))
  app.get('/api/ready', async (c) => {
    try {
      await sql`select 1`.execute((await runtime.data()).database.db)
    } catch (cause) {
      runtime.log.error({ err: cause }, 'not ready')
      throw new AppError(
        'unavailable',
        'platform.server.notReady',
        'the database does not answer',
        {},
        { cause },
      )
    }
    return c.json({ status: 'ready' })
  })
  app.route('/api', openApiRoutes())

  app.use('/api/*', bodyLimits)
  app.use('/api/*', async (c, next) => {
    if (isCrossSite(c.req.method, c.req.raw.headers, runtime.config.publicUrl))
      throw new AppError('forbidden', 'platform.request.crossSite', 'the request comes from another site')
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  const contextOf = async (c: HonoContext<{ Variables: Variables }>): Promise<ServerContext> => {
    const requestId = c.get('requestId')
    const request: Omit<RequestContext, 'actor'> = {
      clock: runtime.clock,
      log: runtime.log.child({ requestId }),
      requestId,
      ip: callerAddress(
        peerAddress(c),
        c.req.header('x-forwarded-for') ?? null,
        runtime.config.trustedProxies,
      ),
    }
    countRequest(perAddress, 'address', options.actor === undefined ? limitedAddress(request.ip) : null)
    const headers = c.req.raw.headers
    const caller =
      options.actor === undefined
        ? await identify(runtime, request, headers)
        : { actor: options.actor, session: null }
    countRequest(perAccount, 'account', caller.session?.accountId ?? null)
    return {
      ...request,
      ...caller,
      onRoute: (template) => c.set('route', template),
      headers,
      setCookies: [],
      noteActivity: async () => {
        if (caller.session === null) return
        const { database } = await runtime.data()
        await noteActivity({ clock: runtime.clock, db: database.db }, await runtime.auth(), caller.session)
      },
      openData: async () => {
        const { database, jobs } = await runtime.data()
        return { db: database.db, jobs }
      },
      hasData: options.hasData ?? true,
    }
  }
  app.route(
    sessionPath,
    oidcRoutes(runtime, async (c): Promise<SessionCall> => {
      const context = await contextOf(c)
      return { ...context, ...(await context.openData()), pending: null }
    }),
  )
  app.route(operatorPath, operatorRoutes(runtime, contextOf))
  app.all('/api/*', async (c) => {
    const context = await contextOf(c)
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api', context })
    if (matched) {
      for (const cookie of context.setCookies) response.headers.append('set-cookie', cookie)
      asDownload(response.headers)
      return c.newResponse(response.body, response)
    }
    return failure(
      c,
      new AppError('notFound', 'platform.route.unknown', `there is no ${c.req.method} ${c.req.path}`),
    )
  })

  app.get('*', staticFiles())
  return app
}

/** A file is saved and never shown in place: a browser that opened it here would do so as this site. */
function asDownload(headers: Headers): void {
  const disposition = headers.get('content-disposition')
  if (disposition !== null) headers.set('content-disposition', disposition.replace(/^inline\b/, 'attachment'))
}

function failure(c: HonoContext<{ Variables: Variables }>, error: AppError): Response {
  if (error.kind === 'tooMany' && typeof error.details.seconds === 'number')
    c.header('retry-after', String(error.details.seconds))
  return c.json(errorBodyOf(error, c.get('requestId')), errorStatus[error.kind])
}

/** Network address at the other end of the connection; null for calls inside this process. */
function peerAddress(c: HonoContext): string | null {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? null
}

function apiHandler(runtime: Runtime): OpenAPIHandler<ServerContext> {
  return new OpenAPIHandler(createRouter(runtime), {
    plugins: [new ZodSmartCoercionPlugin()],
    customErrorResponseBodyEncoder: (error) => error.data,
    // What a route throws, its input's faults included.
    clientInterceptors: [
      async ({ next, context, procedure, input }) => {
        try {
          const meta = procedure['~orpc'].meta as EndpointMeta
          context.onRoute(procedure['~orpc'].route.path ?? 'other')
          if (!meta.passive) await context.noteActivity()
          requireEndpointRight(context, meta)
          if (!isStorable(input))
            throw new AppError(
              'badInput',
              'platform.input.malformed',
              'a text holds a zero character or half a character',
            )
          return await next()
        } catch (error) {
          await recordRefusal(context, procedure['~orpc'].route, error)
          throw toOrpcError(toAppError(error, context.log), context.requestId)
        }
      },
    ],
    // What is left comes from before the route: a body that cannot be decoded.
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          if (error instanceof ORPCError && error.code === 'API_ERROR') throw error
          const malformed = new AppError(
            'badInput',
            'platform.input.malformed',
            'the request could not be decoded',
            {},
            { cause: error },
          )
          throw toOrpcError(malformed, context.requestId)
        }
      },
    ],
  })
}
