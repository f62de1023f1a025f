/**
 * Problem: the k best of many, seen one after the other; for one list or for thousands at once.
 * Method: binary heaps with the worst kept on top, side by side in typed arrays, used again and again.
 * Cost: O(log k) for an item that is kept, O(1) for one that is not; 12 bytes for each place.
 * Ties: the smaller item is better.
 */
export interface BestLists {
  /** Score each list asks for: that of the worst kept, or -Infinity while there is room. To be read only. */
  readonly least: Float64Array
  /** Keeps the item when it is among the list's best so far; each item is offered once. */
  offer(list: number, item: number, score: number): void
  /** What a list kept, best first; it is empty afterwards. */
  take(list: number): { items: Int32Array; scores: Float64Array }
  /** The same in no order, one after the other: sorting ten thousand lists that nobody reads in order is dear. */
  drain(list: number, each: (item: number, score: number) => void): void
}

/** `count` empty lists of the `most` best. */
export function bestLists(count: number, most: number): BestLists {
  const items = new Int32Array(count * most)
  const scores = new Float64Array(count * most)
  const sizes = new Int32Array(count)
  const nothing = most === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const least = new Float64Array(count).fill(nothing)

  const isWorse = (score: number, item: number, at: number) =>
    score < scores[at]! || (score === scores[at] && item > items[at]!)

  const up = (base: number, from: number, item: number, score: number) => {
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isWorse(score, item, base + above)) break
      items[base + at] = items[base + above]!
      scores[base + at] = scores[base + above]!
      at = above
    }
    items[base + at] = item
    scores[base + at] = score
  }
  const down = (base: number, size: number, item: number, score: number) => {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      const next = base + child + 1
      if (child + 1 < size && isWorse(scores[next]!, items[next]!, base + child)) child++
      if (isWorse(score, item, base + child)) break
      items[base + at] = items[base + child]!
      scores[base + at] = scores[base + child]!
      at = child
    }
    items[base + at] = item
    scores[base + at] = score
  }

  return {
    least,
    offer(list, item, score) {
      if (score < least[list]!) return
      const base = list * most
      const size = sizes[list]!
      if (size < most) {
        up(base, size, item, score)
        sizes[list] = size + 1
      } else {
        if (isWorse(score, item, base)) return
        down(base, size, item, score)
      }
      if (sizes[list] === most) least[list] = scores[base]!
    },
    take(list) {
      const base = list * most
      const size = sizes[list]!
      const kept = { items: new Int32Array(size), scores: new Float64Array(size) }
      for (let place = size - 1; place >= 0; place--) {
        kept.items[place] = items[base]!
        kept.scores[place] = scores[base]!
        down(base, place, items[base + place]!, scores[base + place]!)
      }
      sizes[list] = 0
      least[list] = nothing
      return kept
    },
    drain(list, each) {
      const base = list * most
      for (let at = base; at < base + sizes[list]!; at++) each(items[at]!, scores[at]!)
      sizes[list] = 0
      least[list] = nothing
    },
  }
}
