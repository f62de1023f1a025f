import { type SupplyEdge, type SupplyRequirements, supplyRequirements } from './supply-requirements.ts'
import { createWalker, type Nearest, ownBranches, type Reach } from './supply-walk.ts'
import { topologicalOrder } from './topological-order.ts'

export interface CriticalityNode {
  readonly id: string
  /** Local output of the node in any one unit, at least 0; null when unknown, which counts as nothing. */
  readonly localOutput: number | null
}

export interface CriticalityOptions {
  /** Edges below this strength do not stop their user. */
  minStrength: number
  /** Weight of output that depends on the node but has another way, against output that has none. 0 to 1. */
  dependentShare: number
  /** Length of the list of stopped nodes. */
  listLength: number
  /** Edge visits that may be spent on one node, and on all together, before bounds take over. */
  workPerNode: number
  workLimit: number
}

export const criticalityDefaults: Readonly<CriticalityOptions> = {
  minStrength: 2,
  dependentShare: 0.3,
  listLength: 5,
  workPerNode: 20_000,
  workLimit: 200_000_000,
}

export interface StoppedNode {
  readonly id: string
  readonly output: number
  /** Ids from the lost node to the stopped one, both included. */
  readonly path: readonly string[]
}

export interface NodeCriticality {
  readonly id: string
  readonly ownOutput: number
  /** Output of everything downstream, whether or not it has another way. */
  readonly dependentOutput: number
  /** Output of everything that stops when this node is lost; the node itself is not counted. */
  readonly soleOutput: number
  readonly dependentCount: number
  readonly stoppedCount: number
  /** At least one direct user has a substitute for this node. */
  readonly substitutable: boolean
  /** 0 to 100, one decimal. */
  readonly criticality: number
  /** The first stopped nodes, nearest first. */
  readonly stopped: readonly StoppedNode[]
  /** False when the work limit was reached: the numbers are then lower bounds. */
  readonly exact: boolean
}

export interface CriticalityResult {
  readonly status: 'complete' | 'limit'
  /** `count` when no output is known: every node then weighs 1. */
  readonly basis: 'output' | 'count'
  readonly totalOutput: number
  /** By id. */
  readonly nodes: readonly NodeCriticality[]
}

/**
 * Problem: how much local output hangs on each node, and whether there is another way, so that a missing trifle does
 * not outrank a missing heart.
 *
 * Meaning: suppliers of a node are all needed, except that those with the same group are substitutes for one another
 * (loops: see `supplyRequirements`). A node that is lost stops a user when it was the last supplier of a requirement,
 * which may stop users of the user, and so on. Presence of firms plays no part: the structure of the chain is asked.
 *
 *     criticality = 100 × (sole + share × (dependent − sole)) ÷ total      with share = `dependentShare`
 *
 * which grows with either output. Total is the local output of all nodes.
 *
 * Method: counters run forward from the lost node (a requirement stops its user when its last supplier stops). Nodes
 * with at most one user that others supply too need no run: what they stop is that user, what it stops, and the
 * branches that hang on them alone. Others are walked, up to a limit of edge visits; past it their numbers are lower bounds taken from their users and `exact` is false.
 * Cost: O(V log V + E log V) plus the walks, one for each node with several shared users. Ties: nearest first, then by id.
 * @throws RangeError on repeated or unknown ids, negative outputs or options out of range
 */
export function nodeCriticality(
  nodes: readonly CriticalityNode[],
  edges: readonly SupplyEdge[],
  overrides: Partial<CriticalityOptions> = {},
): CriticalityResult {
  const options = { ...criticalityDefaults, ...overrides }
  checkOptions(options)
  const requirements = supplyRequirements(
    nodes.map((node) => node.id),
    edges,
    options.minStrength,
  )
  const { ids, graph } = requirements
  const outputById = new Map(nodes.map((node) => [node.id, checkedOutput(node)]))
  const known = nodes.some((node) => (node.localOutput ?? 0) > 0)
  const outputs = Float64Array.from(ids, (id) => (known ? outputById.get(id)! : 1))
  const total = outputs.reduce((sum, output) => sum + output, 0)

  const reaches = findReaches(requirements, outputs, options)
  const results = ids.map((id, v): NodeCriticality => {
    const reach = reaches[v]!
    const weighed = reach.sole + options.dependentShare * (reach.dependent - reach.sole)
    return {
      id,
      ownOutput: known ? outputs[v]! : 0,
      dependentOutput: rounded(reach.dependent),
      soleOutput: rounded(reach.sole),
      dependentCount: reach.dependentCount,
      stoppedCount: reach.stoppedCount,
      substitutable: hasSubstitute(requirements, v),
      criticality: total === 0 ? 0 : Math.round((1000 * weighed) / total) / 10,
      stopped: stoppedPaths(v, reach.nearest, ids, outputs, graph.nodeCount),
      exact: reach.exact,
    }
  })
  return {
    status: results.every((node) => node.exact) ? 'complete' : 'limit',
    basis: known ? 'output' : 'count',
    totalOutput: known ? rounded(total) : 0,
    nodes: results,
  }
}

const nothing: Reach = { dependent: 0, dependentCount: 0, sole: 0, stoppedCount: 0, nearest: [], exact: true }

