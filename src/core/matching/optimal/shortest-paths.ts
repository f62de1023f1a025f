import { grown } from '../../collections/grown.ts'
import { inBlocks } from '../blocks.ts'
import { createHeap } from './heap.ts'
import type { Transport } from './transport.ts'

/** Used edges, by the objects that hold them, and the prices that go with them. */
export interface TransportState {
  /** Slots of object b are `slotStart[b] .. slotStart[b] + count[b])`. */
  readonly slotStart: Int32Array
  readonly count: Int32Array
  readonly slotEdge: Int32Array
  readonly slotAgent: Int32Array
  /** Object each slot belongs to. */
  readonly slotObject: Int32Array
  /** What one more unit of an agent, an object, a group, an idle unit of a class is worth. */
  readonly agentPrice: Float64Array
  readonly objectPrice: Float64Array
  readonly groupPrice: Float64Array
  readonly idlePrice: Float64Array
  /** Units still to be placed in each group, and still to stay idle in each class. Infinity: no bound, price 0. */
  readonly groupLeft: Float64Array
  readonly idleLeft: Float64Array
  readonly idleUnits: Int32Array
  /** Units each object is short of what its group counts for it. */
  readonly holes: Int32Array
}

export function emptyState(t: Transport, groupLeft: Float64Array, idleLeft: Float64Array): TransportState {
  const slotStart = new Int32Array(t.objectCount + 1)
  for (let b = 0; b < t.objectCount; b++) slotStart[b + 1] = slotStart[b]! + t.capacity[b]!
  const slotObject = new Int32Array(slotStart[t.objectCount]!)
  const objectPrice = new Float64Array(t.objectCount)
  inBlocks(t.objectCount, (from, to) => {
    for (let b = from; b < to; b++) {
      for (let s = slotStart[b]!; s < slotStart[b + 1]!; s++) slotObject[s] = b
      if (t.capacity[b] === 0) objectPrice[b] = Infinity
    }
  })
  return {
    slotObject,
    slotStart,
    count: new Int32Array(t.objectCount),
    slotEdge: new Int32Array(slotStart[t.objectCount]!),
    slotAgent: new Int32Array(slotStart[t.objectCount]!),
    agentPrice: new Float64Array(t.agentCount),
    objectPrice,
    groupPrice: new Float64Array(t.groupCount),
    idlePrice: new Float64Array(t.classCount),
    groupLeft,
    idleLeft,
    idleUnits: new Int32Array(t.agentCount),
    holes: new Int32Array(t.objectCount),
  }
}

/** What a change touched, as it goes. */
export interface Touched {
  /** Agents and objects whose price, units or places changed; some of them twice. */
  readonly agents: number[]
  readonly objects: number[]
  /** True when the price of a group or of idleness changed, which is of all its members. */
  wide: boolean
}

/** What follows the paths, for whoever has to know what they changed. */
export interface PathFollow {
  /** Object that holds each agent of one unit that is not idle. */
  readonly placeOf: Int32Array
  readonly touched: Touched
}

/**
 * What is added to a distance, a whole number, so that of objects equally far away the cheapest is looked at first: ends
 * are cheap, and where prices are whole points very many are equally far away.
 */
export function lead(price: number): number {
  return (Math.max(-reachOfLead, Math.min(reachOfLead, price)) + reachOfLead) / (4 * reachOfLead)
}
const reachOfLead = 2 ** 22

const root = -1
const fromIdle = -2
const fromGroup = -1

/**
 * Problem: place units of agents so that the total score is greatest, with the use of each group and the idleness of
 * each class as told.
 * Method: successive shortest paths over reduced costs, one unit at a time, from an agent that has units to place; only
 * what is nearer than the nearest end is visited, and only its prices change.
 * Reference: R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems, Computing 38, 1987; J. Edmonds, R. Karp, Journal of the ACM 19, 1972.
 * An agent of one unit stands where its object does, so it is no node of its own: each array looked at for it is a
 * place far away in memory.
 * Cost: O(units × edges × log) at worst, far less in practice.
 * Ties: the nearest end found first; agents are served in order, edges in order, a heap of fixed shape; where changes are
 * followed, of objects equally far away the cheapest goes first.
 * @param follow where given, told what each path changes
 */
