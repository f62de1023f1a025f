import { inflateSync } from 'node:zlib'
import { type MatchingProblem, maxScore } from '#core/matching/problem.ts'
import type { PartSolution } from '#core/matching/split/solve-split.ts'
import { columnReader, PartDamaged, unseal } from './columns.ts'
import { formatVersion, problemMagic, solutionMagic } from './encode-part.ts'

type Reader = ReturnType<typeof columnReader>

/**
 * Problems out of the bytes of `encodeProblems`.
 * @throws PartDamaged where the bytes are not as written, of another version, or no allowed problem
 */
export function decodeProblems(sealed: Uint8Array): MatchingProblem[] {
  const from = columnReader(inflate(unseal(sealed)))
  const count = header(from, problemMagic)
  const problems = Array.from({ length: count }, () => readProblem(from))
  from.end()
  return problems
}

/**
 * Solutions out of the bytes of `encodeSolutions`, for these problems.
 * @throws PartDamaged where the bytes are not as written, or are of other problems
 */
export function decodeSolutions(sealed: Uint8Array, problems: readonly MatchingProblem[]): PartSolution[] {
  const from = columnReader(unseal(sealed))
  if (header(from, solutionMagic) !== problems.length) throw new PartDamaged('solutions of other problems')
  const solutions = problems.map(({ needCount, personCount, edgePerson }): PartSolution => {
    if (from.int() !== needCount || from.int() !== personCount || from.int() !== edgePerson.length)
      throw new PartDamaged('a solution of another problem')
    const tiers = from.int()
    const matching = from.bits(edgePerson.length)
    const need = from.floats(needCount)
    const person = from.floats(personCount)
    if (tiers > needCount) throw new PartDamaged(`${tiers} tiers of ${needCount} needs`)
    const tier = Array.from({ length: tiers }, () => ({ tier: from.int(), price: from.float() }))
    return { matching, prices: { need, person, tier } }
  })
  from.end()
  return solutions
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes)
  } catch (cause) {
    throw new PartDamaged('the bytes do not inflate', { cause })
  }
}

/** How many follow. */
function header(from: Reader, magic: number): number {
  if (from.int() !== magic) throw new PartDamaged('not a part of a matching')
  const version = from.int()
  if (version !== formatVersion) throw new PartDamaged(`version ${version} of a part is not known`)
  const count = from.int()
  if (count < 0) throw new PartDamaged(`${count} problems`)
  return count
}

function readProblem(from: Reader): MatchingProblem {
  const needCount = from.int()
  const personCount = from.int()
  const edges = from.int()
  const problem: MatchingProblem = {
    needCount,
    personCount,
    needCapacity: from.ints(needCount),
    needTier: from.ints(needCount),
    personCapacity: from.ints(personCount),
    needStart: from.ints(needCount + 1),
    edgePerson: from.ints(edges),
    edgeScore: from.ints(edges),
  }
  refuseImpossible(problem)
  return problem
}

/** What the methods rely on, looked at once where a problem comes in. */
function refuseImpossible(problem: MatchingProblem): void {
  const { needCount, personCount, needCapacity, needTier, personCapacity, needStart, edgePerson } = problem
  const refuse = (what: string, at: number): never => {
    throw new PartDamaged(`${what} of ${at} is not allowed`)
  }
  if (needStart[0] !== 0 || needStart[needCount] !== edgePerson.length) refuse('begin of the edges', 0)
  for (let p = 0; p < personCount; p++) if (personCapacity[p]! < 0) refuse('capacity of a person', p)
  for (let i = 0; i < needCount; i++) {
    if (needCapacity[i]! < 0) refuse('seats', i)
    if (needTier[i]! < 1) refuse('tier', i)
    if (needStart[i + 1]! < needStart[i]! || needStart[i + 1]! > edgePerson.length) refuse('edges', i)
    for (let e = needStart[i]!, last = -1; e < needStart[i + 1]!; e++) {
      if (edgePerson[e]! <= last || edgePerson[e]! >= personCount) refuse('person of the edge', e)
      if (problem.edgeScore[e]! < 0 || problem.edgeScore[e]! > maxScore) refuse('score of the edge', e)
      last = edgePerson[e]!
    }
  }
}
