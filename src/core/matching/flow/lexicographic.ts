import { certify, cheapestCirculation, type FlowCertificate } from './circulation.ts'
import { comeNear } from './come-near.ts'
import type { Bounds, CirculationStart, Network } from './network.ts'

/**
 * Problem: several aims in order, the second only among the best for the first, and so on.
 * Method: one circulation per aim. By complementary slackness the optimal flows for an aim are exactly those that lie at
 * the least where the reduced cost is positive and at the most where it is negative; these arcs are fixed before the
 * next aim. No weights, so no great numbers and nothing rounded.
 * Reference: A. Schrijver, Combinatorial Optimization, 2003, §12.1 (complementary slackness), applied in turn.
 * Cost: that of its circulations.
 */
export interface Aim {
  /** Cost of each arc; the least is sought. */
  readonly cost: Int32Array
  /** Where to start, knowing the bounds that are left free and the flow of the aim before. */
  start(bounds: Bounds, flow: Int32Array): CirculationStart
}

export interface AimResult {
  readonly certificate: FlowCertificate
  /** Reduced cost of each arc: what one unit more through it costs, so a negative one is the worth of more room. */
  readonly reduced: Float64Array
}

export type LexicographicFlow =
  | { readonly status: 'optimal'; readonly flow: Int32Array; readonly aims: readonly AimResult[] }
  | { readonly status: 'infeasible'; readonly reached: Uint8Array }

/**
 * The best flow for the first aim, of these the best for the second, and so on; each proved.
 * @throws Error when a certificate does not hold, which would be a fault of this code
 */
export function lexicographicFlow(
  network: Network,
  bounds: Bounds,
  aims: readonly Aim[],
  given: Int32Array,
): LexicographicFlow {
  const { tail, head } = network
  const free = { lower: bounds.lower.slice(), upper: bounds.upper.slice() }
  let flow = given
  const results: AimResult[] = []
  for (const { cost, start } of aims) {
    const found = cheapestCirculation(network, free, cost, comeNear(network, free, cost, start(free, flow)))
    if (found.status === 'infeasible') return found
    flow = found.flow
    const certificate = certify(network, free, cost, flow, found.potential)
    if (!certificate.feasible || certificate.primal !== certificate.dual) {
      throw new Error(`a flow of cost ${certificate.primal} has a bound of ${certificate.dual}`)
    }
    const reduced = new Float64Array(tail.length)
    for (let a = 0; a < reduced.length; a++) {
      const own = cost[a]! + found.potential[tail[a]!]! - found.potential[head[a]!]!
      reduced[a] = own
      if (own > 0) free.upper[a] = free.lower[a]!
      else if (own < 0) free.lower[a] = free.upper[a]!
    }
    results.push({ certificate, reduced })
  }
  return { status: 'optimal', flow, aims: results }
}
