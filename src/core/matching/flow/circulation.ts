import { nodeHeap } from '../../collections/node-heap.ts'
import type { Bounds, CirculationStart, Network } from './network.ts'
import { residualOf } from './residual.ts'
import { sendAlong } from './send-along.ts'

/**
 * Problem: the cheapest flow of whole units round a network, each arc between its least and its most.
 * Method: arcs whose reduced cost is negative under the given potentials are filled, those whose reduced cost is
 * positive are emptied, the others keep the flow given; what then stands too much at a node is sent along a shortest
 * path to where it lacks (successive shortest paths), each search ending at the first node that lacks. Potentials and
 * the flow given decide only how far there is to go, and which of equal optima is found.
 * Reference: R. Ahuja, T. Magnanti, J. Orlin, Network Flows, 1993, §9.7–9.8.
 * Cost: O(imbalance · arcs · log nodes) at worst. All numbers are whole; distances stay below 2^53 while nodes · the
 * greatest cost does. Ties fall by the order of arcs.
 */
export type Circulation =
  | { readonly status: 'optimal'; readonly flow: Int32Array; readonly potential: Float64Array }
  | {
      readonly status: 'infeasible'
      /** 1 for the nodes of a set into which arcs must bring more than arcs can take out. */
      readonly reached: Uint8Array
    }

/** Cheapest circulation; proof of its being so is `certify`, of there being none the set of nodes. */
export function cheapestCirculation(
  network: Network,
  bounds: Bounds,
  cost: Int32Array,
  start: CirculationStart,
): Circulation {
  const { nodeCount, tail, head } = network
  const { lower, upper } = bounds
  const potential = start.potential.slice()
  const residual = residualOf(network, bounds, cost, start)
  const { flow, excess, onwards, back, push } = residual

  const distance = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
  /** Arc by which a node was reached; its complement where the arc was gone against. */
  const cameBy = new Int32Array(nodeCount)
  const done = new Uint8Array(nodeCount)
  const heap = nodeHeap(nodeCount, distance)
  /** Nodes as near as the one looked at: they need no heap. */
  const near = new Int32Array(nodeCount)
  const touched = new Int32Array(nodeCount)
  let nearCount = 0
  let touchedCount = 0
  const reach = (node: number, there: number, here: number, by: number): void => {
    // What is in the heap must rise in it, since its place goes by the distance.
    const isNew = distance[node] === Number.POSITIVE_INFINITY
    distance[node] = there
    cameBy[node] = by
    if (isNew) touched[touchedCount++] = node
    if (isNew && there === here) near[nearCount++] = node
    else heap.raise(node)
  }

  /** Goes out from the nodes reached so far to the nearest that lacks; -1 when there is none. */
  const search = (): number => {
    for (;;) {
      const node = nearCount > 0 ? near[--nearCount]! : heap.pop()
      if (node === -1 || excess[node]! < 0) return node
      done[node] = 1
      const here = distance[node]!
      const own = here + potential[node]!
      const onwardsEnd = onwards.end[node]!
      for (let k = onwards.start[node]!; k < onwardsEnd; k++) {
        const a = onwards.arcs[k]!
        const other = head[a]!
        if (done[other] === 1) continue
        const there = own + cost[a]! - potential[other]!
        if (there < distance[other]!) reach(other, there, here, a)
      }
      const backEnd = back.end[node]!
      for (let k = back.start[node]!; k < backEnd; k++) {
        const a = back.arcs[k]!
        const other = tail[a]!
        if (done[other] === 1) continue
        const there = own - cost[a]! - potential[other]!
        if (there < distance[other]!) reach(other, there, here, ~a)
      }
    }
  }

  /** Sends what fits along the path found. */
  const send = (source: number, sink: number): void => {
    let amount = Math.min(excess[source]!, -excess[sink]!)
    for (let node = sink; node !== source; ) {
      const by = cameBy[node]!
      const a = by < 0 ? ~by : by
      amount = Math.min(amount, by < 0 ? flow[a]! - lower[a]! : upper[a]! - flow[a]!)
      node = by < 0 ? head[a]! : tail[a]!
    }
    for (let node = sink; node !== source; ) {
      const by = cameBy[node]!
      const a = by < 0 ? ~by : by
      push(a, amount, by < 0)
      node = by < 0 ? head[a]! : tail[a]!
    }
  }

  /** Lowers the potentials of what is nearer than the sink and forgets the search. */
  const settle = (sink: number): void => {
    const length = distance[sink]!
    heap.clear()
    for (let k = 0; k < touchedCount; k++) {
      const node = touched[k]!
      if (distance[node]! < length) potential[node]! += distance[node]! - length
      distance[node] = Number.POSITIVE_INFINITY
      done[node] = 0
    }
    touchedCount = 0
    nearCount = 0
  }

  // While one search serves many, all nodes with too much go out together.
  for (let poor = 0; poor < mostPoor; ) {
    let units = 0
    for (let node = 0; node < nodeCount; node++) {
      if (!(excess[node]! > 0)) continue
      units += excess[node]!
      reach(node, 0, 0, 0)
    }
    if (units === 0) break
    const sink = search()
    if (sink === -1) return { status: 'infeasible', reached: done }
    settle(sink)
    const sent = sendAlong(network, bounds, cost, potential, residual)
    poor = sent < fewestTogether ? poor + 1 : 0
  }
  for (let source = 0; source < nodeCount; source++) {
    while (excess[source]! > 0) {
      reach(source, 0, 0, 0)
      const sink = search()
      if (sink === -1) return { status: 'infeasible', reached: done }
      send(source, sink)
      settle(sink)
    }
  }
  // Costs are whole, so whole potentials prove as much as the parts of units the start may have brought.
  for (let node = 0; node < nodeCount; node++) potential[node] = Math.floor(potential[node]!)
  return { status: 'optimal', flow, potential }
}

/** A search of all together pays while it places as many as so many single searches; that so many did not ends it. */
const fewestTogether = 4
const mostPoor = 8

/** What the certificate of a circulation says. */
export interface FlowCertificate {
  /** Cost of the flow. */
  readonly primal: number
  /** What the potentials prove every flow to cost at least. */
  readonly dual: number
  /** Whether flow is kept at every node and every arc is within its bounds. */
  readonly feasible: boolean
}

/**
 * Reckons a circulation anew: equality of primal and dual proves it the cheapest. Cost O(nodes + arcs).
 */
export function certify(
  { nodeCount, tail, head }: Network,
  { lower, upper }: Bounds,
  cost: Int32Array,
  flow: Int32Array,
  potential: Float64Array,
): FlowCertificate {
  const balance = new Float64Array(nodeCount)
  let primal = 0
  let dual = 0
  let feasible = true
  for (let a = 0; a < tail.length; a++) {
    const units = flow[a]!
    balance[tail[a]!]! -= units
    balance[head[a]!]! += units
    if (units < lower[a]! || units > upper[a]!) feasible = false
    primal += cost[a]! * units
    const reduced = cost[a]! + potential[tail[a]!]! - potential[head[a]!]!
    dual += reduced > 0 ? reduced * lower[a]! : reduced < 0 ? reduced * upper[a]! : 0
  }
  return { primal, dual, feasible: feasible && balance.every((units) => units === 0) }
}
