import { z } from 'zod'
import { ruleCodes } from '#core/matching/candidates/rules.ts'
import { scoreParts } from '#core/matching/candidates/settings.ts'

/** Why of pairs and of those left over, in codes, numbers and names; words are made where it is shown. */

export const excluded = z.object({
  rule: z.enum(ruleCodes),
  /** Who fails it, and who fails no other. */
  failed: z.number().int(),
  failedAlone: z.number().int(),
})
export type Excluded = z.infer<typeof excluded>

/** One piece of evidence of a part: what was asked, what the person has, how near both are. */
export const evidenceLine = z.object({
  code: z.string(),
  asked: z.string().nullable(),
  held: z.string().nullable(),
  /** 0 to 1000. */
  nearness: z.number().nullable(),
})
export type EvidenceLine = z.infer<typeof evidenceLine>

export const scorePart = z.object({
  part: z.enum(scoreParts),
  /** 0 to 1000. */
  worth: z.number().int(),
  /** Out of 1000. */
  share: z.number().int(),
  contribution: z.number().int(),
  evidence: z.array(evidenceLine),
})
export type ScorePartView = z.infer<typeof scorePart>

/** Who else there is, how well that would do, and by how much it is behind in the whole at least. */
const nextBest = z.object({
  needId: z.uuid(),
  profileId: z.uuid(),
  title: z.string(),
  score: z.number().int(),
  atLeast: z.number().nullable(),
})

export const pairWhy = z.object({
  needId: z.uuid(),
  profileId: z.uuid(),
  needTitle: z.string(),
  personName: z.string().nullable(),
  personNumber: z.number().int(),
  isPinned: z.boolean(),
  isMatched: z.boolean(),
  score: z.number().int(),
  eligible: z.boolean(),
  fails: z.array(z.enum(ruleCodes)),
  parts: z.array(scorePart),
  /** The score may fall by this much and the pair is still part of an optimum; null where nothing is proved. */
  slack: z.number().nullable(),
  nextForNeed: nextBest.nullable(),
  nextForPerson: nextBest.nullable(),
})
export type PairWhy = z.infer<typeof pairWhy>

export const leftReasons = ['noCandidate', 'allUsed', 'outbid', 'noExchange', 'outranked', 'quota'] as const

const left = {
  left: z.number().int(),
  reason: z.enum(leftReasons),
  /** The pair that lacks least, its score, and by how much it would have to rise; null where that is not known. */
  closest: z
    .object({
      title: z.string(),
      score: z.number().int(),
      raise: z.number().nullable(),
      holds: z.number().nullable(),
    })
    .nullable(),
  exclusions: z.array(excluded),
}
export const unfilledNeed = z.object({
  needId: z.uuid(),
  title: z.string(),
  enterpriseName: z.string(),
  tier: z.number().int(),
  capacity: z.number().int(),
  ...left,
})
export type UnfilledNeed = z.infer<typeof unfilledNeed>
export const unmatchedPerson = z.object({
  profileId: z.uuid(),
  name: z.string().nullable(),
  number: z.number().int(),
  ...left,
})
export type UnmatchedPerson = z.infer<typeof unmatchedPerson>

/** A candidate of one need before any run. */
export const candidate = z.object({
  profileId: z.uuid(),
  number: z.number().int(),
  name: z.string().nullable(),
  score: z.number().int(),
  parts: z.array(scorePart),
})
export const needCandidates = z.object({
  people: z.number().int(),
  eligible: z.number().int(),
  candidates: z.array(candidate),
  exclusions: z.array(excluded),
})
export type NeedCandidates = z.infer<typeof needCandidates>

export const runCheck = z.object({
  /** What is frozen is what was hashed at the start. */
  inputSame: z.boolean(),
  erased: z.number().int(),
  /** The arithmetic on what is frozen gives the same bytes, or what is stored keeps all rules and sums. */
  resultSame: z.boolean(),
  /** Whether it was solved anew, or, where the clock had ended the search, checked as it stands. */
  replay: z.enum(['solved', 'asData']),
  /** Read anew from the prices; null where the method gives none. */
  certificate: z
    .object({ primal: z.number(), dual: z.number(), gap: z.number(), faults: z.number().int() })
    .nullable(),
})
export type RunCheck = z.infer<typeof runCheck>
