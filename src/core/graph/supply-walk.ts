import type { SupplyRequirements } from './supply-requirements.ts'

/** Stopped nodes with the node that stopped each, nearest first. */
export type Nearest = readonly { readonly node: number; readonly by: number }[]

/** What hangs on one node. */
export interface Reach {
  readonly dependent: number
  readonly dependentCount: number
  readonly sole: number
  readonly stoppedCount: number
  readonly nearest: Nearest
  readonly exact: boolean
}

/** Branches that hang on one node alone: their sums are added at once instead of being walked. */
export interface OwnBranches {
  /** 1 for nodes with one supplier whose users, if any, are all such nodes. */
  readonly isOwn: Uint8Array
  /** Output and number of all nodes in the own branches below each node. */
  readonly output: Float64Array
  readonly count: Int32Array
}

/** Cost O(V + E); `order` is topological. */
export function ownBranches(
  { graph, counted }: SupplyRequirements,
  outputs: Float64Array,
  order: Int32Array,
): OwnBranches {
  const suppliers = new Int32Array(graph.nodeCount)
  for (let e = 0; e < graph.edgeCount; e++) suppliers[graph.targets[e]!]! += counted[e]!
  const isOwn = new Uint8Array(graph.nodeCount)
  const output = new Float64Array(graph.nodeCount)
  const count = new Int32Array(graph.nodeCount)
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!
    let all = 1
    for (let n = graph.outStart[v]!; n < graph.outStart[v + 1]!; n++) {
      const e = graph.outEdges[n]!
      if (counted[e] === 0) continue
      const w = graph.targets[e]!
      if (isOwn[w] === 0) all = 0
      else {
        output[v]! += outputs[w]! + output[w]!
        count[v]! += 1 + count[w]!
      }
    }
    isOwn[v] = suppliers[v] === 1 ? all : 0
  }
  return { isOwn, output, count }
}

/**
 * Walks forward from one node: first what stops, then, unless that is everything below, what depends at all.
 * Cost of a walk: the edges below the node that lead out of own branches. Ties: nearest first, then by id.
 */
export function createWalker(
  requirements: SupplyRequirements,
  outputs: Float64Array,
  own: OwnBranches,
  options: { readonly listLength: number },
) {
  const { supplierCount, graph } = requirements
  const all = countedEdges(requirements, () => true)
  const shared = countedEdges(requirements, (w) => own.isOwn[w] === 0)
  const seenIn = new Int32Array(graph.nodeCount).fill(-1)
  const countedIn = new Int32Array(supplierCount.length).fill(-1)
  const lost = new Int32Array(supplierCount.length)
  const queue = new Int32Array(graph.nodeCount)
  let run = 0

  /** True when the loss of one more supplier leaves the requirement without any. */
  const isLastLoss = (requirement: number): boolean => {
    if (countedIn[requirement] !== run) {
      countedIn[requirement] = run
      lost[requirement] = 0
    }
    lost[requirement]! += 1
    return lost[requirement] === supplierCount[requirement]
  }

  const walk = (start: number, limit: number, onlyStopped: boolean) => {
    run++
    seenIn[start] = run
    queue[0] = start
    let filled = 1
    let work = 0
    let sum = 0
    let count = 0
    let held = false
    for (let head = 0; head < filled && work <= limit; head++) {
      const v = queue[head]!
      sum += own.output[v]!
      count += own.count[v]!
      for (let i = shared.start[v]!; i < shared.start[v + 1]! && work <= limit; i++) {
        work++
        if (onlyStopped && !isLastLoss(shared.requirements[i]!)) {
          held = true
          continue
        }
        const w = shared.targets[i]!
        if (seenIn[w] === run) continue
        seenIn[w] = run
        queue[filled++] = w
        sum += outputs[w]!
        count++
      }
    }
    return { sum, count, work, held, exact: work <= limit }
  }

  /** The first stopped nodes; the walk ends as soon as the list is full. */
  const findNearest = (start: number, limit: number): Nearest => {
    run++
    seenIn[start] = run
    queue[0] = start
    let filled = 1
    let work = 0
    const nearest: { node: number; by: number }[] = []
    for (let head = 0; head < filled; head++) {
      const v = queue[head]!
      for (let i = all.start[v]!; i < all.start[v + 1]!; i++) {
        if (nearest.length >= options.listLength || work++ > limit) return nearest
        const w = all.targets[i]!
        if (!isLastLoss(all.requirements[i]!) || seenIn[w] === run) continue
        seenIn[w] = run
        queue[filled++] = w
        nearest.push({ node: w, by: v })
      }
    }
    return nearest
  }

  const walkFrom = (start: number, limit: number): { reach: Reach; work: number } => {
    const stop = walk(start, limit, true)
    const whole = stop.held || !stop.exact ? walk(start, limit, false) : stop
    const reach: Reach = {
      dependent: whole.sum,
      dependentCount: whole.count,
      sole: stop.sum,
      stoppedCount: stop.count,
      nearest: findNearest(start, limit),
      exact: stop.exact && whole.exact,
    }
    return { reach, work: stop.work + (whole === stop ? 0 : whole.work) }
  }
  return { walkFrom, findNearest }
}

/** Counted edges to the chosen users, packed by supplier for quick walks. */
function countedEdges(
  { graph, counted, requirementOf }: SupplyRequirements,
  chosen: (user: number) => boolean,
) {
  const start = new Int32Array(graph.nodeCount + 1)
  const targets = new Int32Array(graph.edgeCount)
  const requirements = new Int32Array(graph.edgeCount)
  let filled = 0
  for (let v = 0; v < graph.nodeCount; v++) {
    start[v] = filled
    for (let i = graph.outStart[v]!; i < graph.outStart[v + 1]!; i++) {
      const e = graph.outEdges[i]!
      if (counted[e] === 0 || !chosen(graph.targets[e]!)) continue
      targets[filled] = graph.targets[e]!
      requirements[filled] = requirementOf[e]!
      filled++
    }
  }
  start[graph.nodeCount] = filled
  return { start, targets, requirements }
}
