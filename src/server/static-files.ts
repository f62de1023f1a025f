import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'

const root = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Files whose name carries their content's hash never change; the page itself is asked for every time. */
const isHashed = (path: string): boolean => path.includes('/assets/')

/** The built browser application. Every path without a file is the application's own page. */
export function staticFiles(): MiddlewareHandler {
  const onFound = (path: string, c: { header(name: string, value: string): void }) =>
    c.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  const file = serveStatic({ root, onFound })
  const page = serveStatic({ root, path: 'index.html', onFound })
  return async (c, next) => (await file(c, async () => {})) ?? page(c, next)
}
