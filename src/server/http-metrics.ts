import { Counter, Histogram, type Registry } from 'prom-client'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export interface HttpMetrics {
  /** @param route as the contract writes it, `/chains/{chainCode}/map`, or a word for what is none. */
  request(method: string, route: string, status: number, seconds: number): void
  limited(by: 'account' | 'address'): void
}

/** One set of counters for each registry, however many applications stand on it. */
const made = new WeakMap<Registry, HttpMetrics>()

/** Counts requests by the template of their route, never by their path: a path holds ids and has no end. */
export function httpMetrics(registry: Registry): HttpMetrics {
  const known = made.get(registry) ?? register(registry)
  made.set(registry, known)
  return known
}

function register(registry: Registry): HttpMetrics {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until a request was answered, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const limited = new Counter({
    name: 'shuanglian_requests_limited_total',
    help: 'Requests refused because there were too many, by what was counted.',
    labelNames: ['by'],
    registers: [registry],
  })
  return {
    request: (method, route, status, seconds) =>
      duration.observe({ route, method: methods.has(method) ? method : 'other', status }, seconds),
    limited: (by) => limited.inc({ by }),
  }
}
