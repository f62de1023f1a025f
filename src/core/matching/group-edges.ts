/**
 * Problem: bring a list of edges in any order into rows by need, persons ascending inside a row, with as few copies as
 * the order of the list allows, and name pairs that occur twice.
 * Method: a list that is grouped by need already is kept where it lies and only its rows are sorted; any other is
 * scattered into rows by counting. Rows are sorted by person · length + place, so that the place of each edge is known.
 * Cost O(edges + needs), O(d log d) more for each row of d edges that is not sorted yet.
 */
export interface GroupedEdges {
  /** Edges of need i are `needStart[i] .. needStart[i + 1])`. */
  readonly needStart: Int32Array
  readonly person: Int32Array
  /** The other columns in the order of `person`, null where there was none. */
  readonly columns: readonly (Int32Array | null)[]
  readonly duplicates: Duplicates
}

/** Pairs that occur more than once. */
export interface Duplicates {
  readonly count: number
  /** Place in the list of some of them and of the same pair before, by place ascending. */
  readonly first: readonly { readonly index: number; readonly earlier: number }[]
}

/** So many duplicates are named. */
const named = 100

/**
 * Edges in rows.
 * @param need row of each edge, from 0 to `needCount` − 1
 * @param mayTake whether `person` and `columns` may become part of the result and change their order
 */
export function groupEdges(
  needCount: number,
  need: Int32Array,
  person: Int32Array,
  columns: readonly (Int32Array | null)[],
  mayTake: boolean,
): GroupedEdges {
  const needStart = new Int32Array(needCount + 1)
  let grouped = true
  let before = 0
  for (let e = 0; e < need.length; e++) {
    const row = need[e]!
    needStart[row + 1]!++
    if (row < before) grouped = false
    before = row
  }
  for (let i = 0; i < needCount; i++) needStart[i + 1]! += needStart[i]!
  const [ofPerson, ...others] = grouped
    ? [person, ...columns].map((column) => (mayTake ? column : (column?.slice() ?? null)))
    : [person, ...columns].map((column) => column && scattered(needStart, need, column))
  const doubles = sortRows(needStart, ofPerson!, others)
  return {
    needStart,
    person: ofPerson!,
    columns: others,
    duplicates: { count: doubles.count, first: placesOf(doubles.first, needStart, need, grouped) },
  }
}

/** One column in rows. A loop for each column is quicker than one for all: it writes to one place at a time. */
function scattered(needStart: Int32Array, need: Int32Array, column: Int32Array): Int32Array {
  const next = needStart.slice(0, -1)
  const into = new Int32Array(need.length)
  for (let e = 0; e < need.length; e++) into[next[need[e]!]!++] = column[e]!
  return into
}

interface Double {
  readonly row: number
  /** Places inside the row, in the order of the list. */
  readonly place: number
  readonly earlier: number
}

function sortRows(needStart: Int32Array, person: Int32Array, columns: readonly (Int32Array | null)[]) {
  const first: Double[] = []
  let count = 0
  let keys = new Float64Array(64)
  let held = new Int32Array(64)
  for (let row = 0; row + 1 < needStart.length; row++) {
    const from = needStart[row]!
    const to = needStart[row + 1]!
    let isSorted = true
    for (let e = from + 1; e < to; e++) if (person[e]! <= person[e - 1]!) isSorted = false
    if (isSorted) continue
    const length = to - from
    if (keys.length < length) {
      keys = new Float64Array(2 * length)
      held = new Int32Array(2 * length)
    }
    for (let k = 0; k < length; k++) keys[k] = person[from + k]! * length + k
    sortKeys(keys, length)
    for (const column of columns) if (column) reorder(column, from, keys, length, held)
    for (let k = 0; k < length; k++) {
      const key = keys[k]!
      person[from + k] = Math.floor(key / length)
      if (k === 0 || person[from + k] !== person[from + k - 1]) continue
      count++
      if (first.length < named) first.push({ row, place: key % length, earlier: keys[k - 1]! % length })
    }
  }
  return { count, first }
}

function sortKeys(keys: Float64Array, length: number): void {
  if (length > 40) {
    keys.subarray(0, length).sort()
    return
  }
  for (let k = 1; k < length; k++) {
    const key = keys[k]!
    let at = k
    while (at > 0 && keys[at - 1]! > key) {
      keys[at] = keys[at - 1]!
      at--
    }
    keys[at] = key
  }
}

function reorder(column: Int32Array, from: number, keys: Float64Array, length: number, held: Int32Array) {
  for (let k = 0; k < length; k++) held[k] = column[from + k]!
  for (let k = 0; k < length; k++) column[from + k] = held[keys[k]! % length]!
}

/** Places in the list from places inside rows: the k-th edge of a row is the k-th of the list with that need. */
function placesOf(doubles: readonly Double[], needStart: Int32Array, need: Int32Array, grouped: boolean) {
  const places = new Map<number, number>()
  for (const { row, place, earlier } of doubles) {
    for (const at of [place, earlier]) places.set(needStart[row]! + at, needStart[row]! + at)
  }
  if (!grouped && doubles.length > 0) {
    const next = needStart.slice(0, -1)
    for (let e = 0; e < need.length; e++) {
      const at = next[need[e]!]!++
      if (places.has(at)) places.set(at, e)
    }
  }
  return doubles
    .map(({ row, place, earlier }) => ({
      index: places.get(needStart[row]! + place)!,
      earlier: places.get(needStart[row]! + earlier)!,
    }))
    .sort((a, b) => a.index - b.index)
}
