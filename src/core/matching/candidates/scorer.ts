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
 * text, laid out once for each need that has somebody to score.
 * Cost: some ten nanoseconds for a pair; skills and text cost their postings for each need.
 */
export function scorerOf(space: CandidateSpace): Scorer {
  const { eligibility, personOrder, wordCount, skillShare, textShare } = space
  const count = personOrder.length
  /** Nearness of each person's skills to those the need asks for, weighted; and the weights' sum. */
  const skillSums = new Int32Array(count)
  let skillWeight = 1
  const likeness = new Float64Array(count)
  const texts = textShare === 0 ? null : space.input.texts
  let current = -1

  const layOut = (need: number) => {
    current = need
    skillSums.fill(0)
    let weights = 0
    for (const { skill, demand } of space.asked[need]!) {
      const weight = demand === 'required' ? space.requiredWeight : 1
      weights += weight
      const { person, nearness } = space.postingsOf(skill)
      for (let at = 0; at < person.length; at++) skillSums[person[at]!]! += weight * nearness[at]!
    }
    if (weights === 0) skillSums.fill(1000)
    skillWeight = Math.max(1, weights)
    texts?.likeness(space.needOrder[need]!, likeness)
  }

  const { node, major, experience, education, level, salary, place, mode } = space.tables
  return {
    score(need, from, to, scores) {
      if (need !== current) layOut(need)
      const { bits } = eligibility
      const weight = skillWeight
      const [nodeRow, nodeKey] = [rowOf(node, need), node.personKey]
      const [majorRow, majorKey] = [rowOf(major, need), major.personKey]
      const [experienceRow, experienceKey] = [rowOf(experience, need), experience.personKey]
      const [educationRow, educationKey] = [rowOf(education, need), education.personKey]
      const [levelRow, levelKey] = [rowOf(level, need), level.personKey]
      const [salaryRow, salaryKey] = [rowOf(salary, need), salary.personKey]
      const [placeRow, placeKey] = [rowOf(place, need), place.personKey]
      const [modeRow, modeKey] = [rowOf(mode, need), mode.personKey]
      for (let word = from; word < to; word++) {
        let rest = bits[need * wordCount + word]!
        while (rest !== 0) {
          const p = (word << 5) + lowestBit(rest)
          rest &= rest - 1
          scores[p] =
            skillShare * Math.floor(skillSums[p]! / weight) +
            textShare * worthOfLikeness(likeness[personOrder[p]!]!) +
            nodeRow[nodeKey[p]!]! +
            majorRow[majorKey[p]!]! +
            experienceRow[experienceKey[p]!]! +
            educationRow[educationKey[p]!]! +
            levelRow[levelKey[p]!]! +
            salaryRow[salaryKey[p]!]! +
            placeRow[placeKey[p]!]! +
            modeRow[modeKey[p]!]!
        }
      }
    },
  }
}

const rowOf = (table: KeyedTable, need: number): Int32Array => table.rows[table.needKey[need]!]!
