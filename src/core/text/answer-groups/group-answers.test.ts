import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, centreOf, groupAnswers } from './group-answers.ts'
import { averageLink } from './link.ts'
import { nearestNeighbours } from './neighbours.ts'
import { normaliseAnswer, termsOf } from './terms.ts'
import { dot, unit, type Vector } from './vectors.ts'

const characters = (text: string) => [...text].filter((character) => character !== ' ')

const answers = [
  '用地指标不足',
  '用地指标紧张，项目落不了地',
  '项目没有用地指标',
  '银行贷款难',
  '贷款难，银行要抵押',
  '银行贷款利率高',
  '无',
  '食堂菜品单一',
]

const vector = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts): Vector => unit(new Map(parts)))
const vectors = fc.array(vector, { minLength: 2, maxLength: 24 })

describe('SYS10 open answers by meaning', () => {
  it('answers that share their words stand together; what says nothing or stands alone is the rest', () => {
    const { groups, rest } = groupAnswers(answers, characters)
    expect(groups.map(({ members }) => members)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(rest).toEqual([6, 7])
    expect(answers).toContain(groups[0]!.example)
  })

  it('every answer is in one group or in the rest, none twice and none lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answers, '', '，。', '12')), (given) => {
        const { groups, rest } = groupAnswers(given, characters)
        const all = [...groups.flatMap(({ members }) => members), ...rest].sort((a, b) => a - b)
        expect(all).toEqual(given.map((_, at) => at))
      }),
    )
  })

  it('the order in which answers came decides nothing', () => {
    const texts = ({ groups, rest }: ReturnType<typeof groupAnswers>, of: readonly string[]) => ({
      groups: groups.map(({ label, members }) => ({ label, texts: members.map((at) => of[at]!).sort() })),
      rest: rest.map((at) => of[at]!).sort(),
    })
    const once = texts(groupAnswers(answers, characters), answers)
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
        expect(texts(groupAnswers(shuffled, characters), shuffled)).toEqual(once)
      }),
    )
  })

  it('a hundred times the same answer makes one group, told by the answer itself', () => {
    const { groups, rest } = groupAnswers(Array(100).fill('用地指标不足。'), characters)
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ example: '用地指标不足。' })
    expect(groups[0]!.members).toHaveLength(100)
    expect(rest).toEqual([])
  })

  it('no answer breaks it: nothing at all, signs alone, half a character, a long one', () => {
    expect(groupAnswers([], characters)).toEqual({ groups: [], rest: [] })
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (given) => {
        const { groups, rest } = groupAnswers(given, characters)
        expect(groups.reduce((sum, { members }) => sum + members.length, rest.length)).toBe(given.length)
      }),
    )
    expect(groupAnswers(['用地'.repeat(5000)], characters).rest).toEqual([0])
  })
})

describe('parts', () => {
  it('signs, width and case do not tell answers apart', () => {
    expect(normaliseAnswer(' ＡＩ人才，不足！ ')).toBe(normaliseAnswer('ai人才 不足'))
  })

  it('an unknown word that falls apart gives its bigrams; digits and stop words give nothing', () => {
    const terms = termsOf('的2026硅微粉', (text) => [text[0]!, '2026', ...text.slice(5)], new Set(['的']))
    expect([...terms.keys()].sort()).toEqual(['微粉', '硅微'])
  })

  it('neighbours are those that comparing all pairs finds', () => {
    fc.assert(
      fc.property(vectors, (given) => {
        const found = nearestNeighbours(given, { most: 5, least: 0.1 })
        for (const [at, list] of found.entries()) {
          const slow = given
            .flatMap((other, place) => (place === at ? [] : [{ at: place, cosine: dot(given[at]!, other) }]))
            .filter(({ cosine }) => cosine > 0.1 + 1e-9)
            .sort((a, b) => b.cosine - a.cosine)
            .slice(0, 5)
          expect(list.length).toBeGreaterThanOrEqual(slow.length)
          for (const [place, one] of slow.entries()) expect(list[place]!.cosine).toBeCloseTo(one.cosine, 9)
        }
      }),
    )
  })

  it('the nearest centre is the one that comparing with each finds', () => {
    fc.assert(
      fc.property(vectors, vectors, (given, others) => {
        const centres = others.map((one) => centreOf([0], [one], [1]))
        const fit = 0.2
        for (const [at, group] of assign(given, centres, fit).entries()) {
          const cosines = centres.map((centre) => dot(given[at]!, centre))
          const best = Math.max(...cosines)
          if (group < 0) expect(best).toBeLessThan(fit + 1e-9)
          else expect(cosines[group]).toBeCloseTo(best, 9)
        }
      }),
    )
  })

  it('average link joins as the slow way does that compares all pairs anew each time', () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 10 }), (given) => {
        const weights = given.map(() => 1)
        const near = nearestNeighbours(given, { most: given.length, least: 0 })
        const fast = averageLink(given, weights, near, 0.3)
        expect(meanOfClosest(given, fast)).toBeLessThan(0.3 + 1e-9)
        expect(fast.flat().sort((a, b) => a - b)).toEqual(given.map((_, at) => at))
        const slow = slowLink(given, 0.3)
        // Equal means may be joined in another order where rounding differs.
        if (!slow.tied) expect(fast).toEqual(slow.clusters)
      }),
      { numRuns: 300 },
    )
  })
})

const meanCosine = (given: readonly Vector[], a: readonly number[], b: readonly number[]) =>
  a.flatMap((one) => b.map((other) => dot(given[one]!, given[other]!))).reduce((x, y) => x + y, 0) /
  (a.length * b.length)

function pairsOf(given: readonly Vector[], clusters: readonly (readonly number[])[]) {
  return clusters
    .flatMap((a, i) =>
      clusters.slice(i + 1).map((b, j) => ({ i, j: i + 1 + j, mean: meanCosine(given, a, b) })),
    )
    .sort((a, b) => b.mean - a.mean || a.i - b.i || a.j - b.j)
}

const meanOfClosest = (given: readonly Vector[], clusters: readonly (readonly number[])[]) =>
  pairsOf(given, clusters)[0]?.mean ?? 0

function slowLink(given: readonly Vector[], threshold: number) {
  let clusters = given.map((_, at) => [at])
  let tied = false
  for (;;) {
    const pairs = pairsOf(given, clusters)
    const [best, second] = pairs
    if (best === undefined || best.mean < threshold) return { clusters, tied }
    if (Math.abs(best.mean - threshold) < 1e-9) tied = true
    if (second !== undefined && best.mean - second.mean < 1e-9) tied = true
    clusters = clusters
      .map((members, at) =>
        at === best.i ? [...members, ...clusters[best.j]!].sort((a, b) => a - b) : members,
      )
      .filter((_, at) => at !== best.j)
  }
}
