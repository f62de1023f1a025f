import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveOptimal } from '../optimal/solve-optimal.ts'
import { buildProblem } from '../problem.ts'
import { solveSpread } from '../spread/solve-spread.ts'
import { everyMatching, tinyProblems } from '../testing/tiny-problems.ts'
import { totalsOf } from '../totals.ts'
import { keepMost } from './keep-most.ts'
import { rematch } from './rematch.ts'

const cases = (size: Parameters<typeof tinyProblems>[0]) =>
  tinyProblems(size).chain(({ problem }) => {
    const edges = Array.from(problem.edgePerson.keys())
    const few = fc.subarray(edges, { maxLength: Math.min(2, edges.length) })
    return fc.record({
      problem: fc.constant(problem),
      objective: fc.constantFrom('tiers' as const, 'score' as const),
      previous: fc.subarray(edges),
      pins: fc.record({ forced: few, forbidden: few }),
    })
  })

describe('SYS7 matching anew after a refusal or a new need', () => {
  test('of all equal optima that keep the pins, the one with most of the pairs before; else the pins that collide', () => {
    let better = 0
    fc.assert(
      fc.property(
        cases({ needs: 4, people: 4, edges: 9, greatestScore: 2 }),
        ({ problem, objective, previous, pins }) => {
          const found = rematch(problem, { objective, previous, pins }, solveOptimal)
          const rows = everyMatching(problem)
            .filter(
              (matching) =>
                pins.forced.every((edge) => matching[edge] === 1) &&
                pins.forbidden.every((edge) => matching[edge] === 0),
            )
            .map((matching) => {
              const { filledByTier, totalScore } = totalsOf(problem, matching)
              const fills = objective === 'tiers' ? filledByTier.map(({ filled }) => filled) : []
              return [...fills, totalScore, previous.filter((edge) => matching[edge] === 1).length]
            })
            .sort((a, b) => {
              const at = a.findIndex((value, k) => value !== b[k])
              return at === -1 ? 0 : b[at]! - a[at]!
            })
          if (found.status === 'infeasible') {
            expect(rows).toEqual([])
            expect(found.conflicts.length).toBeGreaterThan(0)
            return
          }
          const { filledByTier, totalScore } = totalsOf(problem, found.matching)
          const fills = objective === 'tiers' ? filledByTier.map(({ filled }) => filled) : []
          expect([...fills, totalScore, found.kept]).toEqual(rows[0])
          expect(previous.filter((edge) => found.matching[edge] === 1).length).toBe(found.kept)
          expect(found.totals).toEqual(totalsOf(problem, found.matching))
          const plain = solveOptimal(problem, { objective }).matching
          if (previous.filter((edge) => plain[edge] === 1).length < found.kept) better++
        },
      ),
      { numRuns: 2000 },
    )
    expect(better).toBeGreaterThan(10)
  })

  test('keeps as many pairs as the flow that seeks tiers, score and pairs in turn', () => {
    fc.assert(
      fc.property(
        cases({ needs: 12, people: 20, edges: 90, tiers: 3, greatestCapacity: 3, greatestScore: 4 }),
        ({ problem, objective, previous }) => {
          const { kept } = keepMost(problem, objective, solveOptimal(problem, { objective }), previous)
          const spread = solveSpread(problem, { objective, previous })
          expect(spread).toMatchObject({ status: 'optimal', kept })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('pins that ask too much are named with what they break', () => {
    const problem = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1, 0), {
      need: Int32Array.of(0, 0),
      person: Int32Array.of(0, 1),
      score: Int32Array.of(3, 4),
    })
    const pins = { forced: [0, 1], forbidden: [0] }
    expect(rematch(problem, { objective: 'score', previous: [], pins }, solveOptimal)).toEqual({
      status: 'infeasible',
      conflicts: [
        { rule: 'needCapacity', index: 0, capacity: 1, pinned: [0, 1] },
        { rule: 'personCapacity', index: 1, capacity: 0, pinned: [1] },
        { rule: 'pinnedAndRuledOut', index: 0, capacity: 1, pinned: [0] },
      ],
    })
  })

  test('prices that prove nothing are refused', () => {
    const problem = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1, 1), {
      need: Int32Array.of(0, 0),
      person: Int32Array.of(0, 1),
      score: Int32Array.of(3, 4),
    })
    const { prices } = solveOptimal(problem, { objective: 'score' })
    const wrong = { matching: Uint8Array.of(1, 0), prices }
    expect(() => keepMost(problem, 'score', wrong, [])).toThrow('do not prove')
  })
})
