import { lexicographicFlow } from '../flow/lexicographic.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import type { Group } from '../spread/groups.ts'
import { matchingNetwork } from '../spread/matching-network.ts'

/**
 * Problem: after a refusal or a new need, of all assignments that are equally good the one that keeps most of the pairs
 * agreed before.
 * Method: prices that prove one optimum mark all of them (complementary slackness): an edge worth more than it costs is
 * in each, one worth less in none, a side with a price is full in each, each tier is filled as far. What is left
 * free, mostly a few edges, is a flow in which a second search, proved as well, keeps the most. No weights, no rounding.
 * Reference: A. Schrijver, Combinatorial Optimization, 2003, §12.1.
 * Cost: O(edges) and a flow over the edges whose price equals their worth. Ties fall by order.
 */
export interface Proved {
  readonly matching: Matching
  readonly prices: {
    readonly need: Float64Array
    readonly person: Float64Array
    readonly tier: readonly { readonly tier: number; readonly price: number }[]
  }
}

export interface KeptMatching {
  readonly matching: Matching
  /** Pairs of the earlier assignment that are in it: the most any optimum keeps. */
  readonly kept: number
  /** Edges that the prices leave open: the rest is the same in every optimum. */
  readonly open: number
}

/**
 * Among all optima the one that keeps most of `previous`.
 * @param proved an optimum for `objective` and prices that prove it
 * @param previous edges of the earlier assignment, those that are there still
 * @throws Error when the prices do not prove the matching
 */
export function keepMost(
  problem: MatchingProblem,
  objective: 'tiers' | 'score',
  { matching, prices }: Proved,
  previous: readonly number[] | Int32Array,
): KeptMatching {
  const { needCount, needStart, needTier, needCapacity, personCount, personCapacity, edgePerson } = problem
  const priceOfTier = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
  const before = new Uint8Array(edgePerson.length)
  for (const edge of previous) before[edge] = 1

  // The edges of the face: those that are in every optimum, and those that are in some perhaps.
  const faceEdge: number[] = []
  const forced: number[] = []
  const faceStart = new Int32Array(needCount + 1)
  const leftOfNeed = needCapacity.slice()
  const leftOfPerson = personCapacity.slice()
  for (let i = 0; i < needCount; i++) {
    const own = prices.need[i]! + (priceOfTier.get(needTier[i]!) ?? 0)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const person = edgePerson[e]!
      const over = problem.edgeScore[e]! - own - prices.person[person]!
      if (over > 0 ? matching[e] === 0 : over < 0 && matching[e] === 1) throw unproved(`edge ${e}`)
      leftOfNeed[i]! -= matching[e]!
      leftOfPerson[person]! -= matching[e]!
      if (over < 0) continue
      if (over > 0) forced.push(faceEdge.length)
      faceEdge.push(e)
    }
    if (leftOfNeed[i]! < 0 || (prices.need[i]! > 0 && leftOfNeed[i] !== 0)) throw unproved(`need ${i}`)
    faceStart[i + 1] = faceEdge.length
  }
  for (let p = 0; p < personCount; p++) {
    if (leftOfPerson[p]! < 0 || (prices.person[p]! > 0 && leftOfPerson[p] !== 0))
      throw unproved(`person ${p}`)
  }
  const face: MatchingProblem = {
    ...problem,
    needStart: faceStart,
    edgePerson: Int32Array.from(faceEdge, (e) => edgePerson[e]!),
    edgeScore: new Int32Array(faceEdge.length),
  }
  const tiers = objective === 'tiers' ? tierGroups(problem, leftOfNeed) : []
  const parentOfMember = new Int32Array(needCount).fill(-1)
  for (const [group, { members }] of tiers.entries()) for (const i of members) parentOfMember[i] = group
  const flow = matchingNetwork(
    face,
    { groups: tiers, tree: { parentOfGroup: new Int32Array(tiers.length).fill(-1), parentOfMember } },
    {
      groups: [],
      tree: { parentOfGroup: new Int32Array(0), parentOfMember: new Int32Array(personCount).fill(-1) },
    },
    { forced, forbidden: [] },
  )
  const { lower, upper } = flow.bounds
  for (let i = 0; i < needCount; i++) {
    if (prices.need[i]! > 0) lower[flow.needArc + i] = upper[flow.needArc + i]!
  }
  for (let p = 0; p < personCount; p++) {
    if (prices.person[p]! > 0) lower[flow.personArc + p] = upper[flow.personArc + p]!
  }
  const aim = flow.aimOf((edge) => before[faceEdge[edge]!]!)
  const found = lexicographicFlow(flow.network, flow.bounds, [aim], lower)
  if (found.status === 'infeasible') throw unproved('the fill')
  const result = new Uint8Array(edgePerson.length)
  let kept = 0
  for (const [at, e] of faceEdge.entries()) {
    result[e] = found.flow[at]!
    if (result[e] === 1) kept += before[e]!
  }
  return { matching: result, kept, open: faceEdge.length - forced.length }
}

/** Each tier with the seats it fills, no less and no more. */
function tierGroups({ needTier, needCapacity }: MatchingProblem, left: Int32Array): Group[] {
  const byTier = Map.groupBy(needTier.keys(), (need) => needTier[need]!)
  return [...byTier].map(([tier, members]) => {
    const filled = members.reduce((sum, need) => sum + needCapacity[need]! - left[need]!, 0)
    return { name: String(tier), members, least: filled, most: filled }
  })
}

const unproved = (what: string): Error => new Error(`the prices do not prove the matching: ${what}`)
