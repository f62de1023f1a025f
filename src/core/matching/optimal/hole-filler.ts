import { createHeap } from './heap.ts'
import type { OpenStore } from './open-store.ts'

/** Where the unit that fills a hole may come from: idleness, a group (its index), or everywhere. */
type HoleSource = 'idle' | 'ground' | number

const viaGroup = -1

/**
 * Problem: a seat lost its person, or is new; find the unit that is best given up elsewhere so that it is filled.
 * Method: shortest paths as in the path finder, but backwards from the hole over the edges by object, so that only what
 * is near the hole is visited, not everything that could be given up.
 * Reference: as `shortest-paths.ts`.
 * Cost: O(edges near the hole × log); all that can be reached where no source is.
 * Ties: the source found first; edges in order, a heap of fixed shape.
 */
export function createHoleFiller(store: OpenStore) {
  const { t, state } = store
  const { objectCount, groupCount, agentCount } = t
  const firstAgent = objectCount + groupCount
  const distance = new Float64Array(firstAgent + agentCount).fill(Infinity)
  const done = new Uint8Array(firstAgent + agentCount)
  const nextAgent = new Int32Array(objectCount)
  const nextObject = new Int32Array(groupCount)
  const nextEdge = new Int32Array(agentCount)
  const touched: number[] = []
  const heap = createHeap()
  let best = Infinity
  let endObject = -1
  let endAgent = -1
  let source: HoleSource = 'ground'

  function reach(node: number, d: number): boolean {
    if (d >= best || d >= distance[node]!) return false
    if (distance[node] === Infinity) touched.push(node)
    distance[node] = d
    return true
  }
  /** Object b would take one unit more: whoever could come, and whether its group could give one up here instead. */
  function scanObject(b: number, d: number): void {
    const { rows } = store
    const g = t.groupOf[b]!
    const given = d + state.objectPrice[b]! - state.groupPrice[g]!
    if (given < best && state.count[b]! + state.holes[b]! > 0) {
      if (source === g || source === 'ground') {
        best = given
        endObject = b
        endAgent = -1
      } else if (reach(objectCount + g, given)) {
        nextObject[g] = b
        heap.push(objectCount + g, given)
      }
    }
    const base = d + state.objectPrice[b]!
    const end = 2 * store.rowTo[b]!
    for (let r = 2 * store.rowFrom[b]!; r < end; r += 2) {
      const a = rows[r]!
      const reached = base + state.agentPrice[a]! - rows[r + 1]!
      if (reached < best && reached < distance[firstAgent + a]!) comeFrom(a, b, reached)
    }
  }
  /** Agent a could come to object b, at this distance from the hole, unless it is there already. */
  function comeFrom(a: number, b: number, d: number): void {
    if (t.supply[a] === 0) return
    let edge = -1
    let held = -1
    const end = t.edgesTo[a]!
    for (let k = t.edgesFrom[a]!; k < end; k++) {
      const object = t.object[k]!
      if (object === b) edge = k
      else if (object < 0) held = ~object
    }
    if (edge < 0) return // held by this agent
    reach(firstAgent + a, d)
    nextEdge[a] = edge
    if (state.idleUnits[a]! > 0 && (source === 'idle' || source === 'ground')) {
      best = d
      endAgent = a
      endObject = -1
      return
    }
    if (t.supply[a]! > 1) heap.push(firstAgent + a, d)
    else if (held >= 0 && reach(held, d)) {
      nextAgent[held] = a
      heap.push(held, d)
    }
  }
  function scanAgent(a: number, d: number): void {
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) {
      const object = t.object[k]!
      if (object >= 0) continue
      const b = ~object
      const reached = d + t.score[k]! - state.objectPrice[b]! - state.agentPrice[a]!
      if (!reach(b, reached)) continue
      nextAgent[b] = a
      heap.push(b, reached)
    }
  }
  /** A group that is no source passes on what an object of it with room would take. */
  function scanGroup(g: number, d: number): void {
    for (let b = 0; b < store.objects; b++) {
      if (t.groupOf[b] !== g || state.count[b]! + state.holes[b]! >= t.capacity[b]!) continue
      const reached = d + state.groupPrice[g]! - state.objectPrice[b]!
      if (!reach(b, reached)) continue
      nextAgent[b] = viaGroup
      heap.push(b, reached)
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
    heap.push(hole, 0)
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
        if (node < objectCount) lower(node, gain)
        else if (node < firstAgent) state.groupPrice[node - objectCount]! -= gain
        else if (t.supply[node - firstAgent]! > 1) state.agentPrice[node - firstAgent]! += gain
      }
      distance[node] = Infinity
      done[node] = 0
    }
    if (found) walk(hole)
    return found
  }
  /** A single unit is worth to its agent what its place is, which falls in price. */
  function lower(b: number, gain: number): void {
    state.objectPrice[b]! -= gain
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++)
      if (t.supply[state.slotAgent[s]!] === 1) state.agentPrice[state.slotAgent[s]!]! += gain
  }
  function walk(hole: number): void {
    if (endAgent >= 0) {
      state.idleUnits[endAgent]!--
      enter(endAgent, hole)
    } else leave(endObject, hole)
  }
  /** Object b gives a unit back to its group. */
  function leave(b: number, hole: number): void {
    if (b === hole) {
      state.holes[b]!--
      return
    }
    const a = nextAgent[b]!
    store.dropSlot(b, store.slotOf(b, a))
    enter(a, hole)
  }
  /** Agent a takes its next edge, and whoever makes room there takes its own, up to the hole. */
  function enter(agent: number, hole: number): void {
    let a = agent
    for (;;) {
      const k = nextEdge[a]!
      const b = t.object[k]!
      t.object[k] = ~b
      const mover = b === hole ? viaGroup : nextAgent[b]!
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
      a = mover
    }
  }
  return { fill }
}
