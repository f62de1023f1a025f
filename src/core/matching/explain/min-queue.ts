/**
 * Nodes by their distance, nearest first, for Dijkstra's method: a 4-ary heap with places, so that a distance is
 * lowered where it lies. Of equally near nodes the smaller number comes first.
 */
export class MinQueue {
  /** Least distance found of each node, Infinity before any. */
  readonly distance: Float64Array
  private readonly heap: Int32Array
  /** Place in the heap, −1 for a node that never was in it, −2 for one that was taken. */
  private readonly place: Int32Array
  private size = 0

  constructor(nodes: number) {
    this.distance = new Float64Array(nodes).fill(Infinity)
    this.heap = new Int32Array(nodes)
    this.place = new Int32Array(nodes).fill(-1)
  }

  /** Notes a distance if it is less than the one known. */
  lower(node: number, distance: number): void {
    if (distance >= this.distance[node]!) return
    this.distance[node] = distance
    const at = this.place[node]!
    this.up(at < 0 ? this.size++ : at, node)
  }

  /** Takes the nearest node out, −1 when there is none. */
  take(): number {
    if (this.size === 0) return -1
    const nearest = this.heap[0]!
    this.place[nearest] = -2
    this.size--
    if (this.size > 0) this.down(this.heap[this.size]!)
    return nearest
  }

  private isBefore(a: number, b: number): boolean {
    const difference = this.distance[a]! - this.distance[b]!
    return difference < 0 || (difference === 0 && a < b)
  }

  private up(from: number, node: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 2
      const above = this.heap[parent]!
      if (!this.isBefore(node, above)) break
      this.heap[at] = above
      this.place[above] = at
      at = parent
    }
    this.heap[at] = node
    this.place[node] = at
  }

  private down(node: number): void {
    let at = 0
    for (;;) {
      const first = 4 * at + 1
      if (first >= this.size) break
      let least = first
      for (let k = first + 1; k < Math.min(first + 4, this.size); k++) {
        if (this.isBefore(this.heap[k]!, this.heap[least]!)) least = k
      }
      const child = this.heap[least]!
      if (!this.isBefore(child, node)) break
      this.heap[at] = child
      this.place[child] = at
      at = least
    }
    this.heap[at] = node
    this.place[node] = at
  }
}
