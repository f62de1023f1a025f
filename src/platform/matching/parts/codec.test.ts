import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { buildProblem } from '#core/matching/problem.ts'
import { randomProblem } from '#core/matching/testing/random-problem.ts'
import { columnWriter, PartDamaged, seal, sealOf } from './columns.ts'
import { decodeProblems, decodeSolutions } from './decode-part.ts'
import { encodeProblems, encodeSolutions } from './encode-part.ts'

const seeds = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 5 })
const objectives = fc.constantFrom('tiers', 'score')

/** A change of one byte, or a cut. */
const damages = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), by: fc.constant(0) }),
)
function damaged(bytes: Uint8Array, { kind, at, by }: { kind: 'byte' | 'cut'; at: number; by: number }) {
  if (kind === 'cut') return bytes.slice(0, at % bytes.length)
  const other = bytes.slice()
  other[at % bytes.length] = (other[at % bytes.length]! + by) % 256
  return other
}

describe('SYS7 parts of a matching as bytes', () => {
  it('problems come back as they went', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (drawn) => {
        const problems = drawn.map(randomProblem)
        expect(decodeProblems(await encodeProblems(problems))).toEqual(problems)
      }),
      { numRuns: 200 },
    )
  })

  it('solutions come back as they went, and the same solutions are the same bytes', () => {
    fc.assert(
      fc.property(seeds, objectives, (drawn, objective) => {
        const problems = drawn.map(randomProblem)
        const solve = () =>
          problems.map((problem) => {
            const { matching, prices } = solveOptimal(problem, { objective })
            return { matching, prices }
          })
        const bytes = encodeSolutions(solve())
        expect(decodeSolutions(bytes, problems)).toEqual(solve())
        expect(sealOf(encodeSolutions(solve()))).toBe(sealOf(bytes))
      }),
      { numRuns: 200 },
    )
  })

  it('damaged bytes are refused, wherever the damage is', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, damages, async (drawn, damage) => {
        const problems = drawn.map(randomProblem)
        const asked = await encodeProblems(problems)
        expect(() => decodeProblems(damaged(asked, damage))).toThrow(PartDamaged)
        const solutions = problems.map((problem) => solveOptimal(problem, { objective: 'score' }))
        const answered = encodeSolutions(solutions)
        expect(() => decodeSolutions(damaged(answered, damage), problems)).toThrow(PartDamaged)
      }),
      { numRuns: 300 },
    )
  })

  it('a solution of another problem is refused', () => {
    const one = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1), {
      need: Int32Array.of(0),
      person: Int32Array.of(0),
      score: Int32Array.of(7),
    })
    const none = { need: Int32Array.of(), person: Int32Array.of(), score: Int32Array.of() }
    const other = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1, 1), none)
    const bytes = encodeSolutions([solveOptimal(one, { objective: 'score' })])
    expect(() => decodeSolutions(bytes, [other])).toThrow('another problem')
    expect(() => decodeSolutions(bytes, [one, one])).toThrow('other problems')
  })

  it('numbers that are whole but no problem are refused', async () => {
    const one = randomProblem(3)
    const without = { ...one, needTier: one.needTier.map(() => 0) }
    await expect(async () => decodeProblems(await encodeProblems([without]))).rejects.toThrow('tier of 0')
    const empty = columnWriter(12)
    empty.int(1)
    expect(() => decodeSolutions(seal(empty.bytes), [])).toThrow('not a part of a matching')
  })
})
