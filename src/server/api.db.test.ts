import { beforeAll, describe, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { type TestApi, testApi } from './testing/api.ts'

onBothDemoCities('the API over the demo city', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  it('every read endpoint without parameters answers, in the shape of the contract', async () => {
    const { client } = api
    const answers = await Promise.all([
      client.system.info(),
      client.directory.listRegions(),
      client.directory.listOrganisations(),
      client.chains.listChains(),
      client.chains.getAtlas(),
      client.chains.listIndustries({}),
      client.chains.listGaps({}),
      client.governance.listCards(),
      client.documents.listConflicts(),
    ])
    expect(answers[0]).toMatchObject({
      demo: true,
      today: '2023-06-15',
      actor: { id: 'test' },
      database: database().kind,
    })
    expect((answers[3] as unknown[]).length).toBe(8)
    expect((answers[7] as unknown[]).length).toBe(8)
  })

  it('SYS2: all eight chains open as a map of 25 to 60 nodes whose table twin has the same nodes', async () => {
    for (const chain of await api.client.chains.listChains()) {
      const map = await api.client.chains.getMap({ chainCode: chain.code })
      expect(map.nodes.length, chain.name).toBeGreaterThanOrEqual(25)
      expect(map.nodes.length, chain.name).toBeLessThanOrEqual(60)
      expect(map.nodes.length).toBe(chain.nodes)
      const codes = new Set(map.nodes.map((node) => node.code))
      for (const edge of map.edges) expect(codes.has(edge.from) && codes.has(edge.to)).toBe(true)
    }
  })

  it('an unknown path and an unknown object have the same shape of error, with a request id', async () => {
    for (const path of [
      '/api/nowhere',
      '/api/chains/unknown',
      '/api/enterprises/6a4b1a3e-0000-4000-8000-000000000000',
    ]) {
      const response = await api.request(path, { headers: { 'x-request-id': 'from-the-test' } })
      const body = (await response.json()) as { error: Record<string, unknown> }
      expect(response.status, path).toBe(404)
      expect(body.error).toMatchObject({ kind: 'notFound', requestId: 'from-the-test' })
      expect(Object.keys(body.error).sort()).toEqual(['details', 'kind', 'message', 'reason', 'requestId'])
    }
  })

  it('bad input names the field that is wrong', async () => {
    const response = await api.request('/api/enterprises?page=0')
    const body = (await response.json()) as {
      error: { kind: string; reason: string; details: { issues: { path: string }[] } }
    }
    expect(response.status).toBe(400)
    expect(body.error.reason).toBe('platform.input.invalid')
    expect(body.error.details.issues[0]!.path).toBe('page')
  })

  it('a list in a query may be a single value', async () => {
    const { items } = (await (await api.request('/api/gaps?chain=pv&verdict=break')).json()) as {
      items: { chainCode: string; verdict: string }[]
    }
    expect(items.length).toBeGreaterThan(0)
    expect(items.every((row) => row.chainCode === 'pv' && row.verdict === 'break')).toBe(true)
  })

  it('a body that is no JSON is bad input, never a stack trace', async () => {
    const response = await api.request('/api/enterprises', {
      method: 'POST',
      body: '{"name":',
      headers: { 'content-type': 'application/json' },
    })
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(text).not.toMatch(/at .*\.ts/)
  })

  it('the server is alive without and ready with its database', async () => {
    expect((await api.request('/api/health')).status).toBe(200)
    expect((await api.request('/api/ready')).status).toBe(200)
    const broken = testApi(() => Promise.reject(new Error('no database')))
    expect((await broken.request('/api/health')).status).toBe(200)
    const response = await broken.request('/api/ready')
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('no database')
  })
})

describe('the API without data', () => {
  const noData = testApi(() => Promise.reject(new Error('data was opened')), { hasData: false })

  it('the OpenAPI document is version 3.1 and names every endpoint of the contract', async () => {
    const document = (await (await noData.request('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, unknown>
    }
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(Object.keys(document.paths).length).toBeGreaterThan(40)
    expect(document.paths).toHaveProperty('/chains/{chainCode}/map')
  })

  it('the page that browses the API asks nothing of another host', async () => {
    const page = await (await noData.request('/api/docs')).text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    for (const path of page.match(/\/api\/docs\/[a-z.-]+/g) ?? [])
      expect((await noData.request(path)).status, path).toBe(200)
  })

  it('reading a document opens no data', async () => {
    const result = await noData.client.documents.read({ text: '滁州市建立了光伏、半导体两大产业链。' })
    expect(result.cleaned).toContain('光伏')
  })

  it('more than the limit is refused before it is read', async () => {
    const body = new FormData()
    body.set('file', new File([new Uint8Array(50 * 1024 * 1024)], 'large.txt'))
    const response = await noData.request('/api/documents/read', { method: 'POST', body })
    expect(response.status).toBe(413)
    expect(((await response.json()) as { error: { reason: string } }).error.reason).toBe(
      'platform.body.tooLarge',
    )
  })
})
