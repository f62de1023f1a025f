import { cheapestCirculation } from '../flow/circulation.ts'
import type { Bounds } from '../flow/network.ts'
import type { MatchingProblem } from '../problem.ts'
import type { Group } from './groups.ts'
import type { MatchingNetwork, Pins } from './matching-network.ts'

/**
 * Problem: which quotas, pins and capacities cannot be kept together?
 * Method: a search that finds no way out leaves a set of nodes into which more must flow than can leave (Hoffman); the
 * bounds on its border collide. Then all are left out of them that are not needed for the collision, in halves, quarters
 * … single ones, so that without any one of the rest there is an assignment.
 * Reference: A. Hoffman 1960, the circulation theorem; A. Zeller, R. Hildebrandt 2002 for leaving out in parts.
 * Cost: one circulation without costs per try, at most `mostTries`.
 */
export interface Collision {
  readonly rules: readonly CollidingRule[]
  /** Whether there is an assignment once any single one of the rules is given up. */
  readonly irreducible: boolean
}

export type CollidingRule =
  | {
      readonly rule: 'pinned' | 'ruledOut'
      readonly edge: number
      readonly need: number
      readonly person: number
    }
  | { readonly rule: 'needCapacity'; readonly need: number; readonly capacity: number }
  | { readonly rule: 'personCapacity'; readonly person: number; readonly capacity: number }
  | {
      readonly rule: 'least' | 'most'
      readonly side: 'need' | 'person'
      readonly group: number
      readonly name: string
      readonly quota: number
    }

const mostTries = 400

/** A rule with its arc and the bound that holds without it. */
interface Candidate {
  readonly rule: CollidingRule
  readonly arc: number
  readonly bound: 'lower' | 'upper'
}

/** The rules on the border of the set reached, as few as can be proved to collide. */
export function collisionOf(
  problem: MatchingProblem,
  groups: { readonly needs: readonly Group[]; readonly people: readonly Group[] },
  pins: Pins,
  matchingFlow: MatchingNetwork,
  reached: Uint8Array,
): Collision {
  const { network, bounds } = matchingFlow
  const border = rulesOf(problem, groups, pins, matchingFlow).filter(({ arc, bound }) => {
    const from = reached[network.tail[arc]!] === 1
    const to = reached[network.head[arc]!] === 1
    return bound === 'lower' ? to && !from : from && !to
  })
  const free = withoutRules(problem, matchingFlow)
  const collide = (rules: readonly Candidate[]): boolean => {
    const lower = free.lower.slice()
    const upper = free.upper.slice()
    for (const { arc, bound } of rules) {
      if (bound === 'lower') lower[arc] = bounds.lower[arc]!
      else upper[arc] = bounds.upper[arc]!
    }
    const cost = new Int32Array(lower.length)
    const start = { flow: lower, potential: new Float64Array(network.nodeCount) }
    return cheapestCirculation(network, { lower, upper }, cost, start).status === 'infeasible'
  }
  if (!collide(border)) throw new Error('the rules named as colliding can be kept together')
  const { kept, complete } = leaveOut(border, collide)
  return { rules: kept.map(({ rule }) => rule), irreducible: complete }
}

/** Leaves out parts while the rest collides; complete when no single one is left that could go. */
function leaveOut(
  candidates: readonly Candidate[],
  collide: (rules: readonly Candidate[]) => boolean,
): { kept: readonly Candidate[]; complete: boolean } {
  let kept = candidates
  let tries = 0
  for (let part = Math.ceil(kept.length / 2); ; part = Math.ceil(part / 2)) {
    for (let from = 0; from < kept.length; ) {
      if (tries++ >= mostTries) return { kept, complete: false }
      const rest = [...kept.slice(0, from), ...kept.slice(from + part)]
      if (collide(rest)) kept = rest
      else from += part
    }
    if (part <= 1) return { kept, complete: true }
  }
}

/** Every rule that is a bound of an arc: quotas first given up last, so capacities stand first. */
function rulesOf(
  { needCount, needStart, needCapacity, personCapacity, edgePerson }: MatchingProblem,
  groups: { readonly needs: readonly Group[]; readonly people: readonly Group[] },
  { forced, forbidden }: Pins,
  { needArc, personArc, needGroupArc, personGroupArc }: MatchingNetwork,
): Candidate[] {
  const edgeNeed = new Int32Array(edgePerson.length)
  for (let i = 0; i < needCount; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!)
  const pin =
    (rule: 'pinned' | 'ruledOut', bound: Candidate['bound']) =>
    (edge: number): Candidate => ({
      rule: { rule, edge, need: edgeNeed[edge]!, person: edgePerson[edge]! },
      arc: edge,
      bound,
    })
  const quotas = (side: 'need' | 'person', own: readonly Group[], first: number): Candidate[] =>
    own.flatMap(({ name, least, most }, group): Candidate[] => {
      const rule = { side, group, name }
      const arc = first + group
      return [
        ...(most === undefined
          ? []
          : [{ rule: { rule: 'most' as const, ...rule, quota: most }, arc, bound: 'upper' as const }]),
        ...(least === undefined || least === 0
          ? []
          : [{ rule: { rule: 'least' as const, ...rule, quota: least }, arc, bound: 'lower' as const }]),
      ]
    })
  return [
    ...Array.from(
      needCapacity,
      (capacity, need): Candidate => ({
        rule: { rule: 'needCapacity', need, capacity },
        arc: needArc + need,
        bound: 'upper',
      }),
    ),
    ...Array.from(
      personCapacity,
      (capacity, person): Candidate => ({
        rule: { rule: 'personCapacity', person, capacity },
        arc: personArc + person,
        bound: 'upper',
      }),
    ),
    ...quotas('need', groups.needs, needGroupArc),
    ...quotas('person', groups.people, personGroupArc),
    ...Array.from(forbidden, pin('ruledOut', 'upper')),
    ...Array.from(forced, pin('pinned', 'lower')),
  ]
}

/** Bounds with no rule but that each edge is used at most once. */
function withoutRules(problem: MatchingProblem, { network }: MatchingNetwork): Bounds {
  const edges = problem.edgePerson.length
  const lower = new Int32Array(network.tail.length)
  const upper = new Int32Array(network.tail.length).fill(edges)
  upper.fill(1, 0, edges)
  return { lower, upper }
}
