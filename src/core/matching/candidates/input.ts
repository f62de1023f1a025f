/**
 * What candidate lists are made of. There is no sex, age, birth, ethnicity, marital or health field, nor a place to put
 * one: what is not here can neither exclude anybody nor count (`no-protected-attributes.test.ts`).
 */

/** Demands of a need that exclude who does not meet them, where the need says so; otherwise they only count. */
export const optionalDemands = ['skills', 'experience', 'level', 'place'] as const
export type OptionalDemand = (typeof optionalDemands)[number]

/** Yuan a month, before tax. */
export interface SalaryRange {
  readonly from: number
  readonly to: number
}

/** A post or technical need, as the arithmetic sees it. */
export interface CandidateNeed {
  readonly id: string
  /** Organisation that offers it. */
  readonly employer: string
  readonly chain: string
  /** Node of the chain; null where only the chain is known. */
  readonly node: string | null
  /** Kind of post, such as management or technical. */
  readonly kind: string
  /** Ways of working it accepts, any one will do. */
  readonly modes: readonly string[]
  /** Lowest education, an ordinal; 0 asks for none. */
  readonly minEducation: number
  /** Majors asked for: codes of discipline (2 digits), class (4) or major (6); any one will do, empty asks for none. */
  readonly majors: readonly string[]
  /** Words or codes of skills. */
  readonly requiredSkills: readonly string[]
  readonly wishedSkills: readonly string[]
  /** Years of experience asked for, 0 or more. */
  readonly experienceYears: number
  /** Title or skill level asked for, an ordinal; 0 asks for none. */
  readonly level: number
  readonly salary: SalaryRange | null
  /** Places of work: codes of administrative divisions, 6 digits; empty where it does not matter. */
  readonly places: readonly string[]
  /** Last day to begin, YYYY-MM-DD; null where it does not matter. */
  readonly deadline: string | null
  readonly must: readonly OptionalDemand[]
}

/** Somebody who may fill a need, as the arithmetic sees them. */
export interface CandidatePerson {
  readonly id: string
  /** Whether the person has agreed to be matched, for this purpose and at this time. */
  readonly consentValid: boolean
  /** Organisation the person works for; null for none or unknown. */
  readonly employer: string | null
  /** Chains the person is open to; empty for any. */
  readonly chains: readonly string[]
  /** Kinds of post the person is open to; empty for any. */
  readonly kinds: readonly string[]
  /** Ways of working the person is open to, the most wished first; empty for any. */
  readonly modes: readonly string[]
  /** Nodes of chains the person has worked or trained in. */
  readonly nodes: readonly string[]
  /** Highest education, an ordinal. */
  readonly education: number
  /** Codes of majors. */
  readonly majors: readonly string[]
  /** Words or codes of skills. */
  readonly skills: readonly string[]
  readonly experienceYears: number
  /** Highest title or skill level, an ordinal. */
  readonly level: number
  /** What the person wishes; null where it is not known. */
  readonly salary: SalaryRange | null
  /** Where the person would work: codes of administrative divisions, the most wished first; empty for anywhere. */
  readonly places: readonly string[]
  /** First day the person is free, YYYY-MM-DD; null for at once. */
  readonly availableOn: string | null
}

/** A pair that is not to come up (again). */
export interface BlockedPair {
  readonly need: string
  readonly person: string
  /** Why, as a code of the caller, such as `refusedByPerson`. */
  readonly cause: string
}

/** A node of an industry chain. */
export interface ChainNode {
  readonly code: string
  readonly chain: string
  readonly parent: string | null
  /** Nodes of the stages that follow on it. */
  readonly next: readonly string[]
}

/** A skill of the taxonomy: a directed graph without cycles, narrower skills below broader ones. */
export interface Skill {
  readonly code: string
  /** Words for it, its name among them. */
  readonly words: readonly string[]
  /** Broader skills. */
  readonly parents: readonly string[]
}

/** Nearness of two majors, classes or disciplines that their codes do not show; holds both ways. */
export interface MajorNearness {
  readonly one: string
  readonly other: string
  /** 0 to 1000. */
  readonly nearness: number
}

/** Likeness of texts, behind an interface so that it can be exchanged. Needs and people go by their index in the input. */
export interface TextLikeness {
  /**
   * Writes for every person how alike text and the need's text are, from 0 to the number it returns, which is above 0:
   * a division for each of ten thousand people would cost more than all else.
   */
  likeness(need: number, into: Float64Array): number
  /** Words both texts have, those that weigh most first, with their part of the likeness, 0 to 1. */
  shared(need: number, person: number): readonly { readonly word: string; readonly part: number }[]
}

export interface CandidateInput {
  readonly needs: readonly CandidateNeed[]
  readonly people: readonly CandidatePerson[]
  readonly blocked: readonly BlockedPair[]
  readonly chainNodes: readonly ChainNode[]
  readonly skills: readonly Skill[]
  readonly majorNearness: readonly MajorNearness[]
  /** Null where texts do not count. */
  readonly texts: TextLikeness | null
}

/** Thrown where needs and people are no input; who made it says which row it is. */
export class CandidateInputError extends RangeError {
  readonly fault: CandidateFault

  constructor(fault: CandidateFault) {
    super(`${fault.rule} of ${fault.id} is not allowed`)
    this.name = 'CandidateInputError'
    this.fault = fault
  }
}

export interface CandidateFault {
  readonly rule:
    | 'needTwice'
    | 'personTwice'
    | 'ordinal'
    | 'years'
    | 'salary'
    | 'day'
    | 'blockedPair'
    | 'skillTwice'
    | 'skillParent'
    | 'skillCycle'
    | 'wordTwice'
    | 'nearness'
  /** Id of the need or person, code of the skill or major. */
  readonly id: string
}
