import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError } from '@orpc/server'
import { experimental_ZodSmartCoercionPlugin as ZodSmartCoercionPlugin } from '@orpc/zod/zod4'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { sql } from 'kysely'
import { documentLimits } from '#modules/documents/index.ts'
import { demoActor } from '#platform/context.ts'
import { AppError, errorStatus } from '#platform/errors.ts'
import { errorBodyOf, toAppError, toOrpcError } from '#platform/http/errors.ts'
import type { ServerContext } from '#platform/http/routes.ts'
import { openApiRoutes } from './openapi.ts'
import { createRouter } from './router.ts'
import type { Runtime } from './runtime.ts'
import { staticFiles } from './static-files.ts'

interface Variables {
  requestId: string
}

/** Room for the file and for the other fields and boundaries of the form around it. */
const maxBodyBytes = documentLimits.inputBytes + 64 * 1024

const requestIdPattern = /^[A-Za-z0-9._-]{8,64}$/

/**
 * The whole HTTP application. The server listens with it; the command line and the tests call it in process.
 *
 * @param options.hasData false for commands that work without data: routes that could do with or without go without.
 */
export function createApp(
  runtime: Runtime,
  options: { hasData: boolean } = { hasData: true },
): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  const handler = apiHandler(runtime)

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given !== undefined && requestIdPattern.test(given) ? given : crypto.randomUUID()
    c.set('requestId', requestId)
    const started = performance.now()
    await next()
    c.header('x-request-id', requestId)
    runtime.log.info(
      {
        requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })
  app.use(secureHeaders())
  app.onError((error, c) => failure(c, toAppError(error, runtime.log)))

  app.get('/api/health', (c) => c.json({ status: 'ok' }))
  app.get('/api/ready', async (c) => {
    try {
      await sql`select 1`.execute((await runtime.database()).db)
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

  app.use(
    '/api/*',
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) =>
        failure(
          c,
          new AppError(
            'tooLarge',
            'platform.body.tooLarge',
            `a request may carry at most ${maxBodyBytes} bytes`,
            { maxBytes: maxBodyBytes },
          ),
        ),
    }),
  )
  app.all('/api/*', async (c) => {
    const requestId = c.get('requestId')
    const context: ServerContext = {
      actor: demoActor,
      clock: runtime.clock,
      log: runtime.log.child({ requestId }),
      requestId,
      openDb: async () => (await runtime.database()).db,
      hasData: options.hasData,
    }
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api', context })
    if (matched) return c.newResponse(response.body, response)
    return failure(
      c,
      new AppError('notFound', 'platform.route.unknown', `there is no ${c.req.method} ${c.req.path}`),
    )
  })

  app.get('*', staticFiles())
  return app
}

function failure(c: HonoContext<{ Variables: Variables }>, error: AppError): Response {
  return c.json(errorBodyOf(error, c.get('requestId')), errorStatus[error.kind])
}

function apiHandler(runtime: Runtime): OpenAPIHandler<ServerContext> {
  return new OpenAPIHandler(createRouter(runtime), {
    plugins: [new ZodSmartCoercionPlugin()],
    customErrorResponseBodyEncoder: (error) => error.data,
    // What a route throws, its input's faults included.
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
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
