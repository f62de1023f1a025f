import type { TestApi } from '../../testing/api.ts'
import type { TestEndpoint } from '../../testing/endpoints.ts'

/** Sends an input by hand, so that nothing of it is refused before it leaves. */
export function send(
  api: Pick<TestApi, 'request'>,
  endpoint: TestEndpoint,
  input: Record<string, unknown>,
): Promise<Response> {
  const rest = { ...input }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(
      (typeof value === 'string' ? value : JSON.stringify(value ?? null)).toWellFormed(),
    )
  })
  if (endpoint.method === 'GET') {
    const query = new URLSearchParams(
      Object.entries(rest).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
    return api.request(`/api${path}?${query}`)
  }
  return api.request(`/api${path}`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rest),
  })
}
