import type { MatchingPrices, Objective } from '../optimal/certificate.ts'
import { greatestFill } from '../optimal/greatest-fill.ts'
import { tiersOf, usableSeats } from '../optimal/transport.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { commonPrices } from './common-prices.ts'
import { componentsOf } from './components.ts'
import { type Division, type Part, partsOf } from './part.ts'

/** What solves a part, wherever it runs. Prices prove it. */
export interface PartSolution {
  readonly matching: Matching
  readonly prices: MatchingPrices
}
export type SolvePart = (part: Part, index: number) => PartSolution | Promise<PartSolution>

export interface SplitOptions {
  readonly objective: Objective
  /** Region of each need and person; without it only parts that have no pair in common are solved apart. */
  readonly regions?: Division
}

export interface SplitResult {
  readonly matching: Matching
  readonly totals: MatchingTotals
  /** Parts of the first round. */
  readonly parts: number
  /** Pairs across regions, which the second round looked at. */
  readonly borderPairs: number
  /** What is lost at most against the best matching of the whole. All 0 proves that nothing is. */
  readonly loss: SplitLoss
  /** Prices that prove the matching of the whole; null with regions, where nothing proves it. */
  readonly prices: MatchingPrices | null
}

export interface SplitLoss {
  /** Seats that the whole could fill beyond the result, by tier ascending; empty for `score`. */
  readonly fill: readonly { readonly tier: number; readonly seats: number }[]
  /** By how much the total score of a best matching is greater at most; below 0 where it fills more for less. */
  readonly score: number
}

/**
 * Problem: a province whose pairs do not fit one machine, matched in parts on several.
 * Method: needs and people of one region, and of those again what hangs together, are a part and are solved exactly.
 * In a second round, what is left free everywhere is matched over all pairs, also those across regions. How far that is
 * from the best of the whole is bounded, not assumed: prices of the parts are prices of the whole, and by weak duality
 * bound every matching that fills as much as can be filled.
 * Parts that are not cut by a border lose nothing.
 * Cost: that of the parts; O(edges) besides and, for `tiers`, one reckoning of the greatest fill.
 * Ties: each part's own; parts are put together in their order, so the result does not depend on who is ready first.
 */
export async function solveSplit(
  problem: MatchingProblem,
  { objective, regions }: SplitOptions,
  solve: SolvePart,
): Promise<SplitResult> {
  const division = regions === undefined ? componentsOf(problem) : connectedRegions(problem, regions)
  const parts = partsOf(problem, division)
  const solutions = await Promise.all(parts.map(async (part, index) => solve(part, index)))
  const matching = new Uint8Array(problem.edgePerson.length)
  for (const [at, part] of parts.entries()) take(matching, part, solutions[at]!.matching)
  let borderPairs = 0
  if (regions !== undefined) {
    borderPairs = problem.edgePerson.length - parts.reduce((sum, { edges }) => sum + edges.length, 0)
    if (borderPairs > 0) {
      const rest = whatIsLeft(problem, matching)
      take(matching, rest, (await solve(rest, parts.length)).matching)
    }
  }
  const totals = totalsOf(problem, matching)
  const whole = wholePrices(problem, parts, solutions)
  const loss = lossOf(problem, objective, matching, totals, whole)
  const prices =
    regions === undefined
      ? commonPrices(problem, matching, division, {
          need: whole.need,
          person: whole.person,
          tier: solutions.map((solution) => solution.prices.tier),
        })
      : null
  return { matching, totals, parts: parts.length, borderPairs, loss, prices }
}

function take(matching: Matching, { edges }: Part, found: Matching): void {
  for (let at = 0; at < edges.length; at++) if (found[at] === 1) matching[edges[at]!] = 1
}

/** What hangs together inside each region. */
function connectedRegions(problem: MatchingProblem, regions: Division): Division {
  const ofNeed = new Int32Array(problem.needCount).fill(-1)
  const ofPerson = new Int32Array(problem.personCount).fill(-1)
  let count = 0
  for (const part of partsOf(problem, regions)) {
    const components = componentsOf(part.problem)
    part.needs.forEach((need, at) => {
      if (components.ofNeed[at]! >= 0) ofNeed[need] = count + components.ofNeed[at]!
    })
    part.people.forEach((person, at) => {
      if (components.ofPerson[at]! >= 0) ofPerson[person] = count + components.ofPerson[at]!
    })
    count += components.count
  }
  return { count, ofNeed, ofPerson }
}

