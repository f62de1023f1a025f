import { topologicalOrder } from '../topological-order.ts'
import type { Layering, LayoutOptions, Prepared } from './types.ts'

/**
 * Third step: the column of every node. Every edge that is not feedback runs to a later column, the bands take
 * disjoint ranges of columns in their order, and no column holds more boxes of a lane than allowed.
 *
 * Method: earliest columns by longest path, band after band; then nodes are placed in that order at the first column
 * that has room (longest path to the end first, as in Coffman–Graham); then sweeps pull each node towards the side
 * on which its edges weigh more, as long as there is room; empty columns disappear. Nodes without edges come last,
 * into the emptiest column of their band, so that they never move another node.
 * Reference: E. G. Coffman, R. L. Graham, "Optimal scheduling for two-processor systems", Acta Informatica 1 (1972);
 * P. Eades, K. Sugiyama, "How to draw a directed graph", J. Inf. Process. 13 (1990).
 * Cost O(V log V + E) for the placing; a pulled node looks at most at every column once per sweep. Ties by id.
 */
export function assignLayers(prepared: Prepared, feedback: Uint8Array, options: LayoutOptions): Layering {
  const { graph, bands, lanes } = prepared
  const connected = nodesWithEdges(prepared, feedback)
  const earliest = earliestLayers(prepared, feedback)
  const limits = columnLimits(prepared, connected, earliest, options)
  const heightToEnd = longestToEnd(prepared, feedback)

  const layerOf = new Int32Array(graph.nodeCount).fill(-1)
  const fill = createFill(limits)
  const placing = indices(graph.nodeCount).filter((v) => connected[v] === 1)
  placing.sort((a, b) => earliest[a]! - earliest[b]! || heightToEnd[b]! - heightToEnd[a]! || a - b)
  const bandLast = new Int32Array(3).fill(-1)
  for (const v of placing) {
    let layer = 0
    forEachSupplier(prepared, feedback, v, (u) => {
      layer = Math.max(layer, layerOf[u]! + 1)
    })
    const band = bands[v]!
    for (let b = 0; b < band; b++) layer = Math.max(layer, bandLast[b]! + 1)
    layer = fill.firstWithRoom(lanes[v]!, layer)
    fill.add(lanes[v]!, layer, 1)
    layerOf[v] = layer
    if (band >= 0) bandLast[band] = Math.max(bandLast[band]!, layer)
  }
  pullTogether(prepared, feedback, layerOf, placing, fill)
  dropEmptyLayers(layerOf, placing)
  return placeUnconnected(prepared, connected, layerOf, [limits[0], Math.max(...limits)])
}

function nodesWithEdges({ graph }: Prepared, feedback: Uint8Array): Uint8Array {
  const connected = new Uint8Array(graph.nodeCount)
  for (let e = 0; e < graph.edgeCount; e++) {
    if (feedback[e] === 1) continue
    connected[graph.sources[e]!] = 1
    connected[graph.targets[e]!] = 1
  }
  return connected
}

/** Longest path from the start, bands kept apart, as if columns had room for all. */
function earliestLayers(prepared: Prepared, feedback: Uint8Array): Int32Array {
  const { graph, bands } = prepared
  const earliest = new Int32Array(graph.nodeCount)
  const order = topologicalOrder(graph, feedback)
  // Nodes without a band may stand between two bands, so each band is settled by its own walk over the order.
  let start = 0
  for (const band of [0, 1, 2]) {
    let last = start - 1
    for (const v of order) {
      const own = bands[v]!
      if (own > band) continue
      let layer = own === band ? start : own === -1 ? 0 : earliest[v]!
      forEachSupplier(prepared, feedback, v, (u) => {
        if (bands[u]! <= band) layer = Math.max(layer, earliest[u]! + 1)
      })
      earliest[v] = layer
      if (own === band) last = Math.max(last, layer)
    }
    start = last + 1
  }
  return earliest
}

function longestToEnd(prepared: Prepared, feedback: Uint8Array): Int32Array {
  const { graph } = prepared
  const steps = new Int32Array(graph.nodeCount)
  const order = topologicalOrder(graph, feedback)
  for (let i = order.length - 1; i >= 0; i--) {
    forEachUser(prepared, feedback, order[i]!, (w) => {
      steps[order[i]!] = Math.max(steps[order[i]!]!, steps[w]! + 1)
    })
  }
  return steps
}

/**
 * Boxes per column for each lane; given, or from the wished shape of the page. Nodes without edges do not count
 * (unless there are no others), so that adding one changes no limit.
 */
