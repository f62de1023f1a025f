import type { Handler, Context as HonoContext } from 'hono'
import type { Registry } from 'prom-client'
import { AppError } from '#platform/errors.ts'
import { isLoopback } from './caller-address.ts'
import { carriesToken } from './operator-token.ts'

/** Headers by which a proxy shows itself: what it passes on does not come from this machine. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']

/**
 * What the process measures, for Prometheus. With a token whoever carries it is answered; without one, this machine itself
 * and not through a proxy. Nobody else learns that there is anything.
 */
export function metricsRoute(
  metrics: Registry,
  token: string | null,
  peerOf: (c: HonoContext) => string | null,
): Handler {
  return async (c) => {
    if (token === null) {
      const peer = peerOf(c)
      const here =
        peer !== null && isLoopback(peer) && !proxyHeaders.some((name) => c.req.header(name) !== undefined)
      if (!here) throw new AppError('notFound', 'platform.route.unknown', 'there is no GET /metrics')
    } else if (!carriesToken(c.req.header('authorization') ?? null, token)) {
      c.header('www-authenticate', 'Bearer')
      throw new AppError(
        'unauthenticated',
        'platform.metrics.refused',
        'METRICS_TOKEN is asked for as bearer token',
      )
    }
    c.header('content-type', metrics.contentType)
    c.header('cache-control', 'no-store')
    return c.body(await metrics.metrics())
  }
}
