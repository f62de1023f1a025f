import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { describers } from '../../objects.ts'
import { testPerson } from '../../testing/actors.ts'
import { refusal, testApi } from '../../testing/api.ts'
import {
  allPermissions,
  endpoints,
  type Shape,
  sampleId,
  sampleInput,
  type TestEndpoint,
} from '../../testing/endpoints.ts'
import { send } from './send.ts'

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '%',
    '_',
    '\\',
    "'",
    '"; drop table x; --',
    '../../etc/passwd',
    '(a+)+$',
    '[',
    '9'.repeat(40),
    '-1',
    '1e309',
    'NaN',
    '0000-00-00',
    '275760-09-13',
    '9999-12-31',
    '00000000-0000-4000-8000-000000000000',
    '文'.repeat(10_000),
  ),
)

/** Something of the right type, more or less: near enough to pass the first gate now and then. */
function near(shape: Shape): fc.Arbitrary<unknown> {
  const choice = shape.anyOf ?? shape.oneOf
  if (choice !== undefined) return fc.oneof(...choice.map(near))
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum)
  switch (shape.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, part]) => [name, near(part)])),
        { requiredKeys: shape.required ?? [] },
      )
    case 'array':
      return fc.array(near(shape.items ?? {}), { maxLength: 3 })
    case 'integer':
      return fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 31, 2 ** 53, 1e21))
    case 'number':
      return fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(1e308, -0, 5e-324, 2 ** 63))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return nearText(shape)
  }
}

function nearText({ format, pattern }: Shape): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), hostileText)
  if (format === 'date')
    return fc.oneof(fc.constantFrom('0001-01-01', '9999-12-31', '2023-02-29', '2023-06-15'), hostileText)
  if (pattern !== undefined) {
    try {
      return fc.oneof(fc.stringMatching(new RegExp(pattern)), hostileText)
    } catch {
      return hostileText
    }
  }
  return hostileText
}

/** An input of an endpoint with some fields replaced by anything, and some that do not exist. */
const inputs = (endpoint: TestEndpoint): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      near(endpoint.input ?? { type: 'object' }),
      fc.dictionary(
        fc.constantFrom(...Object.keys(endpoint.input?.properties ?? {}), 'extra', 'constructor'),
        fc.oneof(hostileText, fc.jsonValue({ maxDepth: 3 })),
        { maxKeys: 2 },
      ),
    )
    .map(([fitting, odd]) => ({ ...(fitting as Record<string, unknown>), ...odd }))

/** Slow by purpose: each try makes a hash of a password. */
const costly = new Set(['session.signIn', 'session.changePassword'])

