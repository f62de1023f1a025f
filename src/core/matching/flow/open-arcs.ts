/**
 * Problem: of the arcs at a node a search looks only at those that still take flow, often a few of hundreds.
 * Method: in the row of each node the open arcs stand first; opening and closing swaps one arc with its neighbour at
 * the border. Cost O(1) per change.
 */
export interface OpenArcs {
  readonly start: Int32Array
  /** Arcs, in each row the open ones first. */
  readonly arcs: Int32Array
  /** Where the open arcs of each node end. */
  readonly end: Int32Array
  open(arc: number): void
  close(arc: number): void
}

/** Rows of arcs by the node `nodeOf` them, all closed at first. */
export function openArcs(start: Int32Array, row: Int32Array, nodeOf: Int32Array): OpenArcs {
  const arcs = row.slice()
  const end = start.slice(0, start.length - 1)
  const place = new Int32Array(arcs.length)
  for (let k = 0; k < arcs.length; k++) place[arcs[k]!] = k
  const swap = (arc: number, to: number): void => {
    const from = place[arc]!
    const other = arcs[to]!
    arcs[from] = other
    place[other] = from
    arcs[to] = arc
    place[arc] = to
  }
  return {
    start,
    arcs,
    end,
    open(arc) {
      const node = nodeOf[arc]!
      if (place[arc]! >= end[node]!) swap(arc, end[node]!++)
    },
    close(arc) {
      const node = nodeOf[arc]!
      if (place[arc]! < end[node]!) swap(arc, --end[node]!)
    },
  }
}
