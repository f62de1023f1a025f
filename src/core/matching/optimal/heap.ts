/**
 * Problem: a queue of nodes by distance for searches that end early and begin again often.
 * Method: heap with four children a node in two flat arrays that grow; a node whose distance falls is put in again, and
 * whoever takes it out twice passes over the second time.
 * Cost: O(log n) an operation, few cache lines.
 * Ties: the shape of the heap decides, the same for the same sequence.
 */
export interface Heap {
  clear(): void
  /** Least key, Infinity when there is none. */
  least(): number
  /** A node with the least key, left in; there has to be one. */
  first(): number
  push(node: number, key: number): void
  /** Takes a node with the least key out; there has to be one. */
  pop(): number
}

export function createHeap(): Heap {
  let keys = new Float64Array(1024)
  let nodes = new Int32Array(1024)
  let size = 0
  return {
    clear() {
      size = 0
    },
    least: () => (size > 0 ? keys[0]! : Infinity),
    first: () => nodes[0]!,
    push(node, key) {
      if (size === keys.length) {
        const moreKeys = new Float64Array(2 * size)
        moreKeys.set(keys)
        keys = moreKeys
        const moreNodes = new Int32Array(2 * size)
        moreNodes.set(nodes)
        nodes = moreNodes
      }
      let i = size++
      while (i > 0) {
        const up = (i - 1) >> 2
        if (keys[up]! <= key) break
        keys[i] = keys[up]!
        nodes[i] = nodes[up]!
        i = up
      }
      keys[i] = key
      nodes[i] = node
    },
    pop() {
      const top = nodes[0]!
      const key = keys[--size]!
      const node = nodes[size]!
      let i = 0
      for (;;) {
        const first = 4 * i + 1
        if (first >= size) break
        let least = first
        const end = Math.min(first + 4, size)
        for (let c = first + 1; c < end; c++) if (keys[c]! < keys[least]!) least = c
        if (keys[least]! >= key) break
        keys[i] = keys[least]!
        nodes[i] = nodes[least]!
        i = least
      }
      keys[i] = key
      nodes[i] = node
      return top
    },
  }
}
