import type { CandidateInput } from './input.ts'

/** Parts of a score, in the order they are shown. */
export const scoreParts = [
  'node',
  'major',
  'skills',
  'experience',
  'education',
  'level',
  'salary',
  'placeMode',
  'text',
] as const
export type ScorePart = (typeof scoreParts)[number]

/** What each part weighs beside the others; any numbers of 0 or more, not all 0. */
export type Weights = Readonly<Record<ScorePart, number>>

/** Recommended weights; likeness of texts weighs as much as experience and can be set to 0. */
export const defaultWeights: Weights = {
  node: 25,
  major: 20,
  skills: 20,
  experience: 10,
  education: 10,
  level: 5,
  salary: 5,
  placeMode: 5,
  text: 10,
}

/** Nearness out of 1000 that the criteria give; all can be edited. */
export const defaultNearness = {
  /** The person knows a narrower part of the node, the broader stage it belongs to, a stage next to it, its chain. */
  nodeBelow: 800,
  nodeAbove: 600,
  nodeNeighbour: 500,
  nodeSameChain: 200,
  /** Majors of one class (4 digits), of one discipline (2 digits). */
  majorClass: 700,
  majorDiscipline: 300,
  /** What is kept of a skill with each step to a narrower one the person has, or to a broader one. */
  skillNarrower: 900,
  skillBroader: 600,
  /** Steps beyond which a skill no longer counts for another. */
  skillSteps: 4,
  /** How much a required skill weighs when a wished one weighs 1. */
  requiredWeight: 2,
}
export type Nearness = typeof defaultNearness

export interface CandidateSettings {
  readonly weights: Weights
  readonly nearness: Nearness
}

export const defaultSettings: CandidateSettings = { weights: defaultWeights, nearness: defaultNearness }

/** Shares out of 1000 of the parts, in the order of `scoreParts`. */
export type Shares = readonly number[]

const wholeShare = 1000

/**
 * Weights as whole shares that add up to 1000: the largest remainders are rounded up, ties in the order of the parts. A
 * part is worth 0 to 1000, so that a score is a whole number from 0 to 1,000,000 and is exactly the sum of what its
 * parts contribute.
 * @throws RangeError on a negative weight, one that is no number, or when all are 0
 */
export function sharesOf(weights: Weights): Shares {
  const given = scoreParts.map((part) => weights[part])
  if (given.some((weight) => !(weight >= 0 && Number.isFinite(weight))))
    throw new RangeError('a weight below 0')
  // Divided by the greatest first, so that huge weights do not add up to infinity.
  const greatest = Math.max(...given)
  if (greatest === 0) throw new RangeError('all weights are 0')
  const sum = given.reduce((total, weight) => total + weight / greatest, 0)
  const exact = given.map((weight) => (wholeShare * (weight / greatest)) / sum)
  const shares = exact.map(Math.floor)
  const left = wholeShare - shares.reduce((total, share) => total + share, 0)
  const byRemainder = [...exact.keys()].sort(
    (a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b,
  )
  for (const part of byRemainder.slice(0, left)) shares[part]!++
  return shares
}

/** Shares for an input: texts weigh nothing where there are none. */
export const sharesFor = ({ texts }: CandidateInput, { weights }: CandidateSettings): Shares =>
  sharesOf(texts === null ? { ...weights, text: 0 } : weights)
