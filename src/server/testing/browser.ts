import { type Contract, contract } from '#modules/contract.ts'
import { type ApiClient, createApiClient } from '#platform/http/client.ts'
import { createApp } from '../app.ts'
import type { Runtime } from '../runtime.ts'

/** A browser as the server sees it: it keeps cookies and says where its requests come from. */
export interface TestBrowser {
  client: ApiClient<Contract>
  /** Cookies by name; a test may take one away or bring its own. */
  cookies: Map<string, string>
  /** The last `Set-Cookie` lines, as sent. */
  setCookies: string[]
  request(path: string, init?: RequestInit): Promise<Response>
}

/** @param options.origin where the page stands that sends the requests; null says nothing of it. */
export function testBrowser(
  runtime: Runtime,
  options: { origin?: string | null; ip?: string; host?: string } = {},
): TestBrowser {
  const app = createApp(runtime)
  const host = options.host ?? 'test.invalid'
  const base = `http://${host}`
  const cookies = new Map<string, string>()
  const browser: TestBrowser = {
    client: createApiClient(contract, `${base}/api`, (request) => send(request)),
    cookies,
    setCookies: [],
    request: (path, init) => send(new Request(new URL(path, base), init)),
  }
  async function send(request: Request): Promise<Response> {
    const headers = new Headers(request.headers)
    headers.set('host', host)
    headers.set('user-agent', 'Test browser')
    const origin = options.origin === undefined ? base : options.origin
    if (origin !== null && request.method !== 'GET') headers.set('origin', origin)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.fetch(new Request(request, { headers }), {
      incoming: { socket: { remoteAddress: options.ip ?? '10.0.0.1' } },
    })
    browser.setCookies = response.headers.getSetCookie()
    for (const line of browser.setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(name.length + 1)
      if (value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return browser
}