onBothDemoCities('hostile input', (database) => {
  const api = testApi(async () => database())
  /** Asked for every guard; who may do everything is asked for none. */
  const reader = api.as(testPerson('reader', null, allPermissions, { chainCodes: ['pv'] }))

  describe('whatever an endpoint is sent, it answers below 500', () => {
    for (const endpoint of endpoints)
      it(endpoint.key, async () => {
        await fc.assert(
          fc.asyncProperty(inputs(endpoint), async (input) => {
            const response = await send(api, endpoint, input)
            const body = await response.text()
            if (!body.includes('platform.mail.off'))
              expect(response.status, body.slice(0, 400)).toBeLessThan(500)
          }),
          {
            numRuns: costly.has(endpoint.key) || endpoint.input === null ? 3 : 25,
            seed: 20_230_615,
            endOnFailure: true,
          },
        )
      })
  })

  it('an id that is none of its kind is unknown wherever an object is named by kind and id', async () => {
    const named = endpoints.filter(
      ({ input }) => input?.properties?.kind !== undefined && input.properties.id,
    )
    expect(named.length).toBeGreaterThan(4)
    for (const kind of [...Object.keys(describers), 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
      for (const id of ['x', 'constructor', '__proto__', '1', sampleId]) {
        for (const endpoint of named) {
          const response = await send(reader, endpoint, { ...sampleInput(endpoint), kind, id })
          expect(response.status, `${endpoint.key} ${kind} ${id}`).toBeLessThan(500)
        }
        const act = endpoints.find(({ key }) => key === 'workflow.act')!
        for (const action of ['assign', 'constructor', 'toString', '__proto__'])
          expect((await send(reader, act, { object: { kind, id }, action, lockVersion: 1 })).status).toBe(404)
        const raised = await send(reader, endpoints.find(({ key }) => key === 'matters.openProblem')!, {
          title: '来源不明的问题',
          problem: '用地指标尚未落实',
          chainCode: 'pv',
          origin: 'own',
          raisedFrom: [{ kind, id }],
        })
        expect(raised.status, `${kind} ${id}`).toBeLessThan(500)
      }
  })

  it('an action that only every object has is none of a workflow', async () => {
    const [problem] = (await api.client.matters.listProblems({})).items
    const object = { kind: 'matters.problem', id: problem!.id }
    const { lockVersion } = await api.client.workflow.getWorkflow(object)
    for (const action of ['constructor', 'toString', '__proto__', 'valueOf'])
      expect(await refusal(api.client.workflow.act({ object, action, lockVersion }))).toMatchObject({
        status: 409,
        reason: 'platform.workflow.notNow',
      })
  })

  it('a text of ten thousand characters is refused or taken in every field, and never breaks', async () => {
    const long = '长'.repeat(10_000)
    for (const endpoint of endpoints) {
      if (costly.has(endpoint.key)) continue
      for (const name of Object.keys(endpoint.input?.properties ?? {})) {
        const response = await send(api, endpoint, { ...sampleInput(endpoint), [name]: long })
        expect(response.status, `${endpoint.key} ${name}`).toBeLessThan(500)
      }
    }
  })

  it('a page is of 200 rows at most, and no page number breaks the list', async () => {
    const paged = endpoints.filter(({ input }) => input?.properties?.pageSize !== undefined)
    expect(paged.length).toBeGreaterThan(5)
    for (const endpoint of paged) {
      expect((await send(api, endpoint, { ...sampleInput(endpoint), pageSize: '201' })).status).toBe(400)
      for (const page of ['9007199254740991', '1000000000', '2147483648'])
        expect(
          (await send(api, endpoint, { ...sampleInput(endpoint), page })).status,
          `${endpoint.key} ${page}`,
        ).toBeLessThan(500)
    }
  })

  it('words of a search that would tie a pattern matcher in knots are answered within two seconds', async () => {
    const words = [
      '(a+)+$',
      '%'.repeat(100),
      '_'.repeat(100),
      '\\'.repeat(99),
      `${'a'.repeat(99)}!`,
      '*'.repeat(100),
    ]
    for (const endpoint of endpoints.filter(({ input }) => input?.properties?.query !== undefined))
      for (const query of words) {
        const began = performance.now()
        const { status } = await send(api, endpoint, { ...sampleInput(endpoint), query })
        expect(status, `${endpoint.key} ${query}`).toBeLessThan(500)
        expect(performance.now() - began, `${endpoint.key} ${query}`).toBeLessThan(2000)
      }
  })

  const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    api.request('/api/problems/like', { method: 'POST', headers, body })

  it('what is nested a hundred thousand deep is refused', async () => {
    const depth = 100_000
    for (const body of [
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `{"text":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
      `{"text":"x","chainCode":${'['.repeat(depth)}`,
    ])
      expect((await post(body)).status).toBe(400)
    const query = Array.from({ length: 200 }, () => '[a]').join('')
    expect((await api.request(`/api/problems?chain${query}=x`)).status).toBeLessThan(500)
    expect(
      (await api.request(`/api/problems?__proto__[x]=1&constructor[prototype][y]=2`)).status,
    ).toBeLessThan(500)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(({} as Record<string, unknown>).y).toBeUndefined()
  })

  it('a body that is too large is refused with its limit, said or not', async () => {
    const body = 'x'.repeat(60 * 1024 * 1024)
    const said = await post(body, {
      'content-type': 'application/json',
      'content-length': String(body.length),
    })
    expect(said.status).toBe(413)
    expect(await said.json()).toMatchObject({ error: { reason: 'platform.body.tooLarge' } })
    expect((await post(body)).status).toBe(413)
  })

  it('a body of another kind, or none, is refused as bad input', async () => {
    for (const [body, type] of [
      ['<a/>', 'text/xml'],
      ['{', 'application/json'],
      ['', 'application/json'],
      ['null', 'application/json'],
      ['"text"', 'application/json'],
      ['\u0000', 'application/json'],
      ['--x\r\n', 'multipart/form-data; boundary=x'],
      ['a', 'multipart/form-data'],
      ['text=%', 'application/x-www-form-urlencoded'],
      ['x', 'application/octet-stream'],
    ] as const)
      expect((await post(body, { 'content-type': type })).status, `${type} ${body}`).toBeLessThan(500)
  })
})
