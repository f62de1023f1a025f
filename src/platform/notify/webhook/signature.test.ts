import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signatureHeader } from './signature.ts'
import { coversTopic } from './topics.ts'

describe('what is sent is signed', () => {
  const body = '{"title":"整改"}'

  it('with HMAC-SHA256 over time and body, as a receiver computes it', () => {
    const header = signatureHeader('sha256', 'whs_secret', 1_686_794_400, body)
    const { t, v1 } = Object.fromEntries(header.split(',').map((part) => part.split('='))) as Record<
      string,
      string
    >
    const expected = createHmac('sha256', 'whs_secret').update(`${t}.${body}`).digest()
    expect(timingSafeEqual(Buffer.from(v1!, 'hex'), expected)).toBe(true)
  })

  it('or with HMAC-SM3', () => {
    const expected = createHmac('sm3', 'whs_secret').update(`1686794400.${body}`).digest('hex')
    expect(signatureHeader('sm3', 'whs_secret', 1_686_794_400, body)).toBe(`t=1686794400,sm3=${expected}`)
  })

  it('and the receiver of docs/api.md takes what is genuine and fresh, and nothing else', async () => {
    const code = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/api.md', 'utf8'))?.[1] ?? ''
    const { isGenuine } = (await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${code}\nexport { isGenuine }`)}`
    )) as { isGenuine: (header: string, body: Buffer, secret: string) => boolean }
    const now = Math.floor(Date.now() / 1000)
    const bytes = Buffer.from(body)
    for (const algorithm of ['sha256', 'sm3'] as const) {
      const header = signatureHeader(algorithm, 'whs_secret', now, body)
      expect(isGenuine(header, bytes, 'whs_secret')).toBe(true)
      expect(isGenuine(header, bytes, 'whs_other')).toBe(false)
      expect(isGenuine(header, Buffer.from(`${body} `), 'whs_secret')).toBe(false)
      expect(isGenuine(signatureHeader(algorithm, 'whs_secret', now - 600, body), bytes, 'whs_secret')).toBe(
        false,
      )
    }
    for (const header of ['', 't=1', 'v1=00', `t=${now},v1=zz`, `t=${now}`])
      expect(isGenuine(header, bytes, 'whs_secret'), header).toBe(false)
  })

  it('another time, body or secret gives another signature', () => {
    const headers = [
      signatureHeader('sha256', 'a', 1, body),
      signatureHeader('sha256', 'a', 2, body),
      signatureHeader('sha256', 'b', 1, body),
      signatureHeader('sha256', 'a', 1, `${body} `),
    ]
    expect(new Set(headers.map((header) => header.split('v1=')[1])).size).toBe(4)
  })
})

describe('topics of a target', () => {
  it.each([
    ['*', 'matters.problem.assigned', true],
    ['matters.*', 'matters.problem.assigned', true],
    ['matters.problem.*', 'matters.problem.assigned', true],
    ['matters.problem.assigned', 'matters.problem.assigned', true],
    ['matter.*', 'matters.problem.assigned', false],
    ['matters.prob.*', 'matters.problem.assigned', false],
    ['matters.problem.closed', 'matters.problem.assigned', false],
  ])('%s and %s: %s', (pattern, topic, covered) => expect(coversTopic(pattern, topic)).toBe(covered))
})
