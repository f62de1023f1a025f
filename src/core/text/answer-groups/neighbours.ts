import type { Vector } from './vectors.ts'

/** Another vector and the cosine to it. */
export interface Neighbour {
  at: number
  cosine: number
}

/**
 * Problem: for each of many sparse unit vectors, the most alike others.
 * Method: an inverted index; a vector's products with all that share a term are added up term by term.
 * Reference: Zobel and Moffat 2006, "Inverted files for text search engines".
 * Cost: the sum over terms of the square of how many vectors have it; rare terms make that small.
 * Ties: by higher cosine, then by place.
 */
export function nearestNeighbours(
  vectors: readonly Vector[],
  { most, least }: { most: number; least: number },
): Neighbour[][] {
  const postings = new Map<number, { at: number; weight: number }[]>()
  for (const [at, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const list = postings.get(term)
      if (list === undefined) postings.set(term, [{ at, weight }])
      else list.push({ at, weight })
    }
  const products = new Float64Array(vectors.length)
  return vectors.map((vector, own) => {
    const touched: number[] = []
    for (const [term, weight] of vector)
      for (const other of postings.get(term) ?? []) {
        if (products[other.at] === 0) touched.push(other.at)
        products[other.at]! += weight * other.weight
      }
    const near = touched
      .filter((at) => at !== own && products[at]! >= least)
      .map((at) => ({ at, cosine: products[at]! }))
      .sort((a, b) => b.cosine - a.cosine || a.at - b.at)
      .slice(0, most)
    for (const at of touched) products[at] = 0
    return near
  })
}
