import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HttpReceiver, startReceiver } from '../testing/http-receiver.ts'
import { parseNet } from './address.ts'
import { type Resolve, webhookOutlet } from './send.ts'

let receiver: HttpReceiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())
beforeEach(() => {
  receiver.received.length = 0
  receiver.answer((response) => response.end('ok'))
})

const loopback = parseNet('127.0.0.1')!
const outlet = (options: Partial<Parameters<typeof webhookOutlet>[0]> = {}) =>
  webhookOutlet({ allowedNets: [loopback], ...options })
const post = (url: string, options?: Parameters<typeof outlet>[0]) =>
  outlet(options).send({ url, headers: { 'shuanglian-event': 'e1' }, body: '{"a":"整改"}' })

describe('an event reaches a receiver', () => {
  it('as a POST with its headers and exactly its body', async () => {
    expect(await post(`http://127.0.0.1:${receiver.port}/hook?key=1`)).toEqual({ ok: true, status: 200 })
    expect(receiver.received).toMatchObject([
      {
        method: 'POST',
        path: '/hook?key=1',
        body: '{"a":"整改"}',
        headers: { 'shuanglian-event': 'e1', 'content-type': 'application/json; charset=utf-8' },
      },
    ])
  })

  it('by name at the address that was checked, with the name as host', async () => {
    const resolve: Resolve = async () => ['127.0.0.1']
    expect(await post(`http://hooks.test:${receiver.port}/`, { resolve })).toEqual({ ok: true, status: 200 })
    expect(receiver.received[0]?.headers.host).toBe(`hooks.test:${receiver.port}`)
  })
})

describe('no call goes into a private net', () => {
  const hostile = [
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://0.0.0.0',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:10.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1',
    'http://10.0.0.1',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[64:ff9b::a00:1]',
    'http://①②⑦.0.0.1',
  ]
  it.each(hostile)('%s is refused when it is registered and when it is sent to', async (url) => {
    expect(() => outlet({ allowedNets: [] }).check(url)).toThrow(/net that is not allowed/)
    expect(await post(url, { allowedNets: [] })).toEqual({ ok: false, status: null, fault: 'addressRefused' })
  })

  it('a name is refused by the addresses behind it, also when only one of them is bad', async () => {
    for (const addresses of [['10.0.0.5'], ['8.8.8.8', '10.0.0.5'], ['::ffff:127.0.0.1'], ['not an address']])
      expect(await post('http://inside.test/', { resolve: async () => addresses, allowedNets: [] })).toEqual({
        ok: false,
        status: null,
        fault: 'addressRefused',
      })
  })

  it('localhost is refused by the resolver of the system', async () => {
    expect(await post(`http://localhost:${receiver.port}/`, { allowedNets: [] })).toMatchObject({
      ok: false,
      fault: 'addressRefused',
    })
    expect(receiver.received).toEqual([])
  })

  it('a name that changes after it was checked does not lead elsewhere: it is resolved once', async () => {
    let asked = 0
    const rebinding: Resolve = async () => {
      asked += 1
      return asked === 1 ? ['127.0.0.1'] : ['127.0.0.2']
    }
    expect(await post(`http://rebind.test:${receiver.port}/`, { resolve: rebinding })).toMatchObject({
      ok: true,
    })
    expect(asked).toBe(1)
    expect(await post(`http://rebind.test:${receiver.port}/`, { resolve: rebinding })).toMatchObject({
      fault: 'addressRefused',
    })
    expect(receiver.received).toHaveLength(1)
  })

  it('a redirect is not followed', async () => {
    const inside = await startReceiver()
    receiver.answer((response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end()
    })
    expect(await post(`http://127.0.0.1:${receiver.port}/`)).toEqual({
      ok: false,
      status: 307,
      fault: 'redirect',
    })
    await inside.close()
    expect(inside.received).toEqual([])
  })
})

describe('a receiver cannot hold or flood the sender', () => {
  it('an error of the receiver is told by its status', async () => {
    receiver.answer((response) => response.writeHead(503).end())
    expect(await post(`http://127.0.0.1:${receiver.port}/`)).toEqual({
      ok: false,
      status: 503,
      fault: 'status',
    })
  })

  it('silence ends after a while, also when the name server is silent', async () => {
    receiver.answer(() => {})
    expect(await post(`http://127.0.0.1:${receiver.port}/`, { withinMs: 200 })).toMatchObject({
      fault: 'timeout',
    })
    const silent: Resolve = () => new Promise(() => {})
    expect(await post('http://hooks.test/', { resolve: silent, withinMs: 100 })).toMatchObject({
      fault: 'timeout',
    })
  })

  it('an endless answer is cut off', async () => {
    receiver.answer((response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(4096)));
      }
      response.on('drain', more)
      response.on('error', () => {})
      more()
    })
    expect(await post(`http://127.0.0.1:${receiver.port}/`, { withinMs: 5000 })).toEqual({
      ok: true,
      status: 200,
    })
  })

  it('a port where nobody listens and a name that nobody knows', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const free = (probe.address() as AddressInfo).port
        probe.close(() => resolve(free))
      })
    })
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ fault: 'unreachable' })
    const unknown: Resolve = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await post('http://nowhere.test/', { resolve: unknown })).toMatchObject({ fault: 'nameUnknown' })
  })
})

describe('what a target may look like', () => {
  it.each([
    'ftp://x.example',
    'file:///etc/passwd',
    'x.example/hook',
    'http://',
    'http://u:p@x.example',
    'http://x.example/#a',
  ])('%s is none', (url) => expect(() => outlet().check(url)).toThrow())
})
