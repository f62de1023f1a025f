import { assignLayers } from '#core/graph/layered-layout/assign-layers.ts'
import { breakCycles } from '#core/graph/layered-layout/break-cycles.ts'
import { insertRoutes } from '#core/graph/layered-layout/insert-routes.ts'
import { layoutLayered } from '#core/graph/layered-layout/layout-layered.ts'
import { orderLayers } from '#core/graph/layered-layout/order-layers.ts'
import { prepare } from '#core/graph/layered-layout/prepare.ts'
import {
  type LayoutInput,
  type LayoutOptions,
  layoutDefaults,
  type ProperGraph,
} from '#core/graph/layered-layout/types.ts'
import type { Benchmark } from './benchmark.ts'
import { describeGraph, generateGraph, graphShapes } from './generate-graph.ts'

/** The same work at every size: a fixed number of sweeps, one start order. */
const options: LayoutOptions = { ...layoutDefaults, sweeps: 4, starts: 1 }

function input(size: number): { drawing: LayoutInput; shape: ReturnType<typeof describeGraph> } {
  const graph = generateGraph(graphShapes.find((shape) => shape.nodes === size) ?? graphShapes[0]!)
  const drawing = {
    nodes: graph.nodes.map(({ id, band, lane }) => ({ id, band, lane, width: 132, height: 46 })),
    edges: graph.edges.map(({ from, to, strength }) => ({ from, to, weight: strength })),
  }
  return { drawing, shape: describeGraph(graph) }
}

/** Columns, routes and order of the drawing, without coordinates: what both ways of counting get. */
function ordered(drawing: LayoutInput) {
  const prepared = prepare(drawing)
  const feedback = breakCycles(prepared)
  const proper = insertRoutes(prepared, feedback, assignLayers(prepared, feedback, options), options)
  return { proper, ordering: orderLayers(proper, { ...options, sweeps: 0 }) }
}

/** Compares all pairs of segments between two columns. */
function slowCrossings(proper: ProperGraph, positions: Int32Array): number {
  const byColumn = new Map<number, number[]>()
  for (let s = 0; s < proper.graph.edgeCount; s++) {
    const layer = proper.layerOf[proper.graph.sources[s]!]!
    const list = byColumn.get(layer)
    if (list === undefined) byColumn.set(layer, [s])
    else list.push(s)
  }
  const { sources, targets } = proper.graph
  let crossings = 0
  for (const segments of byColumn.values()) {
    const starts = Int32Array.from(segments, (s) => positions[sources[s]!]!)
    const ends = Int32Array.from(segments, (s) => positions[targets[s]!]!)
    for (let a = 0; a < segments.length; a++) {
      for (let b = a + 1; b < segments.length; b++) {
        if ((starts[a]! - starts[b]!) * (ends[a]! - ends[b]!) < 0) crossings++
      }
    }
  }
  return crossings
}

export const benchmark: Benchmark = {
  name: 'layout',
  title: 'Layered layout of a generated graph, from ids to polylines',
  runs: 3,
  ours: {
    name: 'layoutLayered',
    note: `options: ${JSON.stringify({ sweeps: options.sweeps, starts: options.starts })}, the rest by default`,
    sizes: graphShapes.map((shape) => shape.nodes),
    prepare(size) {
      const { drawing, shape } = input(size)
      return () => {
        const layout = layoutLayered(drawing, options)
        return {
          figures: {
            ...shape,
            columns: layout.nodes.reduce((most, node) => Math.max(most, node.layer + 1), 0),
            crossings: layout.crossings,
            feedback: layout.edges.filter((edge) => edge.feedback).length,
            routedOutside: layout.edges.filter((edge) => edge.route === 'outside').length,
          },
        }
      }
    },
  },
  peers: [
    {
      name: 'slow crossing count only',
      note:
        'no layout library is installed, so the peer is our own obvious O(E²) crossing count, of one order and alone; ' +
        'a layout counts crossings once per sweep',
      sizes: [10_000],
      prepare(size) {
        const { proper, ordering } = ordered(input(size).drawing)
        return () => ({ figures: { crossings: slowCrossings(proper, ordering.positions) } })
      },
    },
  ],
}
