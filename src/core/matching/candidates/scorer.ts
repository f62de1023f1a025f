import { lowestBit } from './bits.ts'
import type { KeyedTable } from './keyed-table.ts'
import type { CandidateSpace } from './prepare.ts'
import { worthOfLikeness } from './text-likeness.ts'

/** Scores of the people who may fill one need after the other. */
export interface Scorer {
  /**
   * Writes the scores of the eligible people of words `from` to `to` (`to` excluded) at their number; leaves what
   * stands at the others.
   */
  score(need: number, from: number, to: number, scores: Int32Array): void
}

/**
 * Problem: scores of millions of pairs.
 * Method: for each pair eight look-ups in tables that are already multiplied by their share, and two for skills and
 * text, laid out once for each need that has somebody to score. Where a person stands in the tables lies side by side, so
 * that one line of the cache holds it: people who may fill a need lie far apart.
 * Cost: some ten nanoseconds for a pair; skills and text cost their postings for each need.
 */
export function scorerOf(space: CandidateSpace): Scorer {
  const { eligibility, personOrder, wordCount, skillShare, textShare, tables, requiredWeight } = space
  const { bits } = eligibility
  const count = personOrder.length
  /** Nearness of each person's skills to those the need asks for, weighted; and the weights' sum. */
  const skillSums = new Int32Array(count)
  let skillWeight = 1
  const likeness = new Float64Array(count)
  let mostLikeness = 1
  const texts = textShare === 0 ? null : space.input.texts
  const ordered = tableOrder.map((code) => tables[code])
  const places = placesOf(ordered, personOrder)
  let rows = rowsOf(ordered, null)
  let current = -1

  const layOut = (need: number) => {
    current = need
    rows = rowsOf(ordered, need)
    skillSums.fill(0)
    let weights = 0
    for (const { skill, demand } of space.asked[need]!) {
      const weight = demand === 'required' ? requiredWeight : 1
      weights += weight
      const { person, nearness } = space.postingsOf(skill)
      for (let at = 0; at < person.length; at++) skillSums[person[at]!]! += weight * nearness[at]!
    }
    if (weights === 0) skillSums.fill(1000)
    skillWeight = Math.max(1, weights)
    if (texts !== null) mostLikeness = texts.likeness(space.needOrder[need]!, likeness)
  }

  return {
    score(need, from, to, scores) {
      if (need !== current) layOut(need)
      const weight = skillWeight
      const most = mostLikeness
      const [row0, row1, row2, row3, row4, row5, row6, row7] = rows
      const offset = need * wordCount
      for (let word = from; word < to; word++) {
        let rest = bits[offset + word]!
        while (rest !== 0) {
          const person = (word << 5) + lowestBit(rest)
          rest &= rest - 1
          const at = person * stride
          scores[person] =
            row0[places[at]!]! +
            row1[places[at + 1]!]! +
            row2[places[at + 2]!]! +
            row3[places[at + 3]!]! +
            row4[places[at + 4]!]! +
            row5[places[at + 5]!]! +
            row6[places[at + 6]!]! +
            row7[places[at + 7]!]! +
            skillShare * Math.floor(skillSums[person]! / weight) +
            textShare * worthOfLikeness(likeness[places[at + 8]!]!, most)
        }
      }
    },
  }
}

const tableOrder = ['node', 'major', 'experience', 'education', 'level', 'salary', 'place', 'mode'] as const
/** Places of a person: one for each table, and the index in the input. */
const stride = tableOrder.length + 1

type Rows = readonly [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
]

/** The need's row of each table; of no need empty ones. */
const rowsOf = (tables: readonly KeyedTable[], need: number | null): Rows =>
  tables.map(({ rows, needKey }) =>
    need === null ? new Int32Array() : rows[needKey[need]!]!,
  ) as unknown as Rows

function placesOf(tables: readonly KeyedTable[], personOrder: Int32Array): Int32Array {
  const places = new Int32Array(personOrder.length * stride)
  for (let person = 0; person < personOrder.length; person++) {
    for (const [at, { personKey }] of tables.entries()) places[person * stride + at] = personKey[person]!
    places[person * stride + tables.length] = personOrder[person]!
  }
  return places
}
