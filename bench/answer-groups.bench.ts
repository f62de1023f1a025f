import { type SeededRandom, seededRandom } from '#core/random/seeded-random.ts'
import { groupAnswers } from '#core/text/answer-groups/group-answers.ts'
import { answerStopWords } from '#core/text/answer-groups/stop-words.ts'
import { normaliseAnswer, termsOf } from '#core/text/answer-groups/terms.ts'
import { wordsOf } from '#platform/text-grouping/words.ts'
import labelled from '../fixtures/answers/labelled.json' with { type: 'json' }
import type { Benchmark } from './benchmark.ts'

interface Labelled {
  meaning: string
  answer: string
}

const meanings = labelled.filter(({ meaning }) => meaning !== 'noise')
const openings = ['', '目前', '我们这里', '说实话', '去年以来', '从企业反映看']

/**
 * Answers put together from two of one meaning, as people put it at length. The same 200 sentences stand in all of them,
 * so every answer is alike to very many others: harder than answers of so many people are.
 */
function answersOf(size: number): Labelled[] {
  const random = seededRandom('answer-groups')
  return Array.from({ length: size }, () => {
    const { meaning, answers } = random.pick(meanings)
    return { meaning, answer: `${random.pick(openings)}${random.pick(answers)}，${random.pick(answers)}` }
  })
}

/** Agreement with the labels over all pairs, from counts of what fell together. */
function pairF1(rows: readonly Labelled[], groupOf: (at: number) => number | null): number {
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const count = (keys: (string | null)[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
    return pairs(counts.values())
  }
  const grouped = count(rows.map((_, at) => groupOf(at)?.toString() ?? null))
  const meant = count(rows.map(({ meaning }) => meaning))
  const both = count(
    rows.map(({ meaning }, at) => (groupOf(at) === null ? null : `${groupOf(at)} ${meaning}`)),
  )
  return (2 * both) / (grouped + meant)
}

/** Plain k-means over dense vectors of the same words, told how many groups there are. */
function denseKMeans(texts: readonly string[], k: number, random: SeededRandom): number[] {
  const tokenizer = wordsOf([])
  const terms = texts.map((text) => termsOf(normaliseAnswer(text), tokenizer, answerStopWords))
  const frequency = new Map<string, number>()
  for (const one of terms) for (const term of one.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const number = new Map([...frequency.keys()].map((term, at) => [term, at]))
  const width = number.size
  const points = terms.map((one) => {
    const point = new Float64Array(width)
    for (const [term, weight] of one)
      point[number.get(term)!] = weight * Math.log(1 + terms.length / frequency.get(term)!)
    const length = Math.hypot(...point) || 1
    return point.map((value) => value / length)
  })
  const distance = (a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let at = 0; at < width; at++) sum += (a[at]! - b[at]!) ** 2
    return sum
  }
  let centres = random.sample(points, k).map((point) => point.slice())
  let groups: number[] = []
  for (let round = 0; round < 10; round++) {
    groups = points.map((point) => {
      let best = 0
      let least = Number.POSITIVE_INFINITY
      for (const [group, centre] of centres.entries()) {
        const far = distance(point, centre)
        if (far < least) [best, least] = [group, far]
      }
      return best
    })
    const sums = centres.map(() => ({ sum: new Float64Array(width), size: 0 }))
    for (const [at, group] of groups.entries()) {
      const { sum } = sums[group]!
      for (let term = 0; term < width; term++) sum[term]! += points[at]![term]!
      sums[group]!.size += 1
    }
    centres = sums.map(({ sum, size }, group) =>
      size === 0 ? centres[group]! : sum.map((value) => value / size),
    )
  }
  return groups
}

export const benchmark: Benchmark = {
  name: 'answer-groups',
  title: 'Open answers grouped by meaning',
  runs: 3,
  warmups: 1,
  ours: {
    name: 'ours',
    note: 'reading the dictionary of jieba included',
    sizes: [500, 1000, 2500, 5000],
    prepare: (size) => {
      const rows = answersOf(size)
      return () => {
        const { groups, rest } = groupAnswers(
          rows.map(({ answer }) => answer),
          wordsOf([]),
        )
        const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((at) => [at, group])))
        return {
          figures: {
            groups: groups.length,
            rest: rest.length,
            pairF1: pairF1(rows, (at) => groupOf.get(at) ?? null).toFixed(3),
          },
        }
      }
    },
  },
  peers: [
    {
      name: 'dense-k-means',
      note: `plain k-means on dense vectors of the same words, told that there are ${meanings.length} meanings`,
      sizes: [500, 1000, 2500, 5000],
      prepare: (size) => {
        const rows = answersOf(size)
        return () => {
          const groups = denseKMeans(
            rows.map(({ answer }) => answer),
            meanings.length,
            seededRandom('k-means'),
          )
          return {
            figures: { groups: meanings.length, pairF1: pairF1(rows, (at) => groups[at]!).toFixed(3) },
          }
        }
      },
    },
  ],
}
