import { inBlocks } from './blocks.ts'

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
  inBlocks(need.length, (from, to) => {
    if (!countRows(need, from, to, needStart)) grouped = false
  })
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

/** Counts the edges of each row one place further on. False where a row is lower than the one before. */
function countRows(need: Int32Array, from: number, to: number, counts: Int32Array): boolean {
  // The sign of any fall stays: asking for each edge would be a guess the processor gets wrong half the time.
  let falls = 0
  let before = from > 0 ? need[from - 1]! : 0
  for (let e = from; e < to; e++) {
    const row = need[e]!
    counts[row + 1] = counts[row + 1]! + 1
    falls |= row - before
    before = row
  }
  return falls >= 0
}

/** One column in rows. A loop for each column is quicker than one for all: it writes to one place at a time. */
function scattered(needStart: Int32Array, need: Int32Array, column: Int32Array): Int32Array {
  const next = needStart.slice(0, -1)
  const into = new Int32Array(need.length)
  inBlocks(need.length, (from, to) => scatter(need, column, from, to, next, into))
  return into
}

function scatter(
  need: Int32Array,
  column: Int32Array,
  from: number,
  to: number,
  next: Int32Array,
  into: Int32Array,
): void {
  for (let e = from; e < to; e++) {
    const row = need[e]!
    const at = next[row]!
    next[row] = at + 1
    into[at] = column[e]!
  }
}

interface Double {
  readonly row: number
  /** Places inside the row, in the order of the list. */
  readonly place: number
  readonly earlier: number
}

function sortRows(needStart: Int32Array, person: Int32Array, columns: readonly (Int32Array | null)[]) {
  const first: Double[] = []
  const rows = needStart.length - 1
  let count = 0
  let keys = new Float64Array(64)
  let held = new Int32Array(64)
  let row = 0
  while (row < rows) {
    const end = Math.min(row + rowBlock, rows)
    row = unsortedRow(needStart, person, row, end)
    if (row === end) continue
    const from = needStart[row]!
    const length = needStart[row + 1]! - from
    if (keys.length < length) {
      keys = new Float64Array(2 * length)
      held = new Int32Array(2 * length)
    }
    // A power of two, so that the place is found again without dividing.
    const size = 2 ** (32 - Math.clz32(length))
    keyRow(person, from, length, size, keys)
    if (length > 40) keys.subarray(0, length).sort()
    else sortKeys(keys, length)
    const doubles = personsOf(keys, length, size, person, from)
    for (const column of columns) if (column) reorder(column, from, keys, length, held)
    if (doubles > 0) {
      count += doubles
      for (let k = 1; k < length && first.length < named; k++)
        if (person[from + k] === person[from + k - 1])
          first.push({ row, place: keys[k]!, earlier: keys[k - 1]! })
    }
    row++
  }
  return { count, first }
}
const rowBlock = 64

/** First of these rows that is not in order; \`end\` when all are. */
function unsortedRow(needStart: Int32Array, person: Int32Array, row: number, end: number): number {
  let e = needStart[row]!
  for (let i = row; i < end; i++) {
    const to = needStart[i + 1]!
    let before = -1
    for (; e < to; e++) {
      const next = person[e]!
      if (next <= before) return i
      before = next
    }
  }
  return end
}

function keyRow(person: Int32Array, from: number, length: number, size: number, keys: Float64Array): void {
  for (let k = 0; k < length; k++) keys[k] = person[from + k]! * size + k
}

function sortKeys(keys: Float64Array, length: number): void {
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

/** Persons back from keys, which keep the place alone. Gives how many stand twice. */
function personsOf(
  keys: Float64Array,
  length: number,
  size: number,
  person: Int32Array,
  from: number,
): number {
  const part = 1 / size
  let doubles = 0
  let before = -1
  for (let k = 0; k < length; k++) {
    const key = keys[k]!
    const one = Math.floor(key * part)
    keys[k] = key - one * size
    person[from + k] = one
    if (one === before) doubles++
    before = one
  }
  return doubles
}

function reorder(column: Int32Array, from: number, places: Float64Array, length: number, held: Int32Array) {
  for (let k = 0; k < length; k++) held[k] = column[from + k]!
  for (let k = 0; k < length; k++) column[from + k] = held[places[k]!]!
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
