import { wordsFor } from './bits.ts'
import { checkInput } from './check-input.ts'
import { type Eligibility, eligibilityOf } from './eligibility.ts'
import type { CandidateInput } from './input.ts'
import { bestOfTable, type KeyedTable, keyedTable } from './keyed-table.ts'
import { type KeyedPartCode, keyedParts } from './parts/keyed-parts.ts'
import { majorNearness } from './parts/major.ts'
import { nodeNearness } from './parts/node.ts'
import { halfOf, modeWish, placeWish } from './parts/place-mode.ts'
import { type AskedSkill, askedSkills } from './parts/skills.ts'
import { referencesOf } from './references.ts'
import { type CandidateSettings, defaultSettings, type ScorePart, scoreParts, sharesFor } from './settings.ts'
import { type SkillPosting, skillPostings } from './skill-postings.ts'

/** Tables that add up to a score, beside skills and text. */
type TableCode = KeyedPartCode | 'node' | 'major' | 'place' | 'mode'

/** Needs and people made ready for scoring, in an order of their own that does not depend on the order of the input. */
export interface CandidateSpace {
  readonly input: CandidateInput
  /** Index in the input of each need and person in the inner order. */
  readonly needOrder: Int32Array
  readonly personOrder: Int32Array
  /** Words of a set of people. */
  readonly wordCount: number
  readonly eligibility: Eligibility
  /** Tables of the parts that depend on keys, worth × share. */
  readonly tables: Readonly<Record<TableCode, KeyedTable>>
  readonly skillShare: number
  readonly textShare: number
  /** Skills each need asks for. */
  readonly asked: readonly (readonly AskedSkill[])[]
  readonly requiredWeight: number
  readonly postingsOf: (skill: string) => SkillPosting
}

/**
 * Problem: which of ten million pairs of needs and people are possible, and what each scores, without an object or even
 * a number for each pair.
 * Method: a rule or part that looks at a few values is asked once for every pair of different values, not of people;
 * skills go by postings; what cannot come together is a bit for each pair.
 * Order: people by their nodes, then majors, then id, so that neighbours score alike and whole blocks can be passed over
 * later (`findImproving`); needs by id. Ids compare by code units.
 * Cost: O(different values of needs × people) bit steps for each rule, O(different values²) calls; memory needs ×
 * people / 8 bytes.
 * @throws CandidateInputError naming what is wrong with a need, a person or the taxonomy
 * @throws RangeError on weights below 0 or all 0
 */
export function prepareCandidates(
  input: CandidateInput,
  settings: CandidateSettings = defaultSettings,
): CandidateSpace {
  checkInput(input)
  const shares = sharesFor(input, settings)
  const references = referencesOf(input, settings)
  const needOrder = orderOf(input.needs, () => '')
  const personOrder = orderOf(input.people, ({ nodes, majors }) => JSON.stringify([nodes, majors]))
  const needs = Array.from(needOrder, (index) => input.needs[index]!)
  const people = Array.from(personOrder, (index) => input.people[index]!)
  const postingsOf = skillPostings(people, references.skills)
  const asked = needs.map((need) => askedSkills(need, references.skills))
  const shareOf = (part: ScorePart): number => shares[scoreParts.indexOf(part)]!
  const [nodeShare, majorShare] = [shareOf('node'), shareOf('major')]
  const table = (code: KeyedPartCode): KeyedTable => {
    const { needKey, personKey, worth } = keyedParts[code]
    const share = shareOf(code)
    return keyedTable(needs, people, needKey, personKey, (need, person) => share * worth(need, person).worth)
  }
  return {
    input,
    needOrder,
    personOrder,
    wordCount: wordsFor(people.length),
    eligibility: eligibilityOf(needs, people, references, asked, postingsOf),
    tables: {
      node: bestOfTable(
        needs,
        people,
        ({ chain, node }) => [JSON.stringify([chain, node])],
        ({ nodes }) => nodes,
        (asked) => {
          const [chain, node] = JSON.parse(asked) as [string, string | null]
          return (held) => nodeShare * nodeNearness({ chain, node }, held, references).worth
        },
        0,
      ),
      major: bestOfTable(
        needs,
        people,
        ({ majors }) => majors,
        ({ majors }) => majors,
        (asked) => (held) => majorShare * majorNearness(asked, held, references).worth,
        majorShare * 1000,
      ),
      experience: table('experience'),
      education: table('education'),
      level: table('level'),
      salary: table('salary'),
      place: keyedTable(
        needs,
        people,
        ({ places }) => JSON.stringify(places),
        ({ places }) => JSON.stringify(places),
        (need, person) => shareOf('placeMode') * halfOf(placeWish(need.places, person.places)),
      ),
      mode: keyedTable(
        needs,
        people,
        ({ modes }) => JSON.stringify(modes),
        ({ modes }) => JSON.stringify(modes),
        (need, person) => shareOf('placeMode') * halfOf(modeWish(need.modes, person.modes)),
      ),
    },
    skillShare: shareOf('skills'),
    textShare: shareOf('text'),
    asked,
    requiredWeight: settings.nearness.requiredWeight,
    postingsOf,
  }
}

/** Indexes of rows by a key, then by id. */
function orderOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Int32Array {
  const keys = rows.map(keyOf)
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const order = [...rows.keys()].sort(
    (a, b) => compare(keys[a]!, keys[b]!) || compare(rows[a]!.id, rows[b]!.id),
  )
  return Int32Array.from(order)
}