function findReaches(
  requirements: SupplyRequirements,
  outputs: Float64Array,
  options: CriticalityOptions,
): readonly Reach[] {
  const { graph, counted } = requirements
  const order = topologicalOrder(
    graph,
    counted.map((flag) => 1 - flag),
  )
  const reaches: Reach[] = Array.from({ length: graph.nodeCount }, () => nothing)
  const own = ownBranches(requirements, outputs, order)
  const walker = createWalker(requirements, outputs, own, options)
  let left = options.workLimit
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!
    const users = usersOf(requirements, v)
    if (users.length === 0) continue
    const shared = users.filter(({ user }) => own.isOwn[user] === 0)
    const limit = Math.min(left, options.workPerNode)
    if (shared.length <= 1) {
      const [first] = users.length === 1 ? users : shared
      const nearest =
        users.length === 1 && first !== undefined
          ? throughUser(v, first, reaches[first.user]!.nearest, options.listLength)
          : walker.findNearest(v, limit)
      reaches[v] = { ...pastOneUser(shared[0], reaches, outputs, own.output[v]!, own.count[v]!), nearest }
      continue
    }
    const walked = walker.walkFrom(v, limit)
    left = Math.max(0, left - walked.work)
    reaches[v] = walked.reach.exact ? walked.reach : raisedToUsers(walked.reach, users, reaches, outputs)
  }
  return reaches
}

interface User {
  readonly user: number
  /** The node is the only supplier of one of the user's requirements. */
  readonly stops: boolean
}

function usersOf({ graph, counted, requirementOf, supplierCount }: SupplyRequirements, v: number): User[] {
  const users: User[] = []
  for (let i = graph.outStart[v]!; i < graph.outStart[v + 1]!; i++) {
    const e = graph.outEdges[i]!
    if (counted[e] === 0) continue
    const stops = supplierCount[requirementOf[e]!] === 1
    const last = users.at(-1)
    if (last !== undefined && last.user === graph.targets[e])
      users[users.length - 1] = { user: last.user, stops: last.stops || stops }
    else users.push({ user: graph.targets[e]!, stops })
  }
  return users
}

/** Sums for a node with at most one user that others supply too: its own branches, that user and what hangs on it. */
function pastOneUser(
  shared: User | undefined,
  reaches: readonly Reach[],
  outputs: Float64Array,
  ownOutput: number,
  ownCount: number,
): Omit<Reach, 'nearest'> {
  const own = {
    dependent: ownOutput,
    dependentCount: ownCount,
    sole: ownOutput,
    stoppedCount: ownCount,
    exact: true,
  }
  if (shared === undefined) return own
  const of = reaches[shared.user]!
  const output = outputs[shared.user]!
  return {
    dependent: ownOutput + of.dependent + output,
    dependentCount: ownCount + of.dependentCount + 1,
    sole: shared.stops ? ownOutput + of.sole + output : ownOutput,
    stoppedCount: shared.stops ? ownCount + of.stoppedCount + 1 : ownCount,
    exact: of.exact,
  }
}

function throughUser(v: number, { user, stops }: User, nearest: Nearest, listLength: number): Nearest {
  return stops ? [{ node: user, by: v }, ...nearest].slice(0, listLength) : []
}

/** A walk that was cut short is at least as far as the farthest single user goes. */
function raisedToUsers(
  reach: Reach,
  users: readonly User[],
  reaches: readonly Reach[],
  outputs: Float64Array,
): Reach {
  let { dependent, dependentCount, sole, stoppedCount } = reach
  for (const { user, stops } of users) {
    const of = reaches[user]!
    dependent = Math.max(dependent, of.dependent + outputs[user]!)
    dependentCount = Math.max(dependentCount, of.dependentCount + 1)
    if (!stops) continue
    sole = Math.max(sole, of.sole + outputs[user]!)
    stoppedCount = Math.max(stoppedCount, of.stoppedCount + 1)
  }
  return { ...reach, dependent, dependentCount, sole, stoppedCount }
}

function hasSubstitute(requirements: SupplyRequirements, v: number): boolean {
  const { graph, counted, requirementOf, supplierCount } = requirements
  for (let i = graph.outStart[v]!; i < graph.outStart[v + 1]!; i++) {
    const e = graph.outEdges[i]!
    if (counted[e] === 1 && supplierCount[requirementOf[e]!]! > 1) return true
  }
  return false
}

function stoppedPaths(
  v: number,
  nearest: Nearest,
  ids: readonly string[],
  outputs: Float64Array,
  mostSteps: number,
): StoppedNode[] {
  const by = new Map(nearest.map((stop) => [stop.node, stop.by]))
  return nearest.map(({ node }) => {
    const path = [ids[node]!]
    let at = node
    for (let step = 0; at !== v && step < mostSteps; step++) {
      at = by.get(at)!
      path.push(ids[at]!)
    }
    return { id: ids[node]!, output: outputs[node]!, path: path.reverse() }
  })
}

/** Outputs are shown to six decimals, so that the order of adding leaves no trace. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function checkedOutput({ id, localOutput }: CriticalityNode): number {
  const output = localOutput ?? 0
  if (!(output >= 0) || !Number.isFinite(output)) throw new RangeError(`output of ${id} is ${output}`)
  return output
}

function checkOptions(options: CriticalityOptions): void {
  if (!(options.dependentShare >= 0 && options.dependentShare <= 1)) {
    throw new RangeError(`dependentShare is ${options.dependentShare}, not between 0 and 1`)
  }
  for (const key of ['minStrength', 'listLength', 'workPerNode', 'workLimit'] as const) {
    if (!(options[key] >= 0)) throw new RangeError(`${key} is ${options[key]}, below 0`)
  }
}
