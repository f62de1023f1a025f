/**
 * Problem: the k best of many, seen one after the other.
 * Method: a binary heap with the worst kept on top, in typed arrays, used again and again.
 * Cost: O(log k) for one that is kept, O(1) for one that is not.
 * Ties: the smaller item is better.
 */
export interface BestList {
  /** Score that must be reached to be kept: that of the worst kept, or -Infinity while there is room. */
  least(): number
  /** Keeps the item when it is among the best so far; each item is offered once. */
  offer(item: number, score: number): void
  /** What was kept, best first; the list is empty afterwards. */
  take(): { items: Int32Array; scores: Float64Array }
}

/** An empty list of the `most` best. */
export function bestList(most: number): BestList {
  const items = new Int32Array(most)
  const scores = new Float64Array(most)
  let size = 0
  let least = most === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY

  const worse = (a: number, b: number) =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && items[a]! > items[b]!)
  const swap = (a: number, b: number) => {
    const [item, score] = [items[a]!, scores[a]!]
    items[a] = items[b]!
    scores[a] = scores[b]!
    items[b] = item
    scores[b] = score
  }
  const up = (from: number) => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1
      if (!worse(at, above)) return
      swap(at, above)
      at = above
    }
  }
  const down = () => {
    for (let at = 0; ; ) {
      let child = 2 * at + 1
      if (child >= size) return
      if (child + 1 < size && worse(child + 1, child)) child++
      if (!worse(child, at)) return
      swap(at, child)
      at = child
    }
  }

  return {
    least: () => least,
    offer(item, score) {
      if (score < least) return
      if (size < most) {
        items[size] = item
        scores[size] = score
        up(size++)
      } else {
        if (score === scores[0] && item > items[0]!) return
        items[0] = item
        scores[0] = score
        down()
      }
      if (size === most) least = scores[0]!
    },
    take() {
      const kept = { items: new Int32Array(size), scores: new Float64Array(size) }
      for (let place = size - 1; place >= 0; place--) {
        kept.items[place] = items[0]!
        kept.scores[place] = scores[0]!
        size--
        items[0] = items[size]!
        scores[0] = scores[size]!
        down()
      }
      least = most === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
      return kept
    },
  }
}
