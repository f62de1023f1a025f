/** A sparse vector: weights by term number. */
export type Vector = ReadonlyMap<number, number>

/** Product of two sparse vectors. Cost: the shorter one. */
export function dot(a: Vector, b: Vector): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of short) {
    const other = long.get(term)
    if (other !== undefined) sum += weight * other
  }
  return sum
}

export const norm = (vector: Vector): number => {
  let squares = 0
  for (const weight of vector.values()) squares += weight * weight
  return Math.sqrt(squares)
}

/** The vector of length 1; an empty one stays empty. */
export function unit(vector: Vector): Map<number, number> {
  const length = norm(vector)
  return new Map(length === 0 ? [] : [...vector].map(([term, weight]) => [term, weight / length]))
}

/** Adds `times` a vector to another. */
export function addTo(target: Map<number, number>, vector: Vector, times = 1): void {
  for (const [term, weight] of vector) target.set(term, (target.get(term) ?? 0) + times * weight)
}