function columnLimits(
  prepared: Prepared,
  connected: Uint8Array,
  earliest: Int32Array,
  options: LayoutOptions,
): [number, number] {
  const { graph, lanes, widths, heights } = prepared
  const noEdges = !connected.includes(1)
  let all = 0
  let supporting = 0
  let width = 0
  let height = 0
  let columns = 3
  for (let v = 0; v < graph.nodeCount; v++) {
    if (connected[v] === 0 && !noEdges) continue
    columns = Math.max(columns, earliest[v]! + 1)
    width += widths[v]!
    height += heights[v]!
    all++
    if (lanes[v] === 1) supporting++
  }
  const columnWidth = width / Math.max(1, all) + options.layerGap
  const rowHeight = height / Math.max(1, all) + options.nodeGap
  // columns × columnWidth = aspect × rows × rowHeight and columns × rows = all, hence the rows below
  const pageRows = Math.ceil(Math.sqrt((all * columnWidth) / (options.aspectRatio * rowHeight)))
  // No page holds thousands of boxes; there more columns than the edges ask for would only lengthen the edges.
  const rows = all > pageHolds ? Math.max(pageRows, Math.ceil((1.5 * all) / columns)) : pageRows
  const supportingRows = supporting === 0 ? 2 : Math.max(2, Math.ceil((1.5 * supporting) / columns))
  const mainRows = Math.max(4, supporting === 0 ? rows : rows - supportingRows)
  return [options.maxPerColumn ?? mainRows, options.maxSupportingPerColumn ?? supportingRows]
}

const pageHolds = 2000

/** How many boxes each column holds, per lane, and where the next one with room is. */
function createFill(limits: readonly [number, number]) {
  const counts: [number[], number[]] = [[], []]
  const jump: [number[], number[]] = [[], []]
  const countAt = (lane: number, layer: number) => counts[lane]![layer] ?? 0
  return {
    hasRoom: (lane: number, layer: number) => countAt(lane, layer) < limits[lane]!,
    /** First column from `layer` on with room; full columns are skipped through shortened pointers. */
    firstWithRoom(lane: number, layer: number): number {
      const pointers = jump[lane]!
      let at = layer
      while (countAt(lane, at) >= limits[lane]!) at = pointers[at] ?? at + 1
      for (let i = layer; i < at; ) {
        const next = pointers[i] ?? i + 1
        pointers[i] = at
        i = next
      }
      return at
    },
    add(lane: number, layer: number, by: 1 | -1) {
      const list = counts[lane]!
      while (list.length <= layer) list.push(0)
      list[layer]! += by
    },
  }
}

const pullRounds = 4

/**
 * Shortens edges: each node goes to the end of its free range where its edges weigh more. Where both sides weigh the
 * same it goes right on the way back, so that what stands before it can follow, and left on the way forth.
 */
function pullTogether(
  prepared: Prepared,
  feedback: Uint8Array,
  layerOf: Int32Array,
  placing: readonly number[],
  fill: ReturnType<typeof createFill>,
): void {
  const { graph, weights, bands, lanes } = prepared
  const range = bandRange(bands, layerOf)
  const last = placing.reduce((most, v) => Math.max(most, layerOf[v]!), 0)
  const pull = (v: number, evenGoesRight: boolean): boolean => {
    const band = bands[v]!
    let low = band === -1 ? 0 : range.first[band]!
    let high = band === -1 ? last : range.last[band]!
    let balance = 0
    for (let i = graph.inStart[v]!; i < graph.inStart[v + 1]!; i++) {
      const e = graph.inEdges[i]!
      if (feedback[e] === 1) continue
      low = Math.max(low, layerOf[graph.sources[e]!]! + 1)
      balance -= weights[e]!
    }
    for (let i = graph.outStart[v]!; i < graph.outStart[v + 1]!; i++) {
      const e = graph.outEdges[i]!
      if (feedback[e] === 1) continue
      high = Math.min(high, layerOf[graph.targets[e]!]! - 1)
      balance += weights[e]!
    }
    const now = layerOf[v]!
    const wanted = balance > 0 || (balance === 0 && evenGoesRight) ? high : low
    const step = wanted > now ? -1 : 1
    for (let layer = wanted; layer !== now; layer += step) {
      if (!fill.hasRoom(lanes[v]!, layer)) continue
      fill.add(lanes[v]!, now, -1)
      fill.add(lanes[v]!, layer, 1)
      layerOf[v] = layer
      return true
    }
    return false
  }
  const byLayer = [...placing].sort((a, b) => layerOf[a]! - layerOf[b]! || a - b)
  for (let round = 0; round < pullRounds; round++) {
    let moved = false
    for (let i = byLayer.length - 1; i >= 0; i--) moved = pull(byLayer[i]!, true) || moved
    for (const v of byLayer) moved = pull(v, false) || moved
    if (!moved) break
  }
}

