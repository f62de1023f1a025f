import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, chainStart, entryHash } from './entry-hash.ts'

/** The obvious way, as judge: plain JSON with sorted keys. */
function slowly(value: unknown): string {
  const parsed = JSON.parse(JSON.stringify(value) ?? 'null') as unknown
  const sorted = (item: unknown): string => {
    if (Array.isArray(item)) return `[${item.map(sorted).join()}]`
    if (typeof item !== 'object' || item === null) return JSON.stringify(item)
    const fields = Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${sorted(field)}`).join()}}`
  }
  return sorted(parsed)
}

describe('canonical JSON', () => {
  it('is plain JSON with sorted keys, whatever the value', () => {
    const key = fc.string().filter((text) => !text.includes('\0'))
    const value = fc.anything({ key, withDate: true, withNullPrototype: false, maxDepth: 3 })
    fc.assert(
      fc.property(value, (item) => {
        expect(canonicalJson(item)).toBe(slowly(item))
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same however the keys are ordered', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, null], c: undefined } })).toBe('{"a":{"d":[1,null]},"b":1}')
    expect(canonicalJson({ a: { c: undefined, d: [1, null] }, b: 1 })).toBe('{"a":{"d":[1,null]},"b":1}')
  })

  it('leaves out what JSON leaves out, also where a value says so itself', () => {
    expect(
      canonicalJson({ a: () => 1, b: Symbol('x'), c: { toJSON: () => undefined }, d: new Date(0) }),
    ).toBe('{"d":"1970-01-01T00:00:00.000Z"}')
  })
})

describe('the hash of an entry', () => {
  const entry = {
    seq: 1,
    at: new Date('2023-06-15T02:00:00Z'),
    actorId: 'a',
    actorName: '甲',
    requestId: 'r',
    ip: null,
    action: 'test.thing.do',
    objectKind: 'test.thing',
    objectId: '1',
    before: null,
    after: { text: '缺玻璃' },
    reason: null,
  }

  it('never changes between versions of the program: stored hashes must stay right', () => {
    expect(entryHash(chainStart, entry)).toBe(
      '16f7930d3121cedab7e224af6dbeaa8a44d33581e3131a1e2b585c8d4eccee98',
    )
  })

  it('depends on the hash before it', () => {
    expect(entryHash('1'.repeat(64), entry)).not.toBe(entryHash(chainStart, entry))
  })
})