/** Seats and people still free, with all pairs between them that are not used. */
function whatIsLeft(problem: MatchingProblem, matching: Matching): Part {
  const { needStart, edgePerson } = problem
  const needCapacity = problem.needCapacity.slice()
  const personCapacity = problem.personCapacity.slice()
  for (let i = 0; i < problem.needCount; i++)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++)
      if (matching[e] === 1) {
        needCapacity[i]!--
        personCapacity[edgePerson[e]!]!--
      }
  const edges = new Int32Array(edgePerson.length)
  const start = new Int32Array(problem.needCount + 1)
  let count = 0
  for (let i = 0; i < problem.needCount; i++) {
    if (needCapacity[i]! > 0)
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++)
        if (matching[e] === 0 && personCapacity[edgePerson[e]!]! > 0) edges[count++] = e
    start[i + 1] = count
  }
  const at = edges.slice(0, count)
  return {
    problem: {
      ...problem,
      needCapacity,
      personCapacity,
      needStart: start,
      edgePerson: at.map((edge) => edgePerson[edge]!),
      edgeScore: at.map((edge) => problem.edgeScore[edge]!),
    },
    needs: Int32Array.from({ length: problem.needCount }, (_, need) => need),
    people: Int32Array.from({ length: problem.personCount }, (_, person) => person),
    edges: at,
  }
}

interface WholePrices {
  /** Of a need beside its tier's. */
  readonly need: Float64Array
  /** Of a seat with its tier's price, any sign. */
  readonly seat: Float64Array
  readonly person: Float64Array
}

/** Prices of the parts, laid where their needs and people stand; outside of every part they are 0. */
function wholePrices(
  problem: MatchingProblem,
  parts: readonly Part[],
  solutions: readonly PartSolution[],
): WholePrices {
  const need = new Float64Array(problem.needCount)
  const seat = new Float64Array(problem.needCount)
  const person = new Float64Array(problem.personCount)
  parts.forEach(({ needs, people }, at) => {
    const { prices } = solutions[at]!
    const ofTier = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
    needs.forEach((one, i) => {
      need[one] = prices.need[i]!
      seat[one] = prices.need[i]! + (ofTier.get(problem.needTier[one]!) ?? 0)
    })
    people.forEach((one, p) => {
      person[one] = prices.person[p]!
    })
  })
  return { need, seat, person }
}

/**
 * How far a matching is from the best one at most, by prices that need not be its own. What hangs together in the whole
 * fills its tiers by itself, so a tier may have another price in each such component.
 */
function lossOf(
  problem: MatchingProblem,
  objective: Objective,
  matching: Matching,
  { totalScore }: MatchingTotals,
  prices: WholePrices,
): SplitLoss {
  const { tiers, tierIndex } = tiersOf(problem)
  const seats = usableSeats(problem)
  const { count, ofNeed } = componentsOf(problem)
  const group = tierIndex.map((tier, need) => Math.max(0, ofNeed[need]!) * tiers.length + tier)
  const groupPrice = new Float64Array(Math.max(1, count) * tiers.length)
  let bound = 0
  const short = new Int32Array(tiers.length)
  if (objective === 'tiers') {
    groupPrice.fill(Infinity)
    for (let i = 0; i < problem.needCount; i++)
      if (seats[i]! > 0) groupPrice[group[i]!] = Math.min(groupPrice[group[i]!]!, prices.seat[i]!)
    const fill = greatestFill(problem, group, groupPrice.length)
    fill.forEach((filled, at) => {
      if (filled > 0) bound += filled * groupPrice[at]!
      short[at % tiers.length]! += filled
    })
  }
  for (let i = 0; i < problem.needCount; i++) {
    const seat = prices.seat[i]!
    if (seats[i]! > 0) bound += seats[i]! * (seat - groupPrice[group[i]!]!)
    for (let e = problem.needStart[i]!; e < problem.needStart[i + 1]!; e++) {
      bound += Math.max(0, problem.edgeScore[e]! - seat - prices.person[problem.edgePerson[e]!]!)
      if (objective === 'tiers') short[tierIndex[i]!]! -= matching[e]!
    }
  }
  for (let p = 0; p < problem.personCount; p++) bound += problem.personCapacity[p]! * prices.person[p]!
  return {
    fill: objective === 'tiers' ? Array.from(tiers, (tier, at) => ({ tier, seats: short[at]! })) : [],
    score: bound - totalScore,
  }
}
