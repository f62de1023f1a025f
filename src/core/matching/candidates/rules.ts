import type { CandidateNeed, CandidatePerson } from './input.ts'
import { pairKey, type References } from './references.ts'
import { regionsMeet } from './regions.ts'
import { setKey } from './set-key.ts'

/** Hard rules, in the order they are shown. A pair that fails one is no candidate, whatever it scores. */
export const ruleCodes = [
  'consent',
  'blocked',
  'sameEmployer',
  'chain',
  'kind',
  'mode',
  'education',
  'skills',
  'experience',
  'level',
  'place',
  'availability',
] as const
export type RuleCode = (typeof ruleCodes)[number]

/** What a rule compared: what the need asks and what the person has, as codes and numbers. */
export interface RuleValues {
  readonly asked: string | number | null | readonly string[]
  readonly held: string | number | boolean | null | readonly string[]
}

export interface Rule {
  readonly code: RuleCode
  readonly passes: (need: CandidateNeed, person: CandidatePerson, references: References) => boolean
  readonly values: (need: CandidateNeed, person: CandidatePerson, references: References) => RuleValues
  /**
   * All of a need, and of a person, that the rule looks at: equal keys, equal answers. Null where the rule is told by
   * postings instead of being asked for every pair of keys.
   */
  readonly keys: {
    readonly need: (need: CandidateNeed) => string
    readonly person: (person: CandidatePerson) => string
  } | null
}

const open = (wishes: readonly string[], offered: readonly string[]): boolean =>
  wishes.length === 0 || wishes.some((wish) => offered.includes(wish))

/** Skills that the need must have and the person lacks: neither the skill itself nor a narrower one. */
export function missingSkills(
  need: CandidateNeed,
  person: CandidatePerson,
  { skills }: References,
): readonly string[] {
  const held = new Set(person.skills.map(skills.resolve))
  const asked = [...new Set(need.requiredSkills.map(skills.resolve))].sort()
  return asked.filter(
    (skill) => !skills.near(skill).some((near) => near.relation !== 'broader' && held.has(near.skill)),
  )
}

export const rules: readonly Rule[] = [
  {
    code: 'consent',
    passes: (_, person) => person.consentValid,
    values: (_, person) => ({ asked: null, held: person.consentValid }),
    keys: { need: () => '', person: (person) => String(person.consentValid) },
  },
  {
    code: 'blocked',
    passes: (need, person, { blocked }) => !blocked.has(pairKey(need.id, person.id)),
    values: (need, person, { blocked }) => ({
      asked: null,
      held: blocked.get(pairKey(need.id, person.id)) ?? null,
    }),
    keys: null,
  },
  {
    code: 'sameEmployer',
    passes: (need, person) => need.employer !== person.employer,
    values: (need, person) => ({ asked: need.employer, held: person.employer }),
    keys: { need: (need) => need.employer, person: (person) => JSON.stringify(person.employer) },
  },
  {
    code: 'chain',
    passes: (need, person) => open(person.chains, [need.chain]),
    values: (need, person) => ({ asked: need.chain, held: person.chains }),
    keys: { need: (need) => need.chain, person: (person) => setKey(person.chains) },
  },
  {
    code: 'kind',
    passes: (need, person) => open(person.kinds, [need.kind]),
    values: (need, person) => ({ asked: need.kind, held: person.kinds }),
    keys: { need: (need) => need.kind, person: (person) => setKey(person.kinds) },
  },
  {
    code: 'mode',
    passes: (need, person) => need.modes.length === 0 || open(person.modes, need.modes),
    values: (need, person) => ({ asked: need.modes, held: person.modes }),
    keys: { need: (need) => setKey(need.modes), person: (person) => setKey(person.modes) },
  },
  {
    code: 'education',
    passes: (need, person) => person.education >= need.minEducation,
    values: (need, person) => ({ asked: need.minEducation, held: person.education }),
    keys: { need: (need) => `${need.minEducation}`, person: (person) => `${person.education}` },
  },
  {
    code: 'skills',
    passes: (need, person, references) =>
      !need.must.includes('skills') || missingSkills(need, person, references).length === 0,
    values: (need, person, references) => ({
      asked: need.requiredSkills,
      held: missingSkills(need, person, references),
    }),
    keys: null,
  },
  {
    code: 'experience',
    passes: (need, person) =>
      !need.must.includes('experience') || person.experienceYears >= need.experienceYears,
    values: (need, person) => ({ asked: need.experienceYears, held: person.experienceYears }),
    keys: {
      need: (need) => `${need.must.includes('experience') ? need.experienceYears : 0}`,
      person: (person) => `${person.experienceYears}`,
    },
  },
  {
    code: 'level',
    passes: (need, person) => !need.must.includes('level') || person.level >= need.level,
    values: (need, person) => ({ asked: need.level, held: person.level }),
    keys: {
      need: (need) => `${need.must.includes('level') ? need.level : 0}`,
      person: (person) => `${person.level}`,
    },
  },
  {
    code: 'place',
    passes: (need, person) =>
      !need.must.includes('place') ||
      need.places.length === 0 ||
      person.places.length === 0 ||
      person.places.some((wish) => need.places.some((place) => regionsMeet(wish, place))),
    values: (need, person) => ({ asked: need.places, held: person.places }),
    keys: {
      need: (need) => setKey(need.must.includes('place') ? need.places : []),
      person: (person) => setKey(person.places),
    },
  },
  {
    code: 'availability',
    passes: (need, person) =>
      need.deadline === null || person.availableOn === null || person.availableOn <= need.deadline,
    values: (need, person) => ({ asked: need.deadline, held: person.availableOn }),
    keys: {
      need: (need) => need.deadline ?? '',
      person: (person) => person.availableOn ?? '',
    },
  },
]
