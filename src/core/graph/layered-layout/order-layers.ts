import { countCrossings, treeLength } from './count-crossings.ts'
import { startOrder } from './start-order.ts'
import type { LayoutOptions, Ordering, ProperGraph } from './types.ts'

/**
 * Fifth step: the order inside each column, so that few segments cross. Strips stay one below the other.
 *
 * Method: from a start order, sweeps forth and back that sort each column by the mean place of its neighbours in the
 * column before (median on every third sweep), each followed by exchanges of neighbours that lower the count; the
 * best order seen is kept. Small graphs try several start orders.
 * Reference: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
 * IEEE Trans. SMC 11 (1981); E. Gansner, E. Koutsofios, S. North, K.-P. Vo, "A technique for drawing directed
 * graphs", IEEE Trans. Softw. Eng. 19 (1993) for the exchanges.
 * Cost: O((V + E) log V) per sweep. Ties: the order before the sweep, reversed on every second one.
 */
export function orderLayers(proper: ProperGraph, options: LayoutOptions): Ordering {
  const small = proper.graph.nodeCount <= severalStartsUpTo
  let best: Ordering | null = null
  for (let start = 0; start < (small ? options.starts : 1); start++) {
    const found = improve(createColumns(proper, startOrder(proper, start)), options.sweeps, small)
    if (best === null || found.crossings < best.crossings) best = found
    if (best.crossings === 0) break
  }
  if (best === null) throw new RangeError('at least one start order is needed')
  return best
}

const severalStartsUpTo = 1000
const sweepsWithoutGain = 4
/** More places than a column can have. */
const tieRange = 2 ** 22

function improve(columns: Columns, sweeps: number, small: boolean): Ordering {
  const rounds = small ? 20 : 1
  columns.exchange(rounds)
  let best = columns.snapshot()
  let idle = 0
  for (let sweep = 0; sweep < sweeps && best.crossings > 0 && idle < sweepsWithoutGain; sweep++) {
    columns.sweep(1, sweep % 3 === 2, sweep % 2 === 1)
    columns.sweep(-1, sweep % 3 === 2, sweep % 2 === 1)
    columns.exchange(rounds)
    const crossings = columns.crossings()
    idle++
    if (crossings >= best.crossings) continue
    best = columns.snapshot()
    idle = 0
  }
  return best
}

type Columns = ReturnType<typeof createColumns>

/**
 * The columns while they are being sorted, with flat neighbour lists and scratch space. Vertices are numbered anew in
 * the start order, so that what is near in the drawing is near in memory.
 */
