import type { EdgeTable, ProblemTables } from './problem-tables.ts'
import type { Prices } from './result-tables.ts'

/** Seats and places in use, and what is reached with them. */
export interface Use {
  readonly ofNeed: Int32Array
  readonly ofPerson: Int32Array
  readonly filled: number
  readonly filledByTier: ReadonlyMap<number, number>
  readonly totalScore: number
}

/** Counts what the used edges take. */
export function reckonUse({ needs, people, tierOfNeed, edges }: ProblemTables, used: Uint8Array): Use {
  const ofNeed = new Int32Array(needs.size)
  const ofPerson = new Int32Array(people.size)
  const filledByTier = new Map([...new Set(tierOfNeed)].sort((a, b) => a - b).map((tier) => [tier, 0]))
  let filled = 0
  let totalScore = 0
  for (let e = 0; e < edges.count; e++) {
    if (used[e] === 0) continue
    const tier = tierOfNeed[edges.need[e]!]!
    ofNeed[edges.need[e]!]!++
    ofPerson[edges.person[e]!]!++
    filledByTier.set(tier, filledByTier.get(tier)! + 1)
    filled++
    totalScore += edges.score[e]!
  }
  return { ofNeed, ofPerson, filled, filledByTier, totalScore }
}

/**
 * The bound that prices give: Σ seats · price + Σ places · price + Σ fill · price of the tier + Σ over all edges of what
 * the score exceeds these prices by. In whole numbers of any size.
 */
export function boundOf(
  problem: ProblemTables,
  { filledByTier }: Use,
  { need, person, tier }: Prices,
): bigint {
  const { edges, capacityOfNeed, capacityOfPerson, tierOfNeed } = problem
  let bound = 0n
  for (const [i, seats] of capacityOfNeed.entries())
    if (need[i] !== 0) bound += BigInt(seats) * BigInt(need[i]!)
  for (const [j, places] of capacityOfPerson.entries()) {
    if (person[j] !== 0) bound += BigInt(places) * BigInt(person[j]!)
  }
  for (const [one, filled] of filledByTier) bound += BigInt(filled) * BigInt(tier.get(one) ?? 0)
  let excess = 0
  for (let e = 0; e < edges.count; e++) {
    const i = edges.need[e]!
    const over = edges.score[e]! - need[i]! - person[edges.person[e]!]! - (tier.get(tierOfNeed[i]!) ?? 0)
    if (over > 0) excess += over
  }
  return bound + BigInt(excess)
}

/** Edges in the order of their needs: those of need i are `order[start[i]] .. order[start[i + 1] − 1]`. */
export interface ByEnd {
  readonly start: Int32Array
  readonly order: Int32Array
}

/** Groups edges by one of their ends. */
export function groupBy(end: Int32Array, count: number, ends: number): ByEnd {
  const start = new Int32Array(ends + 1)
  for (let e = 0; e < count; e++) start[end[e]! + 1]!++
  for (let i = 0; i < ends; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, ends)
  const order = new Int32Array(count)
  for (let e = 0; e < count; e++) order[next[end[e]!]!++] = e
  return { start, order }
}

/**
 * First tier t such that tiers 1 to t together could be filled further, null when there is none. By definition: forget
 * all later tiers; a free seat from which unused and used edges lead in turn to somebody with a place left could be
 * filled. What was reached from an earlier tier without success cannot help a later one: those people have no place
 * left, and go on having none.
 */
export function tierNotFull(problem: ProblemTables, used: Uint8Array, use: Use): number | null {
  const { edges, tierOfNeed, capacityOfNeed, capacityOfPerson, needs, people } = problem
  const ofNeed = groupBy(edges.need, edges.count, needs.size)
  const ofPerson = groupBy(edges.person, edges.count, people.size)
  const taken = new Int32Array(people.size)
  const seenNeed = new Uint8Array(needs.size)
  const seenPerson = new Uint8Array(people.size)
  const needsOfTier = Map.groupBy(needs.values(), (i) => tierOfNeed[i]!)
  for (const tier of use.filledByTier.keys()) {
    for (const i of needsOfTier.get(tier)!) {
      for (let k = ofNeed.start[i]!; k < ofNeed.start[i + 1]!; k++) {
        if (used[ofNeed.order[k]!] === 1) taken[edges.person[ofNeed.order[k]!]!]!++
      }
    }
    const waiting = needsOfTier.get(tier)!.filter((i) => use.ofNeed[i]! < capacityOfNeed[i]!)
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      if (seenNeed[i] === 1) continue
      seenNeed[i] = 1
      for (let k = ofNeed.start[i]!; k < ofNeed.start[i + 1]!; k++) {
        const edge = ofNeed.order[k]!
        const j = edges.person[edge]!
        if (used[edge] === 1 || seenPerson[j] === 1) continue
        if (taken[j]! < capacityOfPerson[j]!) return tier
        seenPerson[j] = 1
        for (let l = ofPerson.start[j]!; l < ofPerson.start[j + 1]!; l++) {
          const other = ofPerson.order[l]!
          if (used[other] === 1 && tierOfNeed[edges.need[other]!]! <= tier) waiting.push(edges.need[other]!)
        }
      }
    }
  }
  return null
}

/** Pairs that would both rather have each other, and one of them. */
export function blockingPairs(problem: ProblemTables, used: Uint8Array, use: Use) {
  const { edges, capacityOfNeed, capacityOfPerson, needs, people } = problem
  // The worst each end holds; an end with room takes anybody.
  const worstOfNeed = new Float64Array(needs.size).fill(-1)
  const worstOfPerson = new Float64Array(people.size).fill(-1)
  for (let e = 0; e < edges.count; e++) {
    if (used[e] === 0) continue
    const i = edges.need[e]!
    const j = edges.person[e]!
    worstOfNeed[i] = Math.max(worstOfNeed[i]!, place(edges, edges.needRank, e))
    worstOfPerson[j] = Math.max(worstOfPerson[j]!, place(edges, edges.personRank, e))
  }
  for (const [i, seats] of capacityOfNeed.entries()) if (use.ofNeed[i]! < seats) worstOfNeed[i] = Infinity
  for (const [j, places] of capacityOfPerson.entries()) {
    if (use.ofPerson[j]! < places) worstOfPerson[j] = Infinity
  }
  let count = 0
  let first: number | null = null
  for (let e = 0; e < edges.count; e++) {
    if (used[e] === 1) continue
    const needWould = place(edges, edges.needRank, e) < worstOfNeed[edges.need[e]!]!
    if (!needWould || place(edges, edges.personRank, e) >= worstOfPerson[edges.person[e]!]!) continue
    count++
    first ??= e
  }
  return { count, first }
}

/** Where an edge stands in somebody's list, less is better: by rank, and those without one after them by score. */
const place = (edges: EdgeTable, rank: Int32Array, e: number): number =>
  rank[e] === 0 ? 2e9 - edges.score[e]! : rank[e]!
