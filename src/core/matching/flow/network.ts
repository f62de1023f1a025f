/**
 * Problem: hold a network through which whole units flow round, each arc between a least and a most, so that quotas,
 * pins and capacities are all the same kind of thing: bounds of an arc.
 * Method: arcs in flat arrays; the arcs that leave and enter each node as compressed rows. Cost O(nodes + arcs).
 */
export interface Network {
  readonly nodeCount: number
  readonly tail: Int32Array
  readonly head: Int32Array
  /** Arcs that leave node v stand at `leaveStart[v] .. leaveStart[v + 1]`. */
  readonly leaveStart: Int32Array
  readonly leave: Int32Array
  readonly enterStart: Int32Array
  readonly enter: Int32Array
}

/** Least and most of each arc. */
export interface Bounds {
  readonly lower: Int32Array
  readonly upper: Int32Array
}

/** A flow within its bounds and a price of a unit at each node, to begin with. */
export interface CirculationStart {
  readonly flow: Int32Array
  readonly potential: Float64Array
}

/** Network of the arcs from `tail` to `head`. */
export function linkNetwork(nodeCount: number, tail: Int32Array, head: Int32Array): Network {
  const leaving = rows(nodeCount, tail)
  const entering = rows(nodeCount, head)
  return {
    nodeCount,
    tail,
    head,
    leaveStart: leaving.start,
    leave: leaving.arcs,
    enterStart: entering.start,
    enter: entering.arcs,
  }
}

function rows(nodeCount: number, end: Int32Array) {
  const start = new Int32Array(nodeCount + 1)
  for (let a = 0; a < end.length; a++) start[end[a]! + 1]!++
  for (let v = 0; v < nodeCount; v++) start[v + 1]! += start[v]!
  const next = start.slice(0, nodeCount)
  const arcs = new Int32Array(end.length)
  for (let a = 0; a < end.length; a++) arcs[next[end[a]!]!++] = a
  return { start, arcs }
}
