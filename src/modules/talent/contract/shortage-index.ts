/** The five parts of the index, in the order they are told. */
export const shortageParts = ['contrast', 'education', 'experience', 'requirement', 'salary'] as const
export type ShortagePart = (typeof shortageParts)[number]
export type ShortageWeights = Record<ShortagePart, number>

/** Weights when nobody set others; they are compared with their sum, so any scale will do. */
export const usualWeights: ShortageWeights = {
  contrast: 40,
  education: 15,
  experience: 15,
  requirement: 10,
  salary: 20,
}

/** What is asked of a post and who could take it. */
export interface ShortageFacts {
  seats: number
  candidates: number
  /** Ordinal of the education asked for, 0 to 5. */
  education: number
  /** Years asked for. */
  experience: number
  /** Ordinal of the title or skill level asked for, 0 to 5. */
  titleLevel: number
  /** How many skills must be had. */
  requiredSkills: number
  /** How many demands exclude who does not meet them, 0 to 4. */
  musts: number
  /** Middle of the pay offered, yuan a month; null where none is told. */
  salary: number | null
  /** The median of that over the posts of the chain; null where none is told. */
  chainSalary: number | null
}

/** Years from which on experience counts in full. */
export const fullExperience = 10
/** Skills from which on they count in full. */
export const fullSkills = 5
const mostOrdinal = 5
const mostMusts = 4

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * Parts in [0, 1], 1 the shortest:
 * contrast = seats nobody could take ÷ seats; education = ordinal ÷ 5; experience = years ÷ 10, at most 1;
 * requirement = mean of title level ÷ 5, skills ÷ 5 and demands that exclude ÷ 4; salary = pay ÷ median of the chain − 0.5,
 * within 0 and 1, so that pay as usual is a half. A part of which nothing is known is null.
 */
export function partsOf(facts: ShortageFacts): Record<ShortagePart, number | null> {
  return {
    contrast: facts.seats <= 0 ? 0 : clamp((facts.seats - facts.candidates) / facts.seats),
    education: clamp(facts.education / mostOrdinal),
    experience: clamp(facts.experience / fullExperience),
    requirement:
      (clamp(facts.titleLevel / mostOrdinal) +
        clamp(facts.requiredSkills / fullSkills) +
        clamp(facts.musts / mostMusts)) /
      3,
    salary:
      facts.salary === null || facts.chainSalary === null || facts.chainSalary <= 0
        ? null
        : clamp(facts.salary / facts.chainSalary - 0.5),
  }
}

/** The parts weighed, in [0, 1] with four digits; what is unknown is left out and the other weights take its place. */
export function shortageIndex(
  parts: Readonly<Record<ShortagePart, number | null>>,
  weights: Readonly<ShortageWeights>,
): number {
  let sum = 0
  let weighed = 0
  for (const part of shortageParts) {
    const value = parts[part]
    if (value === null) continue
    sum += value * weights[part]
    weighed += weights[part]
  }
  return weighed === 0 ? 0 : Math.round((sum / weighed) * 10_000) / 10_000
}

export const shortageLevels = ['general', 'short', 'veryShort'] as const
export type ShortageLevel = (typeof shortageLevels)[number]

/** General below 0.2, short below 0.5, very short from there on. */
export function levelOf(index: number): ShortageLevel {
  if (index < 0.2) return 'general'
  return index < 0.5 ? 'short' : 'veryShort'
}

/** One star for each fifth begun, at least one. */
export const starsOf = (index: number): number => Math.min(5, Math.max(1, Math.ceil(index * 5)))

export const shortageReasons = ['number', 'ability', 'supply', 'dynamic'] as const
export type ShortageReason = (typeof shortageReasons)[number]

/**
 * Why a post is hard to fill: nobody in the field at all (supply); enough in the field, too few of the education asked for
 * (ability); too few in the field (number); enough who could, and seats open all the same (dynamic).
 */
export function reasonOf(facts: { seats: number; candidates: number; inField: number }): ShortageReason {
  if (facts.candidates >= facts.seats) return 'dynamic'
  if (facts.inField === 0) return 'supply'
  return facts.inField >= facts.seats ? 'ability' : 'number'
}

/** Below this many enterprises the figures of a post would tell those of one. */
export const fewestEnterprises = 3
