/**
 * Problem: how many pairs of segments between two neighbouring columns cross.
 * Method: segments sorted by their upper, then lower place; for each, the number of earlier ones that end further
 * down, read from an accumulator tree.
 * Reference: W. Barth, M. Jünger, P. Mutzel, "Simple and efficient bilayer cross counting", Graph Drawing 2002.
 * Cost: O(E log V), V being the places of the second column. Segments that share an end do not cross.
 */
export function countCrossings(
  /** Places in the second column, segment by segment, in order of first place and then second place. */
  ends: Int32Array,
  length: number,
  places: number,
  tree: Int32Array,
): number {
  let firstLeaf = 1
  while (firstLeaf < places) firstLeaf *= 2
  tree.fill(0, 0, 2 * firstLeaf)
  let crossings = 0
  for (let i = 0; i < length; i++) {
    let at = ends[i]! + firstLeaf
    tree[at]! += 1
    while (at > 1) {
      if ((at & 1) === 0) crossings += tree[at + 1]!
      at >>= 1
      tree[at]! += 1
    }
  }
  return crossings
}

/** Length an accumulator tree needs for this many places. */
export function treeLength(places: number): number {
  let firstLeaf = 1
  while (firstLeaf < places) firstLeaf *= 2
  return 2 * firstLeaf
}