export function createPathFinder(t: Transport, state: TransportState, follow?: PathFollow) {
  const { agentCount, objectCount, groupCount, classCount, supply, capacity, edgesFrom, edgesTo } = t
  const { object, score, classOf, groupOf } = t
  const {
    slotStart,
    count,
    slotEdge,
    slotAgent,
    slotObject,
    agentPrice,
    objectPrice,
    groupPrice,
    idlePrice,
  } = state
  const { groupLeft, idleLeft, idleUnits, holes } = state
  const firstGroup = objectCount
  const firstIdle = firstGroup + groupCount
  const firstAgent = firstIdle + classCount
  const nodes = firstAgent + agentCount
  const distance = new Float64Array(nodes).fill(Infinity)
  const done = new Uint8Array(nodes)
  const predAgent = new Int32Array(objectCount)
  const predEdge = new Int32Array(objectCount)
  const predObject = new Int32Array(groupCount)
  const predIdle = new Int32Array(classCount)
  // Slot the agent comes from that reached an object or idleness, and the one that reached an agent of many units.
  const predSlot = new Int32Array(objectCount)
  const idleSlot = new Int32Array(classCount)
  const agentSlot = new Int32Array(agentCount)
  let touched = new Int32Array(1024)
  let touchedCount = 0
  // Agents of one unit that were looked through, and how far away.
  let passed = new Int32Array(1024)
  let passedAt = new Float64Array(1024)
  let passedCount = 0
  const heap = createHeap()
  // A single change ends near by; over a whole problem of a million people the lead costs more than it spares.
  const isLed = follow !== undefined
  let best = Infinity
  let end = -1
  /** What is taken from a group or the ground without bound must not go back there. */
  let holesOnly = false

  function touch(node: number): void {
    if (touchedCount === touched.length) touched = grown(touched, 2 * touchedCount)
    touched[touchedCount++] = node
  }
  function pass(a: number, d: number): void {
    if (passedCount === passed.length) {
      passed = grown(passed, 2 * passedCount)
      const at = new Float64Array(passed.length)
      at.set(passedAt)
      passedAt = at
    }
    passed[passedCount] = a
    passedAt[passedCount++] = d
  }
  function relax(node: number, d: number): boolean {
    const old = distance[node]!
    if (d >= old || d >= best) return false
    if (old === Infinity) touch(node)
    distance[node] = d
    heap.push(node, isLed && node < firstGroup ? d + lead(objectPrice[node]!) : d)
    return true
  }
  function reachEnd(node: number, d: number): void {
    best = d
    end = node
  }

  /** An agent of many units, which is reached from several places. */
  function scanMany(a: number, d: number, slot: number): void {
    const node = firstAgent + a
    if (done[node] === 1) return
    done[node] = 1
    if (distance[node] === Infinity) touch(node)
    distance[node] = d
    scanEdges(a, d + agentPrice[a]!, slot)
  }
  function scanAgent(a: number, d: number, slot: number): void {
    if (supply[a]! > 1) scanMany(a, d, slot)
    else {
      pass(a, d)
      scanEdges(a, d + agentPrice[a]!, slot)
    }
  }
  /** What an agent at this distance, `base` with its price, can reach from the slot it has now. */
  function scanEdges(a: number, base: number, slot: number): void {
    const c = classCount === 1 ? 0 : classOf[a]!
    const idle = base - idlePrice[c]!
    if (idle < best) {
      if (idleLeft[c]! > 0 && !holesOnly) {
        predIdle[c] = a
        idleSlot[c] = slot
        reachEnd(firstIdle + c, idle)
      } else if (relax(firstIdle + c, idle)) {
        predIdle[c] = a
        idleSlot[c] = slot
      }
    }
    const last = edgesTo[a]!
    for (let k = edgesFrom[a]!; k < last; k++) {
      const b = object[k]!
      if (b < 0) continue // used
      const reached = base + objectPrice[b]! - score[k]!
      if (reached < best && reached < distance[b]!) {
        if (holes[b]! > 0) {
          if (distance[b] === Infinity) touch(b)
          distance[b] = reached
          reachEnd(b, reached)
        } else relax(b, reached)
        predAgent[b] = a
        predEdge[b] = k
        predSlot[b] = slot
      }
    }
  }
  function scanObject(b: number, d: number): void {
    const g = groupOf[b]!
    if (count[b]! + holes[b]! < capacity[b]!) {
      const reached = d + groupPrice[g]! - objectPrice[b]!
      if (reached < best) {
        if (groupLeft[g]! > 0 && !holesOnly) {
          predObject[g] = b
          reachEnd(firstGroup + g, reached)
        } else if (relax(firstGroup + g, reached)) predObject[g] = b
      }
    }
    const last = slotStart[b]! + count[b]!
    for (let s = slotStart[b]!; s < last; s++) {
      const a = slotAgent[s]!
      const worth = score[slotEdge[s]!]! - objectPrice[b]!
      if (supply[a]! === 1) {
        // A single unit is worth to its agent what its place is.
        pass(a, d)
        scanEdges(a, d + worth, s)
      } else if (relax(firstAgent + a, d + worth - agentPrice[a]!)) agentSlot[a] = s
    }
  }
  function scanGroup(g: number, d: number): void {
    for (let b = 0; b < objectCount; b++) {
      if (groupOf[b] !== g || count[b]! + holes[b]! === 0) continue
      const reached = d + objectPrice[b]! - groupPrice[g]!
      if (reached >= best || reached >= distance[b]!) continue
      predAgent[b] = fromGroup
      if (holes[b]! > 0) {
        if (distance[b] === Infinity) touch(b)
        distance[b] = reached
        reachEnd(b, reached)
      } else relax(b, reached)
    }
  }
  function scanIdle(c: number, d: number): void {
    for (let a = 0; a < agentCount; a++) if (classOf[a] === c && idleUnits[a]! > 0) scanAgent(a, d, fromIdle)
  }

  /** Places one unit of the agent along a shortest path. False when there is no end to reach. */
  function place(agent: number): boolean {
    begin()
    scanAgent(agent, 0, root)
    return finish()
  }
  /**
   * Takes one unit back that a group counts too much and fills a hole, or an end elsewhere.
   * False when there is no end to reach.
   */
  function takeFromGroup(g: number): boolean {
    begin()
    holesOnly = groupLeft[g] === Infinity
    settleNode(firstGroup + g)
    predObject[g] = root
    scanGroup(g, 0)
    return finish()
  }
  function takeFromIdle(c: number): boolean {
    begin()
    settleNode(firstIdle + c)
    predIdle[c] = root
    scanIdle(c, 0)
    return finish()
  }
  /** As the two above, where groups and idleness are one and the same ground with price 0. */
  function takeFromGround(): boolean {
    begin()
    holesOnly = true
    for (let g = 0; g < groupCount; g++) {
      settleNode(firstGroup + g)
      predObject[g] = root
    }
    for (let c = 0; c < classCount; c++) {
      settleNode(firstIdle + c)
      predIdle[c] = root
    }
    for (let g = 0; g < groupCount; g++) scanGroup(g, 0)
    for (let c = 0; c < classCount; c++) scanIdle(c, 0)
    return finish()
  }
  function settleNode(node: number): void {
    touch(node)
    distance[node] = 0
    done[node] = 1
  }
  function begin(): void {
    best = Infinity
    end = -1
    holesOnly = false
    heap.clear()
    touchedCount = 0
    passedCount = 0
  }
  function finish(): boolean {
    while (heap.least() < best) {
      const node = heap.pop()
      if (done[node] === 1) continue
      const d = distance[node]!
      if (node >= firstAgent) scanMany(node - firstAgent, d, agentSlot[node - firstAgent]!)
      else {
        done[node] = 1
        if (node < firstGroup) scanObject(node, d)
        else if (node < firstIdle) scanGroup(node - firstGroup, d)
        else scanIdle(node - firstIdle, d)
      }
    }
    const found = end >= 0
    for (let i = 0; i < touchedCount; i++) {
      const node = touched[i]!
      const gain = best - distance[node]!
      if (found && gain > 0) {
        if (node < firstGroup) objectPrice[node] = objectPrice[node]! + gain
        else if (node < firstIdle) groupPrice[node - firstGroup] = groupPrice[node - firstGroup]! + gain
        else if (node < firstAgent) idlePrice[node - firstIdle] = idlePrice[node - firstIdle]! - gain
        else agentPrice[node - firstAgent] = agentPrice[node - firstAgent]! - gain
      }
      if (follow !== undefined && found && gain > 0) note(follow.touched, node)
      distance[node] = Infinity
      done[node] = 0
    }
    if (found) {
      for (let i = 0; i < passedCount; i++) {
        const gain = best - passedAt[i]!
        if (gain <= 0) continue
        agentPrice[passed[i]!] = agentPrice[passed[i]!]! - gain
        follow?.touched.agents.push(passed[i]!)
      }
      walkBack()
    }
    return found
  }

  function note(told: Touched, node: number): void {
    if (node < firstGroup) told.objects.push(node)
    else if (node >= firstAgent) told.agents.push(node - firstAgent)
    else told.wide = true
  }

  /** Uses the path found, from its end back to its root. */
  function walkBack(): void {
    if (end >= firstIdle) idleLeft[end - firstIdle] = idleLeft[end - firstIdle]! - 1
    else if (end >= firstGroup) groupLeft[end - firstGroup] = groupLeft[end - firstGroup]! - 1
    else holes[end] = holes[end]! - 1
    let node = end
    for (;;) {
      let a: number
      let s: number
      if (node >= firstIdle) {
        const c = node - firstIdle
        a = predIdle[c]!
        s = idleSlot[c]!
        if (a === root) {
          idleLeft[c] = idleLeft[c]! + 1
          return
        }
        idleUnits[a] = idleUnits[a]! + 1
        follow?.touched.agents.push(a)
      } else {
        const b = node < firstGroup ? node : predObject[node - firstGroup]!
        if (b === root) {
          groupLeft[node - firstGroup] = groupLeft[node - firstGroup]! + 1
          return
        }
        if (predAgent[b] === fromGroup) {
          // A hole that need not be filled after all.
          node = firstGroup + groupOf[b]!
          continue
        }
        a = fillSlot(b, slotStart[b]! + count[b]!)
        count[b] = count[b]! + 1
        s = predSlot[b]!
      }
      // From slot to slot, until the root, an idle unit or an object that gave a unit back to its group.
      for (;;) {
        if (s === root) return
        if (s === fromIdle) {
          idleUnits[a] = idleUnits[a]! - 1
          node = firstIdle + classOf[a]!
          break
        }
        const b = slotObject[s]!
        object[slotEdge[s]!] = b
        if (predAgent[b] === fromGroup) {
          const last = slotStart[b]! + count[b]! - 1
          slotEdge[s] = slotEdge[last]!
          slotAgent[s] = slotAgent[last]!
          count[b] = count[b]! - 1
          follow?.touched.objects.push(b)
          node = firstGroup + groupOf[b]!
          break
        }
        a = fillSlot(b, s)
        s = predSlot[b]!
      }
    }
  }
  /** Puts the agent that reached object b in its slot s. */
  function fillSlot(b: number, s: number): number {
    const a = predAgent[b]!
    slotEdge[s] = predEdge[b]!
    slotAgent[s] = a
    object[predEdge[b]!] = ~b
    if (follow !== undefined) {
      follow.placeOf[a] = b
      follow.touched.agents.push(a)
      follow.touched.objects.push(b)
    }
    return a
  }
  return { place, takeFromGroup, takeFromIdle, takeFromGround }
}
