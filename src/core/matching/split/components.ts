import type { MatchingProblem } from '../problem.ts'

/** Parts of a problem that have no pair in common. Needs and people without a pair are of no part. */
export interface Components {
  readonly count: number
  /** Part of each need, -1 for none; parts are numbered by their first need. */
  readonly ofNeed: Int32Array
  /** Part of each person, -1 for none. */
  readonly ofPerson: Int32Array
}

/**
 * Problem: what of a matching can be decided apart without any loss.
 * Method: union of needs and people along the pairs, with halved paths and the smaller root winning.
 * Reference: R. Tarjan, J. van Leeuwen, Worst-case analysis of set union algorithms, JACM 31, 1984.
 * Cost: O(edges · α). Ties: parts are numbered by their first need.
 */
export function componentsOf({ needCount, personCount, needStart, edgePerson }: MatchingProblem): Components {
  const parent = Int32Array.from({ length: needCount + personCount }, (_, at) => at)
  const root = (of: number): number => {
    let at = of
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let i = 0; i < needCount; i++) {
    let top = root(i)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const other = root(needCount + edgePerson[e]!)
      if (other === top) continue
      const least = Math.min(top, other)
      parent[Math.max(top, other)] = least
      top = least
    }
  }
  const number = new Int32Array(needCount).fill(-1)
  const ofNeed = new Int32Array(needCount).fill(-1)
  const ofPerson = new Int32Array(personCount).fill(-1)
  let count = 0
  for (let i = 0; i < needCount; i++) {
    if (needStart[i] === needStart[i + 1]) continue
    const top = root(i)
    if (number[top] === -1) number[top] = count++
    ofNeed[i] = number[top]!
  }
  for (let p = 0; p < personCount; p++) {
    const top = root(needCount + p)
    if (top < needCount) ofPerson[p] = number[top]!
  }
  return { count, ofNeed, ofPerson }
}
