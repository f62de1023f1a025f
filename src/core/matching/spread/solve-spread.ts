import { lexicographicFlow } from '../flow/lexicographic.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { type Collision, collisionOf } from './collisions.ts'
import { checkGroups, type Group, type GroupTree, groupTree, isTree } from './groups.ts'
import { type MatchingNetwork, matchingNetwork, noPins, type Pins } from './matching-network.ts'

/**
 * Problem: the best assignment that spreads matches: at most, or at least, so many per enterprise, county or school,
 * pairs pinned or ruled out, and on request, among all equally good ones, one that keeps most of an earlier one.
 * Method: a flow with a node per group; the aims in turn (tiers, total score, pairs kept), each exact and proved. Groups
 * of one side must lie inside or apart; tiers may lie across them, since they are aims and not nodes.
 * Reference: Ahuja, Magnanti, Orlin 1993; laminar quotas as in R. Huang, Classified stable matching, 2010.
 * Cost: one circulation per tier, one for the score, one for the pairs kept. Deterministic: ties fall by the order of
 * needs, people and edges.
 */
export interface SpreadOptions {
  /** `tiers`: fill tier 1 as far as can be, then tier 2 …, then the score; `score`: the score alone. */
  readonly objective: 'tiers' | 'score'
  readonly needGroups?: readonly Group[]
  readonly personGroups?: readonly Group[]
  /** Edges that must be used or must not. */
  readonly pins?: Pins
  /** Edges of an earlier assignment; of these as many are kept as equal optima allow. */
  readonly previous?: readonly number[] | Int32Array | null
}

/**
 * Worth of a place for each aim in turn: first tiers, then score, then pairs kept. Duals are not unique: it lies
 * between what one place more would bring and what the last one brings, the first aim that differs deciding.
 */
export type LexicographicPrice = readonly number[]

/** A group whose quota holds something back. */
export interface QuotaPrice {
  readonly side: 'need' | 'person'
  readonly group: number
  readonly name: string
  /** `most`: gain by one more; `least`: gain by asking for one less. */
  readonly bound: 'most' | 'least'
  readonly price: LexicographicPrice
}

/**
 * What a place at a need and at a person is worth for one aim, quotas included. A pair that was not given leaves the
 * result as good as it is when need + person − what it brings is 0 for all aims, or above 0 for the first that is not 0.
 */
export interface PlacePrices {
  readonly need: Float64Array
  readonly person: Float64Array
}

/** What was sought in turn, with the proof: value and bound are equal. */
export interface ProvedAim {
  readonly aim: 'tier' | 'score' | 'kept'
  /** Only for a tier. */
  readonly tier: number | null
  readonly value: number
  readonly bound: number
}

export type SpreadResult =
  | {
      readonly status: 'optimal'
      readonly matching: Matching
      readonly totals: MatchingTotals
      /** Pairs of `previous` that are kept; null without one. */
      readonly kept: number | null
      readonly aims: readonly ProvedAim[]
      readonly prices: readonly QuotaPrice[]
      /** Aim by aim what a pair that was not given takes from others; see `PlacePrices`. */
      readonly places: readonly PlacePrices[]
    }
  | { readonly status: 'infeasible'; readonly collision: Collision }

/** Thrown where groups of one side cross: such quotas are no flow and need an integer program. */
export class CrossingGroupsError extends RangeError {
  readonly names: readonly [string, string]

  constructor(first: string, second: string) {
    super(`groups ${first} and ${second} share members and neither holds the other`)
    this.name = 'CrossingGroupsError'
    this.names = [first, second]
  }
}

/**
 * The best assignment within quotas and pins, proved, with the worth of more room in each quota; or the quotas, pins
 * and capacities that collide.
 * @throws CrossingGroupsError, RangeError on groups or pins that make no sense
 */
