import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultWeights, scoreParts, sharesOf } from './settings.ts'
import { bm25Likeness, cutTexts, worthOfLikeness } from './text-likeness.ts'

const word = fc.constantFrom('电池', '组件', '焊接', '工艺', '检测')
const text = fc.array(word, { maxLength: 8 })

test('likeness lies between 0 and 1, and is what the shared words bring together', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.array(text, { minLength: 1, maxLength: 10 }),
      (needs, people) => {
        const texts = bm25Likeness(cutTexts(needs), cutTexts(people))
        const likeness = new Float64Array(people.length).fill(7)
        for (const [need, asked] of needs.entries()) {
          const most = texts.likeness(need, likeness)
          for (const [person, held] of people.entries()) {
            const shared = texts.shared(need, person)
            expect(likeness[person]).toBeGreaterThanOrEqual(0)
            expect(likeness[person]).toBeLessThanOrEqual(most)
            expect(likeness[person]! / most).toBeCloseTo(
              shared.reduce((sum, { part }) => sum + part, 0),
              9,
            )
            expect(new Set(shared.map((each) => each.word))).toEqual(
              new Set(asked.filter((each) => held.includes(each))),
            )
          }
        }
      },
    ),
  )
})

test('a text that says every word more pointedly than the others is like it wholly, a strange one not at all', () => {
  const texts = bm25Likeness(
    cutTexts([['电池', '焊接']]),
    cutTexts([
      ['电池', '焊接'],
      ['检测', '工艺'],
    ]),
  )
  const likeness = new Float64Array(2)
  const most = texts.likeness(0, likeness)
  expect([...likeness]).toEqual([most, 0])
})

test('a likeness is worth its part of the greatest, rounded; one outside of it is refused', () => {
  // 4996 of 10,000 are 499.6 thousandths.
  expect(worthOfLikeness(4996, 10_000)).toBe(500)
  for (const wrong of [-1, 11, Number.NaN]) expect(() => worthOfLikeness(wrong, 10)).toThrow(RangeError)
})

test('weights become whole shares that add up to 1000, in proportion: none is off by one or more', () => {
  const weight = fc.oneof(fc.nat(100), fc.double({ min: 0, max: 1e300, noNaN: true }))
  fc.assert(
    fc.property(fc.array(weight, { minLength: 9, maxLength: 9 }), (given) => {
      fc.pre(given.some((each) => each > 0))
      const weights = { ...defaultWeights }
      for (const [at, part] of scoreParts.entries()) weights[part] = given[at]!
      const shares = sharesOf(weights)
      const greatest = Math.max(...given)
      const sum = given.reduce((total, each) => total + each / greatest, 0)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(1000)
      for (const [at, share] of shares.entries())
        expect(Math.abs(share - (1000 * (given[at]! / greatest)) / sum)).toBeLessThan(1)
    }),
  )
})

test('weights below 0, not numbers or all 0 are refused', () => {
  expect(() => sharesOf({ ...defaultWeights, node: -1 })).toThrow(RangeError)
  expect(() => sharesOf({ ...defaultWeights, node: Number.NaN })).toThrow(RangeError)
  const none = Object.fromEntries(scoreParts.map((part) => [part, 0])) as unknown as typeof defaultWeights
  expect(() => sharesOf(none)).toThrow(RangeError)
})
