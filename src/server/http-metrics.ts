import type { Metrics } from '#platform/metrics/metrics.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export interface HttpMetrics {
  /** @param route as the contract writes it, `/chains/{chainCode}/map`, or a word for what is none. */
  request(method: string, route: string, status: number, seconds: number): void
  limited(by: 'account' | 'address'): void
}

/** One set of counters for each registry, however many applications stand on it. */
const made = new WeakMap<Metrics, HttpMetrics>()

/** Counts requests by the template of their route, never by their path: a path holds ids and has no end. */
export function httpMetrics(metrics: Metrics): HttpMetrics {
  const known = made.get(metrics) ?? register(metrics)
  made.set(metrics, known)
  return known
}

function register(metrics: Metrics): HttpMetrics {
  const duration = metrics.histogram(
    'http_request_duration_seconds',
    'Time until a request was answered, by route, method and status.',
    [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  )
  const limited = metrics.counter(
    'shuanglian_requests_limited_total',
    'Requests refused because there were too many, by what was counted.',
  )
  return {
    request: (method, route, status, seconds) =>
      duration.observe(seconds, {
        route,
        method: methods.has(method) ? method : 'other',
        status: String(status),
      }),
    limited: (by) => limited.add({ by }),
  }
}