function createColumns(proper: ProperGraph, startLayers: readonly Int32Array[]) {
  const { graph } = proper
  const vertexOf = Int32Array.from(startLayers.flatMap((layer) => [...layer]))
  const numberOf = new Int32Array(graph.nodeCount)
  for (let v = 0; v < vertexOf.length; v++) numberOf[vertexOf[v]!] = v
  const strips = Uint8Array.from(vertexOf, (v) => proper.strips[v]!)
  const { start: inStart, ends: before } = renumbered(
    vertexOf,
    numberOf,
    graph.inStart,
    graph.inEdges,
    graph.sources,
  )
  const { start: outStart, ends: after } = renumbered(
    vertexOf,
    numberOf,
    graph.outStart,
    graph.outEdges,
    graph.targets,
  )
  const placesBefore = new Int32Array(before.length)
  const placesAfter = new Int32Array(after.length)
  const positions = new Int32Array(vertexOf.length)
  const keys = new Float64Array(vertexOf.length)
  const ends = new Int32Array(after.length)
  const widest = startLayers.reduce((most, layer) => Math.max(most, layer.length), 0)
  const tree = new Int32Array(treeLength(widest))
  const layers = startLayers.map((layer) => layer.map((v) => numberOf[v]!))

  const place = (layer: Int32Array) => {
    for (let i = 0; i < layer.length; i++) positions[layer[i]!] = i
  }

  /** Sorted places of the neighbours of v into the scratch list that shares the layout of `neighbours`. */
  const gather = (v: number, start: Int32Array, neighbours: Int32Array, places: Int32Array) => {
    const first = start[v]!
    const end = start[v + 1]!
    if (end - first > 24) {
      for (let i = first; i < end; i++) places[i] = positions[neighbours[i]!]!
      places.subarray(first, end).sort()
      return
    }
    for (let i = first; i < end; i++) {
      const value = positions[neighbours[i]!]!
      let at = i
      while (at > first && places[at - 1]! > value) {
        places[at] = places[at - 1]!
        at--
      }
      places[at] = value
    }
  }

  /** Crossings of a before b, minus crossings of b before a, on one side. */
  const gain = (start: Int32Array, places: Int32Array, a: number, b: number): number => {
    const endA = start[a + 1]!
    const endB = start[b + 1]!
    let below = start[b]!
    let notAbove = below
    let difference = 0
    for (let i = start[a]!; i < endA; i++) {
      const x = places[i]!
      while (below < endB && places[below]! < x) below++
      if (notAbove < below) notAbove = below
      while (notAbove < endB && places[notAbove]! <= x) notAbove++
      difference += below - start[b]! - (endB - notAbove)
    }
    return difference
  }

  const exchangeIn = (layer: Int32Array): boolean => {
    for (const v of layer) {
      gather(v, inStart, before, placesBefore)
      gather(v, outStart, after, placesAfter)
    }
    let changed = false
    for (let pass = 0; pass < 4; pass++) {
      let again = false
      for (let i = 0; i + 1 < layer.length; i++) {
        const a = layer[i]!
        const b = layer[i + 1]!
        if (strips[a] !== strips[b]) continue
        if (gain(inStart, placesBefore, a, b) + gain(outStart, placesAfter, a, b) <= 0) continue
        layer[i] = b
        layer[i + 1] = a
        again = true
      }
      if (!again) break
      changed = true
    }
    if (changed) place(layer)
    return changed
  }

  const sortLayer = (layer: Int32Array, forth: boolean, median: boolean, reverseTies: boolean) => {
    const start = forth ? inStart : outStart
    const neighbours = forth ? before : after
    const places = forth ? placesBefore : placesAfter
    let count = 0
    for (let i = 0; i < layer.length; i++) {
      const v = layer[i]!
      const first = start[v]!
      const degree = start[v + 1]! - first
      if (degree === 0) continue
      let key = 0
      if (median) {
        gather(v, start, neighbours, places)
        key = (places[first + ((degree - 1) >> 1)]! + places[first + (degree >> 1)]!) / 2
      } else {
        for (let n = first; n < first + degree; n++) key += positions[neighbours[n]!]!
        key /= degree
      }
      // One number holds strip, mean place in steps of 1/64 and place before the sweep, so that plain numbers sort.
      keys[count++] =
        Math.round((strips[v]! * widest + key) * 64) * tieRange + (reverseTies ? tieRange - 1 - i : i)
    }
    const sorted = keys.subarray(0, count).sort()
    const previous = layer.slice()
    let slot = 0
    for (let n = 0; n < count; n++) {
      const tie = sorted[n]! % tieRange
      const v = previous[reverseTies ? tieRange - 1 - tie : tie]!
      while (start[previous[slot]!] === start[previous[slot]! + 1]) slot++
      layer[slot++] = v
    }
    place(layer)
  }

  const crossings = (): number => {
    let sum = 0
    for (let k = 0; k + 1 < layers.length; k++) {
      let length = 0
      for (const v of layers[k]!) {
        gather(v, outStart, after, placesAfter)
        for (let i = outStart[v]!; i < outStart[v + 1]!; i++) ends[length++] = placesAfter[i]!
      }
      sum += countCrossings(ends, length, layers[k + 1]!.length, tree)
    }
    return sum
  }

  for (const layer of layers) place(layer)
  return {
    crossings,
    sweep(direction: 1 | -1, median: boolean, reverseTies: boolean) {
      const last = layers.length - 1
      for (let step = 1; step <= last; step++) {
        sortLayer(layers[direction === 1 ? step : last - step]!, direction === 1, median, reverseTies)
      }
    },
    exchange(rounds: number) {
      for (let round = 0; round < rounds; round++) {
        let changed = false
        for (const layer of layers) changed = exchangeIn(layer) || changed
        if (!changed) break
      }
    },
    snapshot(): Ordering {
      const places = new Int32Array(graph.nodeCount)
      for (let v = 0; v < vertexOf.length; v++) places[vertexOf[v]!] = positions[v]!
      return {
        layers: layers.map((layer) => layer.map((v) => vertexOf[v]!)),
        positions: places,
        crossings: crossings(),
      }
    },
  }
}

function renumbered(
  vertexOf: Int32Array,
  numberOf: Int32Array,
  start: Int32Array,
  edges: Int32Array,
  otherEnds: Int32Array,
): { start: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(edges.length)
  const newStart = new Int32Array(vertexOf.length + 1)
  let filled = 0
  for (let v = 0; v < vertexOf.length; v++) {
    const vertex = vertexOf[v]!
    for (let i = start[vertex]!; i < start[vertex + 1]!; i++)
      ends[filled++] = numberOf[otherEnds[edges[i]!]!]!
    newStart[v + 1] = filled
  }
  return { start: newStart, ends }
}
