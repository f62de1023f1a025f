import { describe, expect, test } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { solveOptimal } from '../optimal/solve-optimal.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'
import { solveSpread } from '../spread/solve-spread.ts'
import { certify, cheapestCirculation } from './circulation.ts'
import { linkNetwork } from './network.ts'

/** As many seats as people, all after the same few needs: searches meet ties and long ways. */
function contested(seed: number, needCount: number, personCount: number, greatest: number): MatchingProblem {
  const random = seededRandom(seed)
  const need: number[] = []
  const person: number[] = []
  for (let p = 0; p < personCount; p++) {
    const listed = new Set(
      Array.from({ length: 8 }, () => Math.min(needCount - 1, Math.floor(needCount * random.next() ** 2))),
    )
    for (const i of listed) {
      need.push(i)
      person.push(p)
    }
  }
  return buildProblem(
    Int32Array.from({ length: needCount }, () => random.integer(0, Math.ceil((2 * personCount) / needCount))),
    Int32Array.from({ length: needCount }, () => random.integer(1, 3)),
    Int32Array.from({ length: personCount }, () => random.integer(1, 2)),
    {
      need: Int32Array.from(need),
      person: Int32Array.from(person),
      score: Int32Array.from(need, () => random.integer(0, greatest)),
    },
  )
}

describe('flows for aims in turn', () => {
  test('reach what the search for the best matching reaches, where ways are long and ties are many', () => {
    for (let seed = 0; seed < 40; seed++) {
      const problem = contested(seed, 20 + seed, 150 + 2 * seed, [5, 100, 1_000_000][seed % 3]!)
      for (const objective of ['tiers', 'score'] as const) {
        const found = solveSpread(problem, { objective })
        const { totals } = solveOptimal(problem, { objective })
        if (found.status !== 'optimal') throw new Error('infeasible')
        expect(found.totals.totalScore).toBe(totals.totalScore)
        if (objective === 'tiers') expect(found.totals).toEqual(totals)
        for (const { value, bound } of found.aims) expect(bound).toBe(value)
      }
    }
  })

  test('a circulation that cannot be is shown by a set into which more must flow than can leave', () => {
    // 0 → 1 at least 2, 1 → 2 at most 1, 2 → 0 any.
    const network = linkNetwork(3, Int32Array.of(0, 1, 2), Int32Array.of(1, 2, 0))
    const bounds = { lower: Int32Array.of(2, 0, 0), upper: Int32Array.of(3, 1, 9) }
    const start = { flow: bounds.lower, potential: new Float64Array(3) }
    const found = cheapestCirculation(network, bounds, new Int32Array(3), start)
    expect(found.status).toBe('infeasible')
    if (found.status === 'infeasible') {
      expect(found.reached[1]).toBe(1)
      expect(found.reached[0]).toBe(0)
    }
  })

  test('a certificate that does not hold is seen', () => {
    const network = linkNetwork(2, Int32Array.of(0, 1), Int32Array.of(1, 0))
    const bounds = { lower: Int32Array.of(0, 0), upper: Int32Array.of(5, 5) }
    const cost = Int32Array.of(-3, 1)
    const zero = new Float64Array(2)
    // Nothing flows: 0, though 5 units round bring −3 + 1 each.
    expect(certify(network, bounds, cost, Int32Array.of(0, 0), zero)).toEqual({
      primal: 0,
      dual: -15,
      feasible: true,
    })
    const found = cheapestCirculation(network, bounds, cost, { flow: Int32Array.of(0, 0), potential: zero })
    if (found.status !== 'optimal') throw new Error('infeasible')
    expect(certify(network, bounds, cost, found.flow, found.potential)).toEqual({
      primal: -10,
      dual: -10,
      feasible: true,
    })
    expect(certify(network, bounds, cost, Int32Array.of(1, 2), zero).feasible).toBe(false)
    expect(certify(network, bounds, cost, Int32Array.of(6, 6), zero).feasible).toBe(false)
  })
})