function dropEmptyLayers(layerOf: Int32Array, placing: readonly number[]): void {
  const used: number[] = []
  for (const v of placing) used[layerOf[v]!] = 1
  let next = 0
  const renumbered: number[] = []
  for (let layer = 0; layer < used.length; layer++) renumbered[layer] = used[layer] === 1 ? next++ : next
  for (const v of placing) layerOf[v] = renumbered[layerOf[v]!]!
}

/** Puts nodes without edges into the emptiest columns of their band, adding columns where the band has no room. */
function placeUnconnected(
  prepared: Prepared,
  connected: Uint8Array,
  layerOf: Int32Array,
  limits: readonly [number, number],
): Layering {
  const { bands, lanes, graph } = prepared
  const alone = indices(graph.nodeCount).filter((v) => connected[v] === 0)
  let layerCount = 0
  for (const layer of layerOf) layerCount = Math.max(layerCount, layer + 1)

  const makeRoom = (at: number, columns: number) => {
    for (let v = 0; v < layerOf.length; v++) if (layerOf[v]! >= at) layerOf[v]! += columns
    layerCount += columns
  }
  for (const band of [0, 1, 2, -1]) {
    const own = alone.filter((v) => bands[v] === band)
    if (own.length === 0) continue
    const { first, last } = bandRange(bands, layerOf)
    const end = band === -1 ? layerCount - 1 : (last.subarray(0, band + 1).findLast((at) => at >= 0) ?? -1)
    const start = band === -1 ? 0 : first[band]! >= 0 ? first[band]! : end + 1
    const counts: [number[], number[]] = [[], []]
    for (let v = 0; v < layerOf.length; v++) {
      const at = layerOf[v]! - start
      if (layerOf[v]! < start || layerOf[v]! > end) continue
      counts[lanes[v]!]![at] = (counts[lanes[v]!]![at] ?? 0) + 1
    }
    let columns = end - start + 1
    const columnsNeeded = [0, 1].map((lane) => {
      const free = Array.from({ length: columns }, (_, at) =>
        Math.max(0, limits[lane]! - (counts[lane]![at] ?? 0)),
      )
      const missing = own.filter((v) => lanes[v] === lane).length - free.reduce((sum, room) => sum + room, 0)
      return Math.ceil(Math.max(0, missing) / limits[lane]!)
    })
    const added = Math.max(...columnsNeeded, columns === 0 ? 1 : 0)
    if (added > 0) makeRoom(end + 1, added)
    columns += added
    const emptiest = [0, 1].map((lane) => createEmptiest(counts[lane]!, columns))
    for (const v of own) layerOf[v] = start + emptiest[lanes[v]!]!.take()
  }
  const { first, last } = bandRange(bands, layerOf)
  return { layerOf, layerCount, bandFirst: first, bandLast: last }
}

/** Hands out columns, always the one with fewest boxes, the leftmost among equals: levels are filled from below. */
function createEmptiest(counts: readonly number[], columns: number) {
  const byCount: number[][] = []
  for (let at = columns - 1; at >= 0; at--) {
    const level = counts[at] ?? 0
    byCount[level] ??= []
    byCount[level].push(at)
  }
  let level = 0
  return {
    take(): number {
      while ((byCount[level]?.length ?? 0) === 0) level++
      const at = byCount[level]!.pop()!
      byCount[level + 1] = merge(byCount[level + 1] ?? [], at)
      return at
    },
  }
}

/** Inserts into a list that is sorted from right to left, so that `pop` gives the leftmost. */
function merge(list: number[], at: number): number[] {
  const place = list.findIndex((other) => other < at)
  list.splice(place === -1 ? list.length : place, 0, at)
  return list
}

function bandRange(bands: Int8Array, layerOf: Int32Array): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(3).fill(-1)
  const last = new Int32Array(3).fill(-1)
  for (let v = 0; v < layerOf.length; v++) {
    const band = bands[v]!
    const layer = layerOf[v]!
    if (band === -1 || layer === -1) continue
    if (first[band] === -1 || layer < first[band]!) first[band] = layer
    if (layer > last[band]!) last[band] = layer
  }
  return { first, last }
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, v) => v)
}

function forEachSupplier(
  prepared: Prepared,
  feedback: Uint8Array,
  v: number,
  visit: (u: number) => void,
): void {
  const { sources, inStart, inEdges } = prepared.graph
  for (let i = inStart[v]!; i < inStart[v + 1]!; i++) {
    const e = inEdges[i]!
    if (feedback[e] === 0) visit(sources[e]!)
  }
}

function forEachUser(prepared: Prepared, feedback: Uint8Array, v: number, visit: (w: number) => void): void {
  const { targets, outStart, outEdges } = prepared.graph
  for (let i = outStart[v]!; i < outStart[v + 1]!; i++) {
    const e = outEdges[i]!
    if (feedback[e] === 0) visit(targets[e]!)
  }
}