export function solveSpread(problem: MatchingProblem, options: SpreadOptions): SpreadResult {
  const { objective, needGroups = [], personGroups = [], pins = noPins, previous = null } = options
  checkEdges(problem, pins, previous)
  const needs = treeOf(needGroups, problem.needCount)
  const people = treeOf(personGroups, problem.personCount)
  const matchingFlow = matchingNetwork(problem, needs, people, pins)

  const tiers = objective === 'tiers' ? [...new Set(problem.needTier)].sort((a, b) => a - b) : []
  const before = new Uint8Array(problem.edgePerson.length)
  for (const edge of previous ?? []) before[edge] = 1
  const sought = [
    ...tiers.map((tier) => ({
      aim: 'tier' as const,
      tier,
      worth: (_: number, need: number) => (problem.needTier[need] === tier ? 1 : 0),
    })),
    { aim: 'score' as const, tier: null, worth: (edge: number) => problem.edgeScore[edge]! },
    ...(previous === null
      ? []
      : [{ aim: 'kept' as const, tier: null, worth: (edge: number) => before[edge]! }]),
  ]
  const { network, bounds } = matchingFlow
  const found = lexicographicFlow(
    network,
    bounds,
    sought.map(({ worth }) => matchingFlow.aimOf(worth)),
    bounds.lower,
  )
  if (found.status === 'infeasible') {
    const collision = collisionOf(
      problem,
      { needs: needGroups, people: personGroups },
      pins,
      matchingFlow,
      found.reached,
    )
    return { status: 'infeasible', collision }
  }
  const matching = Uint8Array.from(found.flow.subarray(0, problem.edgePerson.length))
  const reduced = found.aims.map((aim) => aim.reduced)
  return {
    status: 'optimal',
    matching,
    totals: totalsOf(problem, matching),
    kept: previous === null ? null : matching.reduce((sum, used, edge) => sum + used * before[edge]!, 0),
    aims: found.aims.map(({ certificate: { primal, dual } }, at) => ({
      aim: sought[at]!.aim,
      tier: sought[at]!.tier,
      value: 0 - primal,
      bound: 0 - dual,
    })),
    prices: [
      ...pricesOf('need', needGroups, matchingFlow.needGroupArc, matchingFlow, reduced, found.flow),
      ...pricesOf('person', personGroups, matchingFlow.personGroupArc, matchingFlow, reduced, found.flow),
    ],
    places: reduced.map((costs) => ({
      need: placesOf(needs.tree, matchingFlow.needArc, matchingFlow.needGroupArc, costs),
      person: placesOf(people.tree, matchingFlow.personArc, matchingFlow.personGroupArc, costs),
    })),
  }
}

function treeOf(groups: readonly Group[], count: number) {
  checkGroups(groups, count)
  const tree = groupTree(groups, count)
  if (!isTree(tree)) throw new CrossingGroupsError(groups[tree.first]!.name, groups[tree.second]!.name)
  return { groups, tree }
}

/** Prices of members: what the arcs from the top through their groups down to them cost, all of which are free. */
function placesOf(
  { parentOfMember, parentOfGroup }: GroupTree,
  memberArc: number,
  groupArc: number,
  costs: Float64Array,
): Float64Array {
  return Float64Array.from(parentOfMember, (parent, member) => {
    let price = 0 - costs[memberArc + member]!
    for (let group = parent; group !== -1; group = parentOfGroup[group]!) price -= costs[groupArc + group]!
    return price
  })
}

/** Quotas that bind: their reduced costs are the worth of one place, aim by aim; the first that is not 0 decides. */
function pricesOf(
  side: QuotaPrice['side'],
  groups: readonly Group[],
  firstArc: number,
  { bounds: { lower, upper } }: MatchingNetwork,
  reduced: readonly Float64Array[],
  flow: Int32Array,
): QuotaPrice[] {
  return groups.flatMap(({ name }, group): QuotaPrice[] => {
    const arc = firstArc + group
    const gains = reduced.map((costs) => 0 - costs[arc]!)
    const sign = gains.find((gain) => gain !== 0) ?? 0
    const own = { side, group, name }
    if (sign > 0 && flow[arc] === upper[arc]) return [{ ...own, bound: 'most', price: gains }]
    if (sign < 0 && flow[arc] === lower[arc] && lower[arc]! > 0) {
      return [{ ...own, bound: 'least', price: gains.map((gain) => 0 - gain) }]
    }
    return []
  })
}

function checkEdges(
  { edgePerson }: MatchingProblem,
  { forced, forbidden }: Pins,
  previous: readonly number[] | Int32Array | null,
): void {
  const pinned = new Set<number>()
  for (const list of [forced, forbidden, previous ?? []]) {
    for (const edge of list) {
      if (!(Number.isInteger(edge) && edge >= 0 && edge < edgePerson.length)) {
        throw new RangeError(`edge ${edge} is not there`)
      }
    }
  }
  for (const edge of forced) pinned.add(edge)
  for (const edge of forbidden) {
    if (pinned.has(edge)) throw new RangeError(`edge ${edge} is pinned and ruled out`)
  }
}
