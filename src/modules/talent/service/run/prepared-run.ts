import type { CandidateList } from '#core/matching/candidates/list.ts'
import type { MatchAllResult } from '#core/matching/candidates/match-all.ts'
import type { CandidateSpace } from '#core/matching/candidates/prepare.ts'
import type { MatchingPrices } from '#core/matching/optimal/certificate.ts'
import type { Matching, MatchingProblem } from '#core/matching/problem.ts'
import { type MatchingTotals, totalsOf } from '#core/matching/totals.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { FrozenResult } from './frozen.ts'
import type { freeCapacities, RunInput } from './snapshot.ts'

/** Told while the arithmetic goes on: rounds so far, share of the work of 1. */
export type Tell = (stage: 'candidates' | 'matching', share: number, rounds: number) => void

/** What is the same for all methods: the space of all pairs, and the optimum over them. */
export interface Prepared {
  readonly input: RunInput
  readonly space: CandidateSpace
  readonly capacities: ReturnType<typeof freeCapacities>
  readonly groups: Pick<FrozenResult, 'needGroups' | 'personGroups'>
  readonly all: MatchAllResult<{ matching: Matching; prices: MatchingPrices }>
  /** The listed pairs, with those of the run before. */
  readonly list: CandidateList
  readonly tell: Tell
}

/** What a method finds among all eligible pairs. */
export interface Found {
  readonly problem: MatchingProblem
  readonly list: CandidateList
  readonly matching: Matching
  readonly prices: MatchingPrices | null
  readonly rounds: number
  readonly certificate: RunSummary['certificate']
  readonly quotaPrices: RunSummary['quotaPrices']
}

/**
 * By how much anything among all eligible pairs could be better than a result at most: seats of all tiers, and where no
 * tier has one more to gain, the score. Told where the optimum without rules is known.
 */
export function behindBest(
  { all, input }: Pick<Prepared, 'all' | 'input'>,
  reached: MatchingTotals,
): { bound: number | null; greaterFill: number; isBest: boolean } {
  const byTiers = input.settings.objective === 'tiers'
  const best = totalsOf(all.problem, all.solved.matching)
  const tiers = byTiers
    ? best.filledByTier.map(({ filled }, at) => filled - (reached.filledByTier[at]?.filled ?? 0))
    : []
  const isFull = tiers.every((missing) => missing === 0) && all.greaterFill === 0
  const score = best.totalScore + all.bound - reached.totalScore
  return {
    bound: isFull ? Math.max(0, score) : null,
    greaterFill: tiers.reduce((sum, missing) => sum + Math.max(0, missing), all.greaterFill),
    isBest: isFull && score === 0,
  }
}
