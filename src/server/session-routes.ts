import { Hono, type Context as HonoContext } from 'hono'
import { finishOidc, oidcProvider, type SessionCall, startOidc } from '#platform/auth/index.ts'
import type { Runtime } from './runtime.ts'

/**
 * The two addresses of log-in through an identity provider, which browsers open as pages: they answer with where to go
 * next, and only ever lead to the provider or to a page of the product.
 */
export function oidcRoutes(runtime: Runtime, callOf: (c: HonoContext) => Promise<SessionCall>): Hono {
  const routes = new Hono()
  routes.get('/oidc', async (c) => {
    const call = await callOf(c)
    return redirect(c, call, await startOidc(call, await runtime.auth(), c.req.query('return') ?? null))
  })
  routes.get(`/callback/${oidcProvider}`, async (c) => {
    const call = await callOf(c)
    return redirect(c, call, await finishOidc(call, await runtime.auth(), c.req.query()))
  })
  return routes
}

function redirect(c: HonoContext, call: SessionCall, location: string): Response {
  for (const cookie of call.setCookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(location)
}
