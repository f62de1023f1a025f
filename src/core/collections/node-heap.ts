/**
 * Problem: take out the nearest node, and bring a node nearer, millions of times.
 * Method: a binary heap over node numbers that knows where each node stands. Cost O(log size) per act.
 */
export interface NodeHeap {
  /** Puts a node in, or lets it rise after its distance fell. */
  raise(node: number): void
  /** Takes out a nearest node, -1 when the heap is empty. */
  pop(): number
  clear(): void
}

/** A heap over nodes 0 .. count − 1, nearest first by `distance`, which the caller keeps. */
export function nodeHeap(count: number, distance: Float64Array): NodeHeap {
  const heap = new Int32Array(count)
  const place = new Int32Array(count).fill(-1)
  let size = 0

  const raise = (node: number): void => {
    const key = distance[node]!
    let at = place[node]!
    if (at === -1) at = size++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      const above = heap[parent]!
      if (distance[above]! <= key) break
      heap[at] = above
      place[above] = at
      at = parent
    }
    heap[at] = node
    place[node] = at
  }

  const pop = (): number => {
    if (size === 0) return -1
    const top = heap[0]!
    place[top] = -1
    const last = heap[--size]!
    if (size === 0) return top
    const key = distance[last]!
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && distance[heap[child + 1]!]! < distance[heap[child]!]!) child++
      const below = heap[child]!
      if (distance[below]! >= key) break
      heap[at] = below
      place[below] = at
      at = child
    }
    heap[at] = last
    place[last] = at
    return top
  }

  return {
    raise,
    pop,
    clear() {
      for (let at = 0; at < size; at++) place[heap[at]!] = -1
      size = 0
    },
  }
}
