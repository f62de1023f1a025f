import { lowestBit } from './bits.ts'
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
  const { eligibility, personOrder, wordCount, tables, skillShare, textShare } = space
  const count = personOrder.length
  const skillSums = new Int32Array(count)
  const likeness = new Float64Array(count)
  const texts = textShare === 0 ? null : space.input.texts
  const { node, major, experience, education, level, salary, place, mode } = tables
  let current = -1
  let skillWeight = 0

  const layOut = (need: number) => {
    current = need
    skillSums.fill(0)
    skillWeight = 0
    for (const { skill, demand } of space.asked[need]!) {
      const weight = demand === 'required' ? space.requiredWeight : 1
      skillWeight += weight
      const { person, nearness } = space.postingsOf(skill)
      for (let at = 0; at < person.length; at++) skillSums[person[at]!]! += weight * nearness[at]!
    }
    texts?.likeness(space.needOrder[need]!, likeness)
  }

  return {
    score(need, from, to, scores) {
      if (need !== current) layOut(need)
      const nodeRow = node.rows[node.needKey[need]!]!
      const majorRow = major.rows[major.needKey[need]!]!
      const experienceRow = experience.rows[experience.needKey[need]!]!
      const educationRow = education.rows[education.needKey[need]!]!
      const levelRow = level.rows[level.needKey[need]!]!
      const salaryRow = salary.rows[salary.needKey[need]!]!
      const placeRow = place.rows[place.needKey[need]!]!
      const modeRow = mode.rows[mode.needKey[need]!]!
      for (let word = from; word < to; word++) {
        let bits = eligibility.bits[need * wordCount + word]!
        while (bits !== 0) {
          const p = (word << 5) + lowestBit(bits)
          bits &= bits - 1
          let score =
            nodeRow[node.personKey[p]!]! +
            majorRow[major.personKey[p]!]! +
            experienceRow[experience.personKey[p]!]! +
            educationRow[education.personKey[p]!]! +
            levelRow[level.personKey[p]!]! +
            salaryRow[salary.personKey[p]!]! +
            placeRow[place.personKey[p]!]! +
            modeRow[mode.personKey[p]!]!
          score += skillShare * (skillWeight === 0 ? 1000 : Math.floor(skillSums[p]! / skillWeight))
          if (texts !== null) score += textShare * worthOfLikeness(likeness[personOrder[p]!]!)
          scores[p] = score
        }
      }
    },
  }
}
