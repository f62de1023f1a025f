import { inBlocks } from './blocks.ts'
import { groupEdges } from './group-edges.ts'

/**
 * Problem: hold an assignment of people to needs, both with capacities, so that thirty million possible pairs fit in
 * memory and every method beside this file walks them without objects.
 * Method: compressed sparse rows, edges grouped by need and inside a need by person.
 */
export interface MatchingProblem {
  readonly needCount: number
  readonly personCount: number
  /** Seats of each need, 0 or more. */
  readonly needCapacity: Int32Array
  /** Urgency class of each need, 1 or more; tier 1 is filled before tier 2. */
  readonly needTier: Int32Array
  /** Engagements each person may take at once, 0 or more. */
  readonly personCapacity: Int32Array
  /** Edges of need i are `needStart[i] .. needStart[i + 1])`. Length needCount + 1. */
  readonly needStart: Int32Array
  /** Person of each edge, ascending and without repetition inside a need. */
  readonly edgePerson: Int32Array
  /** Worth of each edge, an integer from 0 to `maxScore`. */
  readonly edgeScore: Int32Array
}

/** Which edges are used: 1 for each that is, each at most once. Length as `edgePerson`. */
export type Matching = Uint8Array

/** Highest score an edge may have. Totals of 2^53 / 10^6 pairs stay exact. */
export const maxScore = 1_000_000

/** Possible pairs as they come, in any order. */
export interface EdgeList {
  readonly need: Int32Array
  readonly person: Int32Array
  readonly score: Int32Array
}

/** The first thing that is wrong with numbers meant to be a problem. */
export interface ProblemFault {
  readonly rule:
    | 'needCapacity'
    | 'needTier'
    | 'personCapacity'
    | 'edgeNeed'
    | 'edgePerson'
    | 'edgeScore'
    | 'duplicateEdge'
  /** Index of the need, the person or the edge (in the order of the list passed in). */
  readonly index: number
}

/** Thrown where numbers are no problem; who read them from a file says which line it is. */
export class ProblemError extends RangeError {
  readonly fault: ProblemFault

  constructor(fault: ProblemFault) {
    super(`${fault.rule} of ${fault.index} is not allowed`)
    this.name = 'ProblemError'
    this.fault = fault
  }
}

/**
 * Problem from needs, people and a list of possible pairs in any order. Edges are sorted by need, then person, so the
 * order of the list never changes a result. Cost O(edges), and a sort of each need's edges where they are not in order.
 * @throws ProblemError on a negative capacity, a tier below 1, an end that is not there, a score outside
 * 0..`maxScore` or a pair that occurs twice
 */
export function buildProblem(
  needCapacity: Int32Array,
  needTier: Int32Array,
  personCapacity: Int32Array,
  edges: EdgeList,
): MatchingProblem {
  checkEach(needCapacity, 'needCapacity', 0)
  checkEach(needTier, 'needTier', 1)
  checkEach(personCapacity, 'personCapacity', 0)
  const needCount = needCapacity.length
  const personCount = personCapacity.length
  const { need, person, score } = edges
  inBlocks(need.length, (from, to) => {
    const e = wrongEdge(edges, from, to, needCount, personCount)
    if (e === to) return
    if (!(need[e]! >= 0 && need[e]! < needCount)) throw new ProblemError({ rule: 'edgeNeed', index: e })
    const known = person[e]! >= 0 && person[e]! < personCount
    throw new ProblemError({ rule: known ? 'edgeScore' : 'edgePerson', index: e })
  })
  const grouped = groupEdges(needCount, need, person, [score], false)
  const [double] = grouped.duplicates.first
  if (double !== undefined) throw new ProblemError({ rule: 'duplicateEdge', index: double.index })
  return {
    needCount,
    personCount,
    needCapacity,
    needTier,
    personCapacity,
    needStart: grouped.needStart,
    edgePerson: grouped.person,
    edgeScore: grouped.columns[0]!,
  }
}

/** First of these edges that is wrong, `to` when none is. */
function wrongEdge(
  { need, person, score }: EdgeList,
  from: number,
  to: number,
  needCount: number,
  personCount: number,
): number {
  for (let e = from; e < to; e++)
    // As unsigned numbers, negative ones are too large.
    if (need[e]! >>> 0 >= needCount || person[e]! >>> 0 >= personCount || score[e]! >>> 0 > maxScore) return e
  return to
}

function checkEach(values: Int32Array, rule: ProblemFault['rule'], least: number): void {
  for (let i = 0; i < values.length; i++) if (values[i]! < least) throw new ProblemError({ rule, index: i })
}

/** Edge of a need and a person, -1 when there is none. Cost O(log edges of the need). */
export function edgeOf(problem: MatchingProblem, need: number, person: number): number {
  let low = problem.needStart[need]!
  let high = problem.needStart[need + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = problem.edgePerson[middle]!
    if (found === person) return middle
    if (found < person) low = middle + 1
    else high = middle - 1
  }
  return -1
}
