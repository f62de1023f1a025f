import { type Graph, indexGraph } from './csr.ts'
import { feedbackEdges } from './feedback-edges.ts'
import { strongComponents } from './strong-components.ts'

/** An edge from supplier to user, as criticality reads it. */
export interface SupplyEdge {
  readonly from: string
  readonly to: string
  /** 1 (a trifle) to 5 (nothing runs without it). */
  readonly strength: number
  /** Suppliers of one user with the same group are substitutes: any one of them is enough. Null: needed by itself. */
  readonly group: string | null
  /** True when the edge is known to close a loop (recycling): it adds to supply but stops nobody. */
  readonly closesLoop?: boolean
}

/** What each node needs, as a graph without cycles. Nodes and edges are in canonical order. */
export interface SupplyRequirements {
  readonly ids: readonly string[]
  readonly graph: Graph
  /** 1 for edges that count. */
  readonly counted: Uint8Array
  /** Requirement each counted edge serves, and how many different suppliers each requirement has. */
  readonly requirementOf: Int32Array
  readonly supplierCount: Int32Array
}

/**
 * Problem: turn supply edges into requirements (all must hold; any supplier of a requirement is enough) whose answer
 * does not depend on where one begins. Loops are the trap: a mill that feeds on its own scrap must neither keep
 * itself running nor stop for lack of scrap. Three rules take them out:
 *
 * 1. edges below `minStrength`, edges marked as closing a loop and self loops stop nobody;
 * 2. where a requirement has suppliers outside the user's own loop (strong component), suppliers inside the loop do
 *    not count: what depends on the user is no substitute for what the user depends on;
 * 3. of the loops that remain, the light feedback set of `feedbackEdges` (weights: strength) stops nobody.
 *
 * What remains has no cycle, so least and greatest fixpoint agree. Two edges of one supplier to one requirement count
 * once. Cost O(V log V + E log V). Ties by id.
 * @throws RangeError on repeated or unknown ids
 */
export function supplyRequirements(
  nodeIds: readonly string[],
  edges: readonly SupplyEdge[],
  minStrength: number,
): SupplyRequirements {
  const ordered = canonical(edges)
  const { graph, ids, edgeOrigin } = indexGraph(nodeIds, ordered)
  const edgeAt = (e: number) => ordered[edgeOrigin[e]!]!
  const ignored = new Uint8Array(graph.edgeCount)
  const requirementOf = new Int32Array(graph.edgeCount).fill(-1)
  let requirementCount = 0
  for (let v = 0; v < graph.nodeCount; v++) {
    const byGroup = new Map<string, number>()
    for (let i = graph.inStart[v]!; i < graph.inStart[v + 1]!; i++) {
      const e = graph.inEdges[i]!
      const { strength, group, closesLoop, from, to } = edgeAt(e)
      if (strength < minStrength || closesLoop === true || from === to) ignored[e] = 1
      else if (group === null) requirementOf[e] = requirementCount++
      else {
        const known = byGroup.get(group) ?? requirementCount++
        byGroup.set(group, known)
        requirementOf[e] = known
      }
    }
  }

  const { componentOf } = strongComponents(graph, ignored)
  const isInLoop = (e: number) => componentOf[graph.sources[e]!] === componentOf[graph.targets[e]!]
  const hasOutsider = new Uint8Array(requirementCount)
  for (let e = 0; e < graph.edgeCount; e++)
    if (ignored[e] === 0 && !isInLoop(e)) hasOutsider[requirementOf[e]!] = 1
  for (let e = 0; e < graph.edgeCount; e++) {
    if (ignored[e] === 0 && isInLoop(e) && hasOutsider[requirementOf[e]!] === 1) ignored[e] = 1
  }
  const weights = Float64Array.from({ length: graph.edgeCount }, (_, e) => edgeAt(e).strength)
  const closing = feedbackEdges(graph, weights, ignored)

  const counted = new Uint8Array(graph.edgeCount)
  const supplierCount = new Int32Array(requirementCount)
  const lastSupplier = new Int32Array(requirementCount).fill(-1)
  for (let e = 0; e < graph.edgeCount; e++) {
    if (ignored[e] === 1 || closing[e] === 1) continue
    const requirement = requirementOf[e]!
    // Edges are ordered by source, so a second edge of the same supplier follows the first one.
    if (lastSupplier[requirement] === graph.sources[e]) continue
    lastSupplier[requirement] = graph.sources[e]!
    supplierCount[requirement]! += 1
    counted[e] = 1
  }
  return { ids, graph, counted, requirementOf, supplierCount }
}

/** Parallel edges in an order of their own, so that the input's order cannot matter. */
function canonical(edges: readonly SupplyEdge[]): readonly SupplyEdge[] {
  return [...edges].sort((a, b) => b.strength - a.strength || compareGroups(a.group, b.group))
}

function compareGroups(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
