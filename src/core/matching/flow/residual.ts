import type { Bounds, CirculationStart, Network } from './network.ts'
import { type OpenArcs, openArcs } from './open-arcs.ts'

/**
 * Problem: what a flow still leaves open, kept while it changes.
 * Method: an arc below its most is open onwards, one above its least is open back; each node knows what it has too much.
 * Cost: O(nodes + arcs) to make, O(1) per push.
 */
export interface Residual {
  readonly flow: Int32Array
  /** Units that entered each node and did not leave it; negative where some lack. */
  readonly excess: Float64Array
  readonly onwards: OpenArcs
  readonly back: OpenArcs
  /** Sends units over an arc, or takes them back. */
  push(arc: number, amount: number, against: boolean): void
}

/** The start with arcs of negative reduced cost filled and those of positive reduced cost emptied. */
export function residualOf(
  network: Network,
  { lower, upper }: Bounds,
  cost: Int32Array,
  start: CirculationStart,
): Residual {
  const { nodeCount, tail, head } = network
  const { potential } = start
  const flow = start.flow.slice()
  const excess = new Float64Array(nodeCount)
  const onwards = openArcs(network.leaveStart, network.leave, tail)
  const back = openArcs(network.enterStart, network.enter, head)
  for (let a = 0; a < tail.length; a++) {
    const reduced = cost[a]! + potential[tail[a]!]! - potential[head[a]!]!
    if (reduced < 0) flow[a] = upper[a]!
    else if (reduced > 0) flow[a] = lower[a]!
    if (flow[a]! < upper[a]!) onwards.open(a)
    if (flow[a]! > lower[a]!) back.open(a)
    excess[tail[a]!]! -= flow[a]!
    excess[head[a]!]! += flow[a]!
  }
  return {
    flow,
    excess,
    onwards,
    back,
    push(arc, amount, against) {
      const now = flow[arc]! + (against ? -amount : amount)
      flow[arc] = now
      if (now < upper[arc]!) onwards.open(arc)
      else onwards.close(arc)
      if (now > lower[arc]!) back.open(arc)
      else back.close(arc)
      excess[tail[arc]!]! -= against ? -amount : amount
      excess[head[arc]!]! += against ? -amount : amount
    },
  }
}
