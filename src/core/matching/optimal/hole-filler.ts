import { createHeap } from './heap.ts'
import type { OpenStore } from './open-store.ts'
import { lead } from './shortest-paths.ts'

/** Where the unit that fills a hole may come from: idleness, a group (its index), or everywhere. */
type HoleSource = 'idle' | 'ground' | number

const viaGroup = -1

/**
 * Problem: a seat lost its person, or is new; find the unit that is best given up elsewhere so that it is filled.
 * Method: shortest paths as in the path finder, but backwards from the hole over the edges by object, so that only what
 * is near the hole is visited, not everything that could be given up. An agent of one unit is passed over to the object
 * that holds it, without a look at its edges.
 * Reference: as `shortest-paths.ts`.
 * Cost: O(edges near the hole × log); all that can be reached where no source is.
 * Ties: the source found first, the cheapest of equally near objects first; edges in order, a heap of fixed shape.
 */
export function createHoleFiller(store: OpenStore) {
  const { t, state, placeOf, touched: told } = store
  const { objectCount, groupCount, agentCount, supply } = t
  const { agentPrice, objectPrice, groupPrice } = state
  const firstAgent = objectCount + groupCount
  const distance = new Float64Array(firstAgent + agentCount).fill(Infinity)
  const done = new Uint8Array(firstAgent + agentCount)
  // Who leaves an object, and where an agent of one unit goes from there; where one of many units goes.
  const leaver = new Int32Array(objectCount)
  const leaverTo = new Int32Array(objectCount)
  const manyTo = new Int32Array(agentCount)
  const nextObject = new Int32Array(groupCount)
  const touched: number[] = []
  const heap = createHeap()
  let best = Infinity
  let endObject = -1
  let endAgent = -1
  let endAgentTo = -1
  let source: HoleSource = 'ground'

  function reach(node: number, d: number): boolean {
    if (d >= best || d >= distance[node]!) return false
    if (distance[node] === Infinity) touched.push(node)
    distance[node] = d
    heap.push(node, node < objectCount ? d + lead(objectPrice[node]!) : d)
    return true
  }
  /** Object b would take one unit more: whoever could come, and whether its group could give one up here instead. */
  function scanObject(b: number, d: number): void {
    const { rows } = store
    const g = t.groupOf[b]!
    const given = d + objectPrice[b]! - groupPrice[g]!
    if (given < best && state.count[b]! + state.holes[b]! > 0) {
      if (source === g || source === 'ground') {
        best = given
        endObject = b
        endAgent = -1
      } else if (reach(objectCount + g, given)) nextObject[g] = b
    }
    const base = d + objectPrice[b]!
    const end = 2 * store.rowTo[b]!
    let r = nextRow(rows, 2 * store.rowFrom[b]!, end, agentPrice, base - best)
    while (r < end) {
      const a = rows[r]!
      comeFrom(a, b, base + agentPrice[a]! - rows[r + 1]!)
      r = nextRow(rows, r + 2, end, agentPrice, base - best)
    }
  }
  /** Agent a could come to object b, at this distance from the hole, unless it is there already. */
  function comeFrom(a: number, b: number, d: number): void {
    if (supply[a] === 0) return
    const isSingle = supply[a] === 1
    const isIdle = state.idleUnits[a]! > 0
    if (isIdle ? !isSingle && holds(a, b) : isSingle ? placeOf[a] === b : holds(a, b)) return
    if (isIdle && (source === 'idle' || source === 'ground')) {
      best = d
      endAgent = a
      endAgentTo = b
      endObject = -1
    } else if (!isSingle) {
      if (reach(firstAgent + a, d)) manyTo[a] = b
    } else if (!isIdle && reach(placeOf[a]!, d)) {
      leaver[placeOf[a]!] = a
      leaverTo[placeOf[a]!] = b
    }
  }
  function holds(a: number, b: number): boolean {
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) if (t.object[k] === ~b) return true
    return false
  }
  /** From an agent of many units to the objects it could leave. */
  function scanAgent(a: number, d: number): void {
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) {
      const object = t.object[k]!
      if (object >= 0) continue
      const b = ~object
      if (reach(b, d + t.score[k]! - objectPrice[b]! - agentPrice[a]!)) leaver[b] = a
    }
  }
  /** A group that is no source passes on what an object of it with room would take. */
  function scanGroup(g: number, d: number): void {
    for (let b = 0; b < store.objects; b++) {
      if (t.groupOf[b] !== g || state.count[b]! + state.holes[b]! >= t.capacity[b]!) continue
      if (reach(b, d + groupPrice[g]! - objectPrice[b]!)) leaver[b] = viaGroup
    }
  }

  /** Fills one hole of the object from the source, or gives the hole up to it. False when it cannot be reached. */
  function fill(hole: number, from: HoleSource): boolean {
    source = from
    best = Infinity
    endObject = -1
    endAgent = -1
    touched.length = 0
    heap.clear()
    reach(hole, 0)
    while (heap.least() < best) {
      const node = heap.pop()
      if (done[node] === 1) continue
      done[node] = 1
      const d = distance[node]!
      if (node < objectCount) scanObject(node, d)
      else if (node < firstAgent) scanGroup(node - objectCount, d)
      else scanAgent(node - firstAgent, d)
    }
    const found = best < Infinity
    for (const node of touched) {
      const gain = best - distance[node]!
      if (found && gain > 0) {
        if (node < objectCount) {
          lower(node, gain)
          told.objects.push(node)
        } else if (node < firstAgent) {
          groupPrice[node - objectCount]! -= gain
          told.wide = true
        } else {
          agentPrice[node - firstAgent]! += gain
          told.agents.push(node - firstAgent)
        }
      }
      distance[node] = Infinity
      done[node] = 0
    }
    if (found) walk(hole)
    return found
  }
  /** A single unit is worth to its agent what its place is, which falls in price. */
  function lower(b: number, gain: number): void {
    objectPrice[b]! -= gain
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++) {
      const a = state.slotAgent[s]!
      if (supply[a] !== 1) continue
      agentPrice[a]! += gain
      told.agents.push(a)
    }
  }
  function walk(hole: number): void {
    if (endAgent >= 0) {
      state.idleUnits[endAgent]!--
      enter(endAgent, endAgentTo, hole)
    } else leave(endObject, hole)
  }
  /** Object b gives a unit back to its group. */
  function leave(b: number, hole: number): void {
    told.objects.push(b)
    if (b === hole) {
      state.holes[b]!--
      return
    }
    const a = leaver[b]!
    store.dropSlot(b, store.slotOf(b, a))
    enter(a, goalOf(a, b), hole)
  }
  /** Where the agent goes that leaves object b. */
  function goalOf(a: number, b: number): number {
    return supply[a]! > 1 ? manyTo[a]! : leaverTo[b]!
  }
  /** An agent comes to an object, and whoever makes room there goes on, up to the hole. */
  function enter(agent: number, goal: number, hole: number): void {
    let a = agent
    let b = goal
    for (;;) {
      const k = store.edgeTo(a, b)
      t.object[k] = ~b
      if (supply[a] === 1) placeOf[a] = b
      told.agents.push(a)
      told.objects.push(b)
      const mover = b === hole ? viaGroup : leaver[b]!
      if (mover === viaGroup) {
        const s = state.slotStart[b]! + state.count[b]!++
        state.slotEdge[s] = k
        state.slotAgent[s] = a
        if (b === hole) state.holes[b]!--
        else leave(nextObject[t.groupOf[b]!]!, hole)
        return
      }
      const s = store.slotOf(b, mover)
      t.object[state.slotEdge[s]!] = b
      state.slotEdge[s] = k
      state.slotAgent[s] = a
      b = goalOf(mover, b)
      a = mover
    }
  }
  return { fill }
}

/** The next row by which an agent comes nearer than the best; `end` when there is none. */
function nextRow(
  rows: Int32Array,
  from: number,
  end: number,
  agentPrice: Float64Array,
  baseLessBest: number,
): number {
  for (let r = from; r < end; r += 2) if (baseLessBest + agentPrice[rows[r]!]! < rows[r + 1]!) return r
  return end
}
