import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { contract } from '#modules/contract.ts'
import { errorBody } from '#platform/http/contract.ts'
import { version } from './version.ts'

/** Builds the OpenAPI 3.1 document from the contract. */
export function openApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: '双链 Shuanglian',
      version,
      description: 'A city’s industry chains and the people who serve them.',
    },
    servers: [{ url: '/api' }],
    commonSchemas: { Error: { schema: errorBody } },
  })
}

const assets = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
} as const

const page = html`<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8"><title>双链 API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
  <body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`

/** `/openapi.json` and a browsable page that needs no network. */
export function openApiRoutes(): Hono {
  const routes = new Hono()
  let document: ReturnType<typeof openApiDocument> | null = null
  routes.get('/openapi.json', async (c) => {
    document ??= openApiDocument()
    return c.json(await document)
  })
  routes.get('/docs', (c) => c.html(page))
  routes.get('/docs/start.js', (c) =>
    c.body("SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', validatorUrl: null })", 200, {
      'content-type': 'text/javascript',
    }),
  )
  for (const [name, type] of Object.entries(assets)) {
    routes.get(`/docs/${name}`, async (c) =>
      c.body(await readFile(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))), 200, {
        'content-type': type,
      }),
    )
  }
  return routes
}
