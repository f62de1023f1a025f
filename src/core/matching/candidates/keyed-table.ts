import { setKey } from './set-key.ts'

/** Answers for pairs that depend on a key of each side only: one row for each key of a need. */
export interface KeyedTable {
  /** Number of the key of each need and each person. */
  readonly needKey: Int32Array
  readonly personKey: Int32Array
  /** Answer by number of the need's key, then of the person's. */
  readonly rows: readonly Int32Array[]
}

/** Asks for every pair of keys once, of the first need and person that have them. */
export function keyedTable<Need, Person>(
  needs: readonly Need[],
  people: readonly Person[],
  keyOfNeed: (need: Need) => string,
  keyOfPerson: (person: Person) => string,
  answer: (need: Need, person: Person) => number,
): KeyedTable {
  const left = numbered(needs, keyOfNeed)
  const right = numbered(people, keyOfPerson)
  return {
    needKey: left.numbers,
    personKey: right.numbers,
    rows: left.first.map((need) => Int32Array.from(right.first, (person) => answer(need, person))),
  }
}

function numbered<Row>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const known = new Map<string, number>()
  const first: Row[] = []
  const numbers = Int32Array.from(rows, (row) => {
    const key = keyOf(row)
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, first.length)
    first.push(row)
    return first.length - 1
  })
  return { numbers, first }
}

/**
 * Table of a part that takes the best of several values of each side. Values are compared once for every two different
 * ones; sets of values look up the best of theirs.
 * @param answerTo for a value asked for, what each value held is worth
 * @param none answer where the need names no value
 */
export function bestOfTable<Need, Person>(
  needs: readonly Need[],
  people: readonly Person[],
  valuesOfNeed: (need: Need) => readonly string[],
  valuesOfPerson: (person: Person) => readonly string[],
  answerTo: (asked: string) => (held: string) => number,
  none: number,
): KeyedTable {
  const left = numbered(needs.map(valuesOfNeed), setKey)
  const right = numbered(people.map(valuesOfPerson), setKey)
  const asked = numbered(left.first.flat(), (value) => value)
  const held = numbered(right.first.flat(), (value) => value)
  const between = asked.first.map((one) => Int32Array.from(held.first, answerTo(one)))
  const starts = startsOf(right.first)
  let read = 0
  const rows = left.first.map((values) => {
    const row = new Int32Array(right.first.length)
    if (values.length === 0) return row.fill(none)
    const best = new Int32Array(held.first.length)
    for (let count = 0; count < values.length; count++) {
      const of = between[asked.numbers[read++]!]!
      for (let at = 0; at < of.length; at++) if (of[at]! > best[at]!) best[at] = of[at]!
    }
    for (let key = 0; key < row.length; key++) {
      let most = 0
      for (let place = starts[key]!; place < starts[key + 1]!; place++) {
        const value = best[held.numbers[place]!]!
        if (value > most) most = value
      }
      row[key] = most
    }
    return row
  })
  return { needKey: left.numbers, personKey: right.numbers, rows }
}

function startsOf(lists: readonly (readonly string[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  for (const [at, list] of lists.entries()) starts[at + 1] = starts[at]! + list.length
  return starts
}
