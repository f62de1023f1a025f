import type { Neighbour } from './neighbours.ts'
import { addTo, dot, type Vector } from './vectors.ts'

interface Cluster {
  members: number[]
  sum: Map<number, number>
  /** Sum of the weights of the members. */
  size: number
  /** Clusters worth comparing, with the product of both sums. */
  near: Map<number, number>
}

/**
 * Problem: which vectors belong together, when nobody knows how many groups there are.
 * Method: agglomerative clustering by average link. For unit vectors the mean cosine between two clusters is the product
 * of their sums over the product of their sizes, so it is exact and no matrix is kept; only clusters that hold
 * neighbours of each other are compared. The closest pair is joined until none is as alike as `threshold`.
 * Reference: Manning, Raghavan and Schütze 2008, "Introduction to Information Retrieval", 17.3 (group-average).
 * Cost: a join touches the neighbours of both, taken from a heap: about n × neighbours × log.
 * Ties: by the smaller first member, then by the smaller second.
 *
 * @param weights how many answers stand behind each vector.
 * @returns the members of each cluster in rising order, clusters by their first member.
 */
export function averageLink(
  vectors: readonly Vector[],
  weights: readonly number[],
  neighbours: readonly (readonly Neighbour[])[],
  threshold: number,
): number[][] {
  const clusters = new Map<number, Cluster>()
  for (const [at, vector] of vectors.entries()) {
    const sum = new Map<number, number>()
    addTo(sum, vector, weights[at])
    clusters.set(at, { members: [at], sum, size: weights[at]!, near: new Map() })
  }
  const heap = new PairHeap()
  const offer = (a: number, b: number, product: number) => {
    const score = product / (clusters.get(a)!.size * clusters.get(b)!.size)
    if (score >= threshold) heap.push({ score, a: Math.min(a, b), b: Math.max(a, b) })
  }
  const meet = (a: number, b: number, product: number) => {
    clusters.get(a)!.near.set(b, product)
    clusters.get(b)!.near.set(a, product)
  }
  for (const [at, list] of neighbours.entries())
    for (const other of list) {
      if (clusters.get(at)!.near.has(other.at)) continue
      const product = other.cosine * weights[at]! * weights[other.at]!
      meet(at, other.at, product)
      offer(at, other.at, product)
    }
  // A cluster is called by its smallest member; the larger name of a joined pair is gone for good.
  for (let next = heap.pop(); next !== null; next = heap.pop()) {
    const [one, other] = [clusters.get(next.a), clusters.get(next.b)]
    if (one === undefined || other === undefined) continue
    const product = one.near.get(next.b)
    // An entry from before one of them grew.
    if (product === undefined || product / (one.size * other.size) !== next.score) continue
    const near = new Map<number, number>()
    for (const name of [...new Set([...one.near.keys(), ...other.near.keys()])].sort((a, b) => a - b)) {
      const third = clusters.get(name)
      if (third === undefined || name === next.a || name === next.b) continue
      near.set(
        name,
        (one.near.get(name) ?? dot(one.sum, third.sum)) + (other.near.get(name) ?? dot(other.sum, third.sum)),
      )
      third.near.delete(next.b)
    }
    addTo(one.sum, other.sum)
    one.members.push(...other.members)
    one.size += other.size
    one.near = near
    clusters.delete(next.b)
    for (const [name, sum] of near) {
      clusters.get(name)!.near.set(next.a, sum)
      offer(next.a, name, sum)
    }
  }
  return [...clusters.values()].map(({ members }) => members.sort((a, b) => a - b))
}

interface Pair {
  score: number
  a: number
  b: number
}

const before = (one: Pair, other: Pair): boolean =>
  one.score !== other.score ? one.score > other.score : one.a !== other.a ? one.a < other.a : one.b < other.b

/** A binary heap, the most alike pair first. */
class PairHeap {
  private readonly pairs: Pair[] = []

  push(pair: Pair): void {
    const { pairs } = this
    let at = pairs.push(pair) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!before(pair, pairs[above]!)) break
      pairs[at] = pairs[above]!
      at = above
    }
    pairs[at] = pair
  }

  pop(): Pair | null {
    const { pairs } = this
    const first = pairs[0]
    const last = pairs.pop()
    if (first === undefined || last === undefined) return null
    if (pairs.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= pairs.length) break
      const right = left + 1
      const child = right < pairs.length && before(pairs[right]!, pairs[left]!) ? right : left
      if (!before(pairs[child]!, last)) break
      pairs[at] = pairs[child]!
      at = child
    }
    pairs[at] = last
    return first
  }
}
