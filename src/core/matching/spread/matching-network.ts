import type { Aim } from '../flow/lexicographic.ts'
import { type Bounds, type CirculationStart, linkNetwork, type Network } from '../flow/network.ts'
import type { MatchingProblem } from '../problem.ts'
import type { Group, GroupTree } from './groups.ts'

/**
 * Problem: write an assignment with quotas and pins as a flow.
 * Method: a unit goes from the top through the groups of the scarcer side to one of its members, over an edge to the
 * other side, and through the groups there back to the top. Arc e is edge e; members and groups follow.
 * Searches begin at members of the scarcer side, so they are few and end near.
 * Cost: O(edges + members of groups).
 */
export interface MatchingNetwork {
  readonly network: Network
  readonly bounds: Bounds
  /** Arc of need i is `needArc + i`, of person j `personArc + j`, of groups likewise. */
  readonly needArc: number
  readonly personArc: number
  readonly needGroupArc: number
  readonly personGroupArc: number
  /** An aim that seeks the greatest sum of `worth` over used edges; worths are 0 or more. */
  aimOf(worth: (edge: number, need: number) => number): Aim
}

/** A side of the assignment with its tree of groups. */
interface Side {
  readonly capacity: Int32Array
  readonly groups: readonly Group[]
  readonly tree: GroupTree
}

/** Edges that must be used, or must not. */
export interface Pins {
  readonly forced: readonly number[] | Int32Array
  readonly forbidden: readonly number[] | Int32Array
}

export const noPins: Pins = { forced: [], forbidden: [] }

/** The network of a problem with groups that form trees on each side. */
export function matchingNetwork(
  problem: MatchingProblem,
  needs: { readonly groups: readonly Group[]; readonly tree: GroupTree },
  people: { readonly groups: readonly Group[]; readonly tree: GroupTree },
  { forced, forbidden }: Pins,
): MatchingNetwork {
  const { needCount, needStart, edgePerson, needCapacity, personCapacity } = problem
  const edgeCount = edgePerson.length
  const edgeNeed = new Int32Array(edgeCount)
  for (let i = 0; i < needCount; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!)

  const fromNeeds = sum(needCapacity) < sum(personCapacity)
  const needSide: Side = { capacity: needCapacity, ...needs }
  const personSide: Side = { capacity: personCapacity, ...people }
  const [left, right] = fromNeeds ? [needSide, personSide] : [personSide, needSide]
  const [leftEnd, rightEnd] = fromNeeds ? [edgeNeed, edgePerson] : [edgePerson, edgeNeed]
  const leftCount = left.capacity.length
  const rightCount = right.capacity.length
  const leftGroupNode = leftCount + rightCount
  const rightGroupNode = leftGroupNode + left.groups.length
  const top = rightGroupNode + right.groups.length

  const leftArc = edgeCount
  const rightArc = leftArc + leftCount
  const leftGroupArc = rightArc + rightCount
  const rightGroupArc = leftGroupArc + left.groups.length
  const arcCount = rightGroupArc + right.groups.length
  const tail = new Int32Array(arcCount)
  const head = new Int32Array(arcCount)
  const lower = new Int32Array(arcCount)
  const upper = new Int32Array(arcCount)

  for (let e = 0; e < edgeCount; e++) {
    tail[e] = leftEnd[e]!
    head[e] = leftCount + rightEnd[e]!
    upper[e] = 1
  }
  for (const e of forced) lower[e] = 1
  for (const e of forbidden) upper[e] = 0

  // A bound that its edges cannot reach is put just out of reach: then it never binds and has no price.
  const leftRoom = roomOf(left, leftEnd)
  const rightRoom = roomOf(right, rightEnd)
  for (let v = 0; v < leftCount; v++) {
    const parent = left.tree.parentOfMember[v]!
    tail[leftArc + v] = parent === -1 ? top : leftGroupNode + parent
    head[leftArc + v] = v
    upper[leftArc + v] = leftRoom.member[v]!
  }
  for (let v = 0; v < rightCount; v++) {
    const parent = right.tree.parentOfMember[v]!
    tail[rightArc + v] = leftCount + v
    head[rightArc + v] = parent === -1 ? top : rightGroupNode + parent
    upper[rightArc + v] = rightRoom.member[v]!
  }
  for (let g = 0; g < left.groups.length; g++) {
    const parent = left.tree.parentOfGroup[g]!
    tail[leftGroupArc + g] = parent === -1 ? top : leftGroupNode + parent
    head[leftGroupArc + g] = leftGroupNode + g
    lower[leftGroupArc + g] = left.groups[g]!.least ?? 0
    upper[leftGroupArc + g] = leftRoom.group[g]!
  }
  for (let g = 0; g < right.groups.length; g++) {
    const parent = right.tree.parentOfGroup[g]!
    tail[rightGroupArc + g] = rightGroupNode + g
    head[rightGroupArc + g] = parent === -1 ? top : rightGroupNode + parent
    lower[rightGroupArc + g] = right.groups[g]!.least ?? 0
    upper[rightGroupArc + g] = rightRoom.group[g]!
  }
  const network = linkNetwork(top + 1, tail, head)
  const aimOf = (worth: (edge: number, need: number) => number): Aim => {
    const cost = new Int32Array(arcCount)
    for (let e = 0; e < edgeCount; e++) cost[e] = -worth(e, edgeNeed[e]!)
    /** A free place costs nothing more than the best offer of all: a search goes no farther than a free place it likes. */
    const start = (free: Bounds, flow: Int32Array): CirculationStart => {
      const potential = new Float64Array(top + 1)
      let best = 0
      for (let e = 0; e < edgeCount; e++) {
        if (free.lower[e] === free.upper[e]) continue
        if (cost[e]! < best) best = cost[e]!
      }
      potential.fill(best, leftCount)
      return { flow, potential }
    }
    return { cost, start }
  }

  return {
    network,
    bounds: { lower, upper },
    needArc: fromNeeds ? leftArc : rightArc,
    personArc: fromNeeds ? rightArc : leftArc,
    needGroupArc: fromNeeds ? leftGroupArc : rightGroupArc,
    personGroupArc: fromNeeds ? rightGroupArc : leftGroupArc,
    aimOf,
  }
}

/** Greatest flow of members and groups: what is allowed, or one more than edges can bring. */
function roomOf({ capacity, groups }: Side, ends: Int32Array) {
  const member = new Int32Array(capacity.length).fill(1)
  for (let e = 0; e < ends.length; e++) member[ends[e]!]!++
  const group = Int32Array.from(groups, ({ members, least = 0, most }) => {
    let reach = 1
    for (const v of members) reach += member[v]! - 1
    return Math.max(least, Math.min(most ?? reach, reach))
  })
  for (let v = 0; v < member.length; v++) member[v] = Math.min(member[v]!, capacity[v]!)
  return { member, group }
}

const sum = (values: Int32Array): number => values.reduce((total, value) => total + value, 0)
