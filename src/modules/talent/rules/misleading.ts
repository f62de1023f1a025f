import type { ScorePart } from '#core/matching/candidates/settings.ts'
import type { EngagementPart, MisleadingFinding, MisleadingReport } from '../contract/engagement-shapes.ts'
import { type RefusalCode, refusalReasons } from '../contract/engagement-terms.ts'
import { weightHint } from './weight-hint.ts'

/** A pair that ended on board or by a refusal. */
export interface EndedPair {
  isOnboard: boolean
  refusal: RefusalCode | null
  /** Null for a pair made by hand. */
  parts: readonly EngagementPart[] | null
}

/** Fewer pairs than this on either side say nothing. */
export const leastSample = 5
/** A mean worth of this much and more told a fit. */
const toldFit = 0.7
/** So much below those on board, the part told the misfit. */
const toldMisfit = 0.1

/**
 * Lays refusals against those who came on board, reason by reason: where pairs were refused for what a part measures and the
 * part had told a fit, its rule or its weight misleads. It speaks of rules and never of people: pairs are counted, and
 * below the least sample nothing is said.
 *
 * `overlooked`: refused pairs had 0.7 and more on average, so the rule does not see the misfit. `inverse`: they had more
 * than those on board. `seen`: they had clearly less, so the part saw it and its weight was too low to keep the pair away.
 */
export function misleadingParts(pairs: readonly EndedPair[]): MisleadingReport {
  const onboard = pairs.filter(({ isOnboard }) => isOnboard)
  const refused = pairs.filter(({ isOnboard }) => !isOnboard)
  const of = (code: RefusalCode) => refused.filter(({ refusal }) => refusal === code)
  const findings = refusalReasons.flatMap(({ code, part }) => {
    const group = of(code)
    if (part === null || group.length === 0) return []
    const refusedParts = countedParts(group, part)
    const onboardParts = countedParts(onboard, part)
    const refusedWorths = worthsOf(refusedParts, part)
    const onboardWorths = worthsOf(onboardParts, part)
    const isEnough = refusedParts.length >= leastSample && onboardParts.length >= leastSample
    const refusedMean = meanOf(refusedWorths)
    const onboardMean = meanOf(onboardWorths)
    return [
      {
        reason: code,
        part,
        refused: group.length,
        measured: refusedWorths.length,
        onboard: onboardWorths.length,
        refusedMean,
        onboardMean,
        verdict: verdictOf(refusedMean, onboardMean),
        hint: isEnough ? weightHint(refusedParts, onboardParts, part) : null,
      },
    ]
  })
  return {
    least: leastSample,
    refused: refused.length,
    byHand: refused.filter(({ parts }) => parts === null).length,
    onboard: onboard.length,
    findings: findings.toSorted((a, b) => b.refused - a.refused),
    unmeasured: refusalReasons
      .filter(({ part }) => part === null)
      .map(({ code }) => ({ reason: code, refused: of(code).length }))
      .filter((one) => one.refused > 0),
  }
}

/** Parts of the pairs whose score counted this one at all. */
const countedParts = (pairs: readonly EndedPair[], part: ScorePart): (readonly EngagementPart[])[] =>
  pairs.flatMap(({ parts }) => (parts?.some((one) => one.part === part && one.share > 0) ? [parts] : []))

const worthsOf = (pairs: readonly (readonly EngagementPart[])[], part: ScorePart): number[] =>
  pairs.flatMap((parts) => parts.filter((one) => one.part === part).map(({ worth }) => worth))

/** Out of 1 with two digits; null below the least sample. */
function meanOf(worths: readonly number[]): number | null {
  if (worths.length < leastSample) return null
  return Math.round(worths.reduce((sum, worth) => sum + worth, 0) / worths.length / 10) / 100
}

function verdictOf(refused: number | null, onboard: number | null): MisleadingFinding['verdict'] {
  if (refused === null) return 'tooFew'
  if (onboard !== null && refused > onboard) return 'inverse'
  if (refused >= toldFit) return 'overlooked'
  if (onboard === null) return 'tooFew'
  return onboard - refused >= toldMisfit ? 'seen' : 'overlooked'
}
