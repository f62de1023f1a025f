import type { Graph } from '../csr.ts'

/** Place of a node along the chain. */
export type Band = 0 | 1 | 2

/** 0: the main lane; 1: the supporting lane, a strip of its own below the main lane. */
export type Lane = 0 | 1

export interface LayoutNode {
  readonly id: string
  /** Size of the node's box, in drawing units (CSS pixels). */
  readonly width: number
  readonly height: number
  /** 0 upstream, 1 midstream, 2 downstream; null when the node serves several of them. */
  readonly band: Band | null
  readonly lane: Lane
}

export interface LayoutEdge {
  readonly from: string
  readonly to: string
  /** Strength; a cycle is broken where it weighs least. Positive. */
  readonly weight: number
}

export interface LayoutInput {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
}

export interface LayoutOptions {
  /** Free height between two boxes of one column. */
  nodeGap: number
  /** Free height between a routed line and a box or another line of the same column. */
  routeGap: number
  /** Free width between two columns. */
  layerGap: number
  /** Extra free width where one band ends and the next begins. */
  bandGap: number
  /** Free height between the lanes. */
  laneGap: number
  /** Boxes of the main lane in one column; null: chosen so that the drawing is about as wide as `aspectRatio` asks. */
  maxPerColumn: number | null
  /** Boxes of the supporting lane in one column; null: as many as spread them evenly over the columns. */
  maxSupportingPerColumn: number | null
  /** Wished width ÷ height, used when `maxPerColumn` is null. √2 is a landscape A sheet. */
  aspectRatio: number
  /** Down-and-up sweeps of the crossing reduction for each start order. */
  sweeps: number
  /** Start orders that are tried; only graphs of at most 1,000 boxes and routes use more than one. */
  starts: number
  /** Vertices that may be spent on routing long edges; null: nodes + edges + 1000. */
  maxRouteVertices: number | null
}

/** Defaults made for boxes of about 132 × 46 on a landscape page. */
export const layoutDefaults: Readonly<LayoutOptions> = {
  nodeGap: 18,
  routeGap: 10,
  layerGap: 64,
  bandGap: 28,
  laneGap: 40,
  maxPerColumn: null,
  maxSupportingPerColumn: null,
  aspectRatio: Math.SQRT2,
  sweeps: 12,
  starts: 16,
  maxRouteVertices: null,
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedNode {
  readonly id: string
  /** Upper left corner of the box. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Column, counted from 0 at the left. */
  readonly layer: number
  /** Place in the column, counted from 0 at the top, boxes only. */
  readonly order: number
}

/** One drawn edge per pair of nodes; parallel edges of the input share it. */
export interface RoutedEdge {
  readonly from: string
  readonly to: string
  /** Closes a cycle or runs against the order of bands. */
  readonly feedback: boolean
  /** `inside`: between the boxes, from column to column. `outside`: along the rim (feedback, or over the route limit). */
  readonly route: 'inside' | 'outside'
  readonly points: readonly Point[]
}

export interface Layout {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly RoutedEdge[]
  /** Column ranges of the bands, in order, as x from the first to the last box; bands without nodes are left out. */
  readonly bands: readonly { readonly band: Band; readonly x0: number; readonly x1: number }[]
  readonly lanes: readonly { readonly lane: Lane; readonly y0: number; readonly y1: number }[]
  readonly width: number
  readonly height: number
  /** Exact number of crossings among inside routes (shared routes count once). */
  readonly crossings: number
}

/** The input in canonical order, with parallel edges merged. */
export interface Prepared {
  readonly ids: readonly string[]
  readonly graph: Graph
  readonly weights: Float64Array
  readonly widths: Float64Array
  readonly heights: Float64Array
  /** 0..2, or -1 where the node has no band. */
  readonly bands: Int8Array
  readonly lanes: Uint8Array
}

/** Column of each node, before rows are known. */
export interface Layering {
  readonly layerOf: Int32Array
  readonly layerCount: number
  /** First and last column of each band, -1 where the band is empty. */
  readonly bandFirst: Int32Array
  readonly bandLast: Int32Array
}

/** Strip a vertex belongs to, top to bottom: boxes and routes of the main lane, routes between lanes, supporting lane. */
export type Strip = 0 | 1 | 2

/**
 * The proper layered graph: nodes and route vertices, every segment joins neighbouring columns.
 * Vertices 0..nodeCount-1 are the nodes, the rest are route vertices.
 */
export interface ProperGraph {
  readonly nodeCount: number
  /** Segments as a graph over all vertices. */
  readonly graph: Graph
  readonly layerOf: Int32Array
  readonly layerCount: number
  readonly strips: Uint8Array
  readonly heights: Float64Array
  /** First route vertex of each edge; -1: straight to the next column; -2: not routed inside. */
  readonly firstRoute: Int32Array
}

/** Vertices of each column from top to bottom. Nodes without inside edges are absent. */
export interface Ordering {
  readonly layers: readonly Int32Array[]
  /** Place of each vertex in its column. */
  readonly positions: Int32Array
  readonly crossings: number
}
