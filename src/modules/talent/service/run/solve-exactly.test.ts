import { describe, expect, it } from 'vitest'
import { checkCertificate } from '#core/matching/optimal/certificate.ts'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { buildProblem } from '#core/matching/problem.ts'
import { partsHere, solveExactly } from './solve-exactly.ts'
import type { SolveExactly } from './solve-method.ts'

/** Needs and people in so many groups that have no pair in common: ten needs and twelve people each. */
function apart(groups: number) {
  const pairs = Array.from({ length: groups * 120 }, (_, at) => {
    const group = Math.floor(at / 120)
    return {
      need: group * 10 + (Math.floor(at / 12) % 10),
      person: group * 12 + (at % 12),
      score: (at * 7919) % 1000,
    }
  })
  const ones = (count: number) => new Int32Array(count).fill(1)
  return buildProblem(
    ones(groups * 10),
    Int32Array.from({ length: groups * 10 }, (_, need) => 1 + (need % 3)),
    ones(groups * 12),
    {
      need: Int32Array.from(pairs, ({ need }) => need),
      person: Int32Array.from(pairs, ({ person }) => person),
      score: Int32Array.from(pairs, ({ score }) => score),
    },
  )
}

describe('SYS7 large match runs are shared out', () => {
  for (const objective of ['tiers', 'score'] as const)
    it(`what falls apart and is large goes to the workers, proved as a whole, the same bytes each time (${objective})`, async () => {
      let asked = 0
      const inParts: SolveExactly = (...given) => {
        asked++
        return partsHere(...given)
      }
      const problem = apart(4)
      const shared = await solveExactly(inParts, 100)(problem, objective)
      expect(asked).toBe(1)
      const { gap, faults } = checkCertificate(problem, shared.matching, shared.prices, objective)
      expect({ gap, faults }).toEqual({ gap: 0, faults: [] })
      expect((await solveExactly(partsHere, 100)(problem, objective)).matching).toEqual(shared.matching)
      const whole = solveOptimal(problem, { objective })
      expect(checkCertificate(problem, shared.matching, whole.prices, objective).gap).toBe(0)
    })

  it('what hangs together or is small is solved in the thread of the run', async () => {
    const never: SolveExactly = () => Promise.reject(new Error('not to be shared'))
    await solveExactly(never, 100)(apart(1), 'tiers')
    await solveExactly(never)(apart(4), 'tiers')
  })
})
