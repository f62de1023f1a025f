import type { Bounds, CirculationStart, Network } from './network.ts'
import { residualOf } from './residual.ts'

/**
 * Problem: successive shortest paths are slow where thousands want the same few places; they should begin near the end.
 * Method: ε-scaling as in an auction. A node with too much pushes it over the arcs that cost it least and lowers its
 * potential to ε below the next best; ε shrinks from phase to phase. Fractions are eighths, exact in binary. When the
 * last phase is over, or the work allowed is used up, flow and potentials are a start that only few arcs contradict.
 * Reference: D. Bertsekas, P. Tseng, RELAX and ε-relaxation, 1988; A. Goldberg, R. Tarjan, Finding minimum-cost
 * circulations by successive approximation, 1990.
 * Cost: at most `mostScans` arcs looked at. Nothing depends on the result being good: it is a start, no answer.
 */
export function comeNear(
  network: Network,
  bounds: Bounds,
  cost: Int32Array,
  start: CirculationStart,
): CirculationStart {
  const { nodeCount, tail, head } = network
  const { lower, upper } = bounds
  let flow = start.flow
  const potential = start.potential.slice()
  let greatest = 0
  for (let a = 0; a < cost.length; a++) {
    if (lower[a]! < upper[a]!) greatest = Math.max(greatest, Math.abs(cost[a]!))
  }
  // With few different costs many paths are equally short, and those are served together anyhow.
  if (greatest < firstPart) return start
  let left = mostScans(network)
  // The last few of a phase fight longest; later phases and the exact method place them sooner.
  const few = nodeCount >> 9
  const queue = new Int32Array(nodeCount)
  const isQueued = new Uint8Array(nodeCount)
  for (let step = greatest / firstPart; ; step /= shrink) {
    const epsilon = Math.max(finest, Math.floor(step / finest) * finest)
    const residual = residualOf(network, bounds, cost, { flow, potential })
    const { excess, onwards, back } = residual
    flow = residual.flow
    let first = 0
    let waiting = 0
    for (let node = 0; node < nodeCount; node++) {
      isQueued[node] = excess[node]! > 0 ? 1 : 0
      if (isQueued[node] === 1) queue[waiting++] = node
    }
    const push = (a: number, amount: number, against: boolean): void => {
      residual.push(a, amount, against)
      const other = against ? tail[a]! : head[a]!
      if (excess[other]! > 0 && isQueued[other] === 0) {
        isQueued[other] = 1
        queue[(first + waiting++) % nodeCount] = other
      }
    }
    while (waiting > few && left > 0) {
      const node = queue[first]!
      first = (first + 1) % nodeCount
      waiting--
      isQueued[node] = 0
      while (excess[node]! > 0 && left > 0) {
        // The arc that costs least and what the next best costs, both counted from the potential of their ends.
        let best = Number.POSITIVE_INFINITY
        let next = Number.POSITIVE_INFINITY
        let arc = -1
        let against = false
        for (let k = onwards.start[node]!; k < onwards.end[node]!; k++) {
          const a = onwards.arcs[k]!
          const own = cost[a]! - potential[head[a]!]!
          if (own < best) {
            next = best
            best = own
            arc = a
            against = false
          } else if (own < next) next = own
        }
        for (let k = back.start[node]!; k < back.end[node]!; k++) {
          const a = back.arcs[k]!
          const own = -cost[a]! - potential[tail[a]!]!
          if (own < best) {
            next = best
            best = own
            arc = a
            against = true
          } else if (own < next) next = own
        }
        left -= onwards.end[node]! - onwards.start[node]! + back.end[node]! - back.start[node]! + 1
        if (arc === -1) {
          left = 0
          break
        }
        const room = against ? flow[arc]! - lower[arc]! : upper[arc]! - flow[arc]!
        if (excess[node]! <= room) {
          // An arc that is used up no longer holds the potential: it may sink to the next best.
          const level = excess[node] === room && next < Number.POSITIVE_INFINITY ? next : best
          potential[node] = Math.min(potential[node]!, -level - epsilon)
          push(arc, excess[node]!, against)
          break
        }
        // More than one arc is needed: all that are within ε of the best. Closing swaps with the end, so from there.
        potential[node] = Math.min(potential[node]!, -best - epsilon)
        const most = -potential[node]!
        for (let k = onwards.end[node]! - 1; k >= onwards.start[node]! && excess[node]! > 0; k--) {
          const a = onwards.arcs[k]!
          if (cost[a]! - potential[head[a]!]! > most) continue
          push(a, Math.min(upper[a]! - flow[a]!, excess[node]!), false)
        }
        for (let k = back.end[node]! - 1; k >= back.start[node]! && excess[node]! > 0; k--) {
          const a = back.arcs[k]!
          if (-cost[a]! - potential[tail[a]!]! > most) continue
          push(a, Math.min(flow[a]! - lower[a]!, excess[node]!), true)
        }
      }
    }
    if (left <= 0 || epsilon === finest) break
  }
  return { flow, potential }
}

const finest = 1 / 8
const firstPart = 4
const shrink = 5
const mostScans = ({ nodeCount, tail }: Network): number => 60 * tail.length + 200 * nodeCount
