import { seededRandom } from '../../random/seeded-random.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'
import type { Division } from '../split/part.ts'

export interface RegionalShape {
  /** Needs and people of each region. */
  readonly regions: readonly { readonly needs: number; readonly people: number }[]
  /** Share of pairs whose need is of another region. */
  readonly border: number
  /** Pairs each person lists, doubles dropped. */
  readonly listed: number
  /** Separate markets of 3 needs and 4 people besides, in the regions in turn. */
  readonly islands?: number
}

/**
 * A contested problem over regions: all want the same few needs, seats are about as many as people, scores are half the
 * person's quality. Two tiers.
 */
export function regionalProblem(shape: RegionalShape): { problem: MatchingProblem; regions: Division } {
  const { regions, border, listed, islands = 0 } = shape
  const random = seededRandom(`regions ${JSON.stringify(shape)}`)
  const ofNeed: number[] = []
  const ofPerson: number[] = []
  const need: number[] = []
  const person: number[] = []
  const score: number[] = []
  const begins = regions.map(({ needs }, region) => {
    const begin = ofNeed.length
    for (let i = 0; i < needs; i++) ofNeed.push(region)
    return begin
  })
  const list = (one: number, candidates: Iterable<number>) => {
    const quality = random.next()
    for (const i of new Set(candidates)) {
      need.push(i)
      person.push(one)
      score.push(1 + Math.floor(999 * (0.5 * quality + 0.2 * ((i % 97) / 97) + 0.3 * random.next())))
    }
  }
  regions.forEach(({ people }, region) => {
    for (let p = 0; p < people; p++) {
      const drawn = Array.from({ length: listed }, () => {
        const abroad = regions.length > 1 && random.next() < border
        const at = abroad ? (region + random.integer(1, regions.length - 1)) % regions.length : region
        return begins[at]! + Math.floor(regions[at]!.needs * random.next() ** 2)
      })
      list(ofPerson.length, drawn)
      ofPerson.push(region)
    }
  })
  for (let island = 0; island < islands; island++) {
    const begin = ofNeed.length
    for (let i = 0; i < 3; i++) ofNeed.push(island % regions.length)
    for (let p = 0; p < 4; p++) {
      list(ofPerson.length, [begin, begin + 1, begin + 2])
      ofPerson.push(island % regions.length)
    }
  }
  const most = Math.max(1, Math.round((2 * ofPerson.length) / ofNeed.length) - 1)
  const problem = buildProblem(
    Int32Array.from(ofNeed, () => random.integer(1, most)),
    Int32Array.from(ofNeed, () => random.integer(1, 2)),
    new Int32Array(ofPerson.length).fill(1),
    { need: Int32Array.from(need), person: Int32Array.from(person), score: Int32Array.from(score) },
  )
  return {
    problem,
    regions: { count: regions.length, ofNeed: Int32Array.from(ofNeed), ofPerson: Int32Array.from(ofPerson) },
  }
}
