import { bitCount, setBit, wordsFor } from './bits.ts'
import type { CandidateNeed, CandidatePerson } from './input.ts'
import { keyedTable } from './keyed-table.ts'
import type { AskedSkill } from './parts/skills.ts'
import type { References } from './references.ts'
import { type Rule, type RuleCode, rules } from './rules.ts'
import type { SkillPosting } from './skill-postings.ts'

/** Which pairs pass every rule, and how many people each rule keeps from each need. */
export interface Eligibility {
  /** People who may fill need n: words n × wordCount onwards. */
  readonly bits: Int32Array
  /** People who fail rule r for need n, at n × rules + r. */
  readonly failed: Int32Array
  /** People who fail rule r for need n and no other: whom giving the rule up would bring. */
  readonly failedAlone: Int32Array
}

/** People a rule keeps from a need. */
export interface Exclusion {
  readonly rule: RuleCode
  readonly failed: number
  readonly failedAlone: number
}

/** Gives for need n the set of people who fail, null for nobody; the set is used again for the next need. */
type FailingPeople = (need: number) => Int32Array | null

export function eligibilityOf(
  needs: readonly CandidateNeed[],
  people: readonly CandidatePerson[],
  references: References,
  asked: readonly (readonly AskedSkill[])[],
  postingsOf: (skill: string) => SkillPosting,
): Eligibility {
  const words = wordsFor(people.length)
  const failing = rules.map((rule): FailingPeople => {
    if (rule.keys !== null) return failingByKeys({ ...rule, keys: rule.keys }, needs, people, references)
    if (rule.code === 'skills') return failingSkills(needs, people.length, asked, postingsOf)
    return failingBlocked(needs, people, references)
  })
  const bits = new Int32Array(needs.length * words)
  const failed = new Int32Array(needs.length * rules.length)
  const failedAlone = new Int32Array(needs.length * rules.length)
  const once = new Int32Array(words)
  const twice = new Int32Array(words)
  for (let need = 0; need < needs.length; need++) {
    once.fill(0)
    twice.fill(0)
    const sets = failing.map((of) => of(need))
    for (const set of sets) {
      if (set === null) continue
      for (let word = 0; word < words; word++) {
        twice[word]! |= once[word]! & set[word]!
        once[word]! |= set[word]!
      }
    }
    for (const [rule, set] of sets.entries()) {
      if (set === null) continue
      let all = 0
      let alone = 0
      for (let word = 0; word < words; word++) {
        if (set[word] === 0) continue
        all += bitCount(set[word]!)
        alone += bitCount(set[word]! & ~twice[word]!)
      }
      failed[need * rules.length + rule] = all
      failedAlone[need * rules.length + rule] = alone
    }
    for (let word = 0; word < words; word++) bits[need * words + word] = ~once[word]!
    // Bits beyond the last person stay 0.
    if (people.length % 32 !== 0) bits[need * words + words - 1]! &= (1 << (people.length & 31)) - 1
  }
  return { bits, failed, failedAlone }
}

type KeyedRule = Rule & { readonly keys: NonNullable<Rule['keys']> }

function failingByKeys(
  { passes, keys }: KeyedRule,
  needs: readonly CandidateNeed[],
  people: readonly CandidatePerson[],
  references: References,
): FailingPeople {
  const table = keyedTable(needs, people, keys.need, keys.person, (need, person) =>
    passes(need, person, references) ? 0 : 1,
  )
  const sets: (Int32Array | null)[] = []
  return (need) => {
    const key = table.needKey[need]!
    const known = sets[key]
    if (known !== undefined) return known
    const row = table.rows[key]!
    const set = row.includes(1) ? new Int32Array(wordsFor(people.length)) : null
    if (set !== null)
      for (let person = 0; person < people.length; person++)
        if (row[table.personKey[person]!] === 1) setBit(set, person)
    sets[key] = set
    return set
  }
}

function failingSkills(
  needs: readonly CandidateNeed[],
  count: number,
  asked: readonly (readonly AskedSkill[])[],
  postingsOf: (skill: string) => SkillPosting,
): FailingPeople {
  const set = new Int32Array(wordsFor(count))
  const having = new Int32Array(count)
  return (need) => {
    const required = needs[need]!.must.includes('skills')
      ? asked[need]!.filter(({ demand }) => demand === 'required')
      : []
    if (required.length === 0) return null
    set.fill(0)
    having.fill(0)
    for (const { skill } of required) {
      const { person, fits } = postingsOf(skill)
      for (let at = 0; at < person.length; at++) having[person[at]!]! += fits[at]!
    }
    for (let person = 0; person < count; person++) if (having[person]! < required.length) setBit(set, person)
    return set
  }
}

function failingBlocked(
  needs: readonly CandidateNeed[],
  people: readonly CandidatePerson[],
  { blocked }: References,
): FailingPeople {
  const numberOf = new Map(people.map(({ id }, number) => [id, number]))
  const byNeed = new Map<string, number[]>()
  for (const key of blocked.keys()) {
    const [need, person] = JSON.parse(key) as [string, string]
    byNeed.set(need, [...(byNeed.get(need) ?? []), numberOf.get(person)!])
  }
  const set = new Int32Array(wordsFor(people.length))
  return (need) => {
    const blockedOf = byNeed.get(needs[need]!.id)
    if (blockedOf === undefined) return null
    set.fill(0)
    for (const person of blockedOf) setBit(set, person)
    return set
  }
}
