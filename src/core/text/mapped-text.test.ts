import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  compactMap,
  type Edit,
  mapRaw,
  rawRange,
  rawRangeOfMap,
  spanOfRaw,
} from './mapped-text.ts'

/** Edits that fit a text of the given length: sorted, apart, not empty on the left. */
const editsFor = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.integer({ min: 1, max: 4 }), fc.string({ maxLength: 5 })), {
      maxLength: 8,
    })
    .map((triples) => {
      const edits: Edit[] = []
      for (const [start, size, replacement] of triples.sort((one, other) => one[0] - other[0])) {
        const end = start + size
        if (end <= length && start >= (edits.at(-1)?.end ?? 0)) edits.push({ start, end, replacement })
      }
      return edits
    })

const twice = fc.string({ minLength: 1, maxLength: 40 }).chain((raw) =>
  editsFor(raw.length).chain((first) => {
    const once = applyEdits(mapRaw(raw), first)
    return editsFor(once.text.length).map((second) => ({ raw, mapped: applyEdits(once, second) }))
  }),
)

describe('mapped text', () => {
  it('two rounds of edits keep the map monotone, inside the raw text and never empty', () => {
    fc.assert(
      fc.property(twice, ({ raw, mapped }) => {
        expect(mapped.starts).toHaveLength(mapped.text.length)
        for (let i = 0; i < mapped.text.length; i++) {
          const { start, end } = rawRange(mapped, i, i + 1)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(raw.length)
          if (i > 0) {
            const previous = rawRange(mapped, i - 1, i)
            expect(start).toBeGreaterThanOrEqual(previous.start)
            expect(end).toBeGreaterThanOrEqual(previous.end)
          }
        }
      }),
    )
  })

  it('the run-length form gives the same raw range for every span', () => {
    fc.assert(
      fc.property(twice, fc.nat(60), fc.nat(60), ({ mapped }, a, b) => {
        const start = Math.min(a, b, mapped.text.length)
        const end = Math.min(Math.max(a, b), mapped.text.length)
        fc.pre(end > start)
        expect(rawRangeOfMap(compactMap(mapped), start, end)).toEqual(rawRange(mapped, start, end))
      }),
    )
  })

  it('deleting leaves the other characters with their own place', () => {
    // a(1)b(2)c: taking out the brackets leaves a, b, c from 0, 4, 8.
    const mapped = applyEdits(mapRaw('a(1)b(2)c'), [
      { start: 1, end: 4, replacement: '' },
      { start: 5, end: 8, replacement: '' },
    ])
    expect(mapped.text).toBe('abc')
    expect([...mapped.starts]).toEqual([0, 4, 8])
    expect(compactMap(mapped)).toEqual([
      [0, 0, 1, 1],
      [1, 4, 1, 1],
      [2, 8, 1, 1],
    ])
  })

  it('a replacement of another length stands as a whole for what it replaced', () => {
    const mapped = applyEdits(mapRaw('x?!yz'), [{ start: 1, end: 4, replacement: '。”' }])
    expect(mapped.text).toBe('x。”z')
    expect(rawRange(mapped, 1, 2)).toEqual({ start: 1, end: 4 })
    expect(rawRangeOfMap(compactMap(mapped), 2, 3)).toEqual({ start: 1, end: 4 })
  })

  it('a raw range finds its span again, a deleted one the place where it was', () => {
    const mapped = applyEdits(mapRaw('abcdef'), [{ start: 2, end: 4, replacement: '' }])
    expect(spanOfRaw(mapped, 0, 2)).toEqual({ start: 0, end: 2 })
    expect(spanOfRaw(mapped, 2, 4)).toEqual({ start: 2, end: 2 })
    expect(spanOfRaw(mapped, 4, 6)).toEqual({ start: 2, end: 4 })
  })

  it('edits out of order or empty are refused', () => {
    expect(() => applyEdits(mapRaw('abc'), [{ start: 1, end: 1, replacement: 'x' }])).toThrow(RangeError)
    expect(() =>
      applyEdits(mapRaw('abc'), [
        { start: 1, end: 3, replacement: '' },
        { start: 2, end: 3, replacement: '' },
      ]),
    ).toThrow(RangeError)
  })
})
