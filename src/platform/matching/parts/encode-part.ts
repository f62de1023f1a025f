import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { MatchingProblem } from '#core/matching/problem.ts'
import type { PartSolution } from '#core/matching/split/solve-split.ts'
import { bytesOfBits, columnWriter, seal } from './columns.ts'

/** First number of a file of problems and of one of solutions: `SLMP` and `SLMR`. */
export const problemMagic = 0x50_4d_4c_53
export const solutionMagic = 0x52_4d_4c_53
export const formatVersion = 1

const deflateInThread = promisify(deflate)

/** Numbers of 4 bytes that a problem takes. */
const intsOf = ({ needCount, personCount, edgePerson }: MatchingProblem): number =>
  3 + 3 * needCount + 1 + personCount + 2 * edgePerson.length

/**
 * Problems as they travel: see the README beside. Fast rather than small, since most of the bytes are scores and places,
 * which hardly shrink further.
 */
export async function encodeProblems(problems: readonly MatchingProblem[]): Promise<Uint8Array> {
  const to = columnWriter(4 * (3 + problems.reduce((sum, problem) => sum + intsOf(problem), 0)))
  to.int(problemMagic)
  to.int(formatVersion)
  to.int(problems.length)
  for (const problem of problems) {
    to.int(problem.needCount)
    to.int(problem.personCount)
    to.int(problem.edgePerson.length)
    to.ints(problem.needCapacity)
    to.ints(problem.needTier)
    to.ints(problem.personCapacity)
    to.ints(problem.needStart)
    to.ints(problem.edgePerson)
    to.ints(problem.edgeScore)
  }
  return seal(await deflateInThread(to.bytes, { level: 1 }))
}

/** Solutions as they travel, in the order of their problems. The same solutions give the same bytes on every machine. */
export function encodeSolutions(solutions: readonly PartSolution[]): Uint8Array {
  const length = solutions.reduce(
    (sum, { matching, prices }) =>
      sum +
      16 +
      bytesOfBits(matching.length) +
      8 * (prices.need.length + prices.person.length) +
      12 * prices.tier.length,
    12,
  )
  const to = columnWriter(length)
  to.int(solutionMagic)
  to.int(formatVersion)
  to.int(solutions.length)
  for (const { matching, prices } of solutions) {
    to.int(prices.need.length)
    to.int(prices.person.length)
    to.int(matching.length)
    to.int(prices.tier.length)
    to.bits(matching)
    to.floats(prices.need)
    to.floats(prices.person)
    for (const { tier, price } of prices.tier) {
      to.int(tier)
      to.float(price)
    }
  }
  return seal(to.bytes)
}
