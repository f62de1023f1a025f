import { expect, it } from 'vitest'
import { createApp } from './app.ts'
import { testRuntime } from './testing/api.ts'

/** Every address the server answers beside the endpoints of the contract, and why nobody is asked for a right there. */
const bare: Record<string, string> = {
  'ALL /*': 'request id, log and headers, before every answer',
  'ALL /api/*':
    'size and origin of requests, then the endpoints of the contract, each with the right it asks for',
  'GET /*': 'files of the pages, the same for everybody; they hold no data',
  'GET /api/docs': 'page of the API: names of endpoints, no data',
  'GET /api/docs/start.js': 'part of that page',
  'GET /api/docs/swagger-ui-bundle.js': 'part of that page',
  'GET /api/docs/swagger-ui.css': 'part of that page',
  'GET /api/openapi.json': 'the contract as a file, no data',
  'GET /api/session/oidc': 'sends a browser to the identity provider',
  'GET /api/session/callback/oidc': 'takes it back: state, nonce and PKCE say whose log-in or link it is',
  'GET /metrics':
    'figures of the process for whoever watches it, on this machine or with the token set for it',
  'POST /api/operator/backup':
    'asked by the command line of this machine alone, which proves it by the token it left',
  'POST /api/operator/search/rebuild': 'asked by the command line of this machine alone, as the backup',
  'GET /api/health': 'tells that the process lives; asked by whoever watches it',
  'GET /api/ready': 'tells that the database answers; asked by whoever sends it requests',
}

it('no address is served around the contract but these', () => {
  const app = createApp(testRuntime(() => Promise.reject(new Error('no data here'))))
  const served = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].sort()
  expect(served).toEqual(Object.keys(bare).toSorted())
})
