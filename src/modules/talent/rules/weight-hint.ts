import type { ScorePart } from '#core/matching/candidates/settings.ts'
import type { EngagementPart, WeightHint } from '../contract/engagement-shapes.ts'

type Parts = readonly EngagementPart[]

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** What the other parts were worth together, weighed among themselves; 0 where there are none. */
function others(parts: Parts, part: ScorePart): number {
  const rest = parts.filter((one) => one.part !== part)
  const shares = rest.reduce((sum, { share }) => sum + share, 0)
  return shares === 0 ? 0 : rest.reduce((sum, { share, worth }) => sum + share * worth, 0) / shares
}

const own = (parts: Parts, part: ScorePart): EngagementPart => parts.find((one) => one.part === part)!

/**
 * Which weight of a part people may look at, from pairs refused for it and pairs on board, all with the part counted. It is a
 * hint with its figures; nothing changes a weight by itself.
 *
 * With the part at a share s of the weights and the others in their proportions, a group scores (1 − s)·O + s·P on average
 * (O: the other parts, P: this part). Refused pairs score no more than those on board from
 * s = (Or − Ob) ÷ ((Or − Ob) + (Pb − Pr)) on.
 *
 * `rule`: refused pairs were worth as much in the part and more, so that more weight favours them; `enough`: they scored
 * less already, so that the weight is not what let them through; `raise`: from `towards` on they would.
 */
export function weightHint(
  refused: readonly Parts[],
  onboard: readonly Parts[],
  part: ScorePart,
): WeightHint | null {
  if (refused.length === 0 || onboard.length === 0) return null
  const ownRefused = mean(refused.map((parts) => own(parts, part).worth))
  const ownOnboard = mean(onboard.map((parts) => own(parts, part).worth))
  const otherRefused = mean(refused.map((parts) => others(parts, part)))
  const otherOnboard = mean(onboard.map((parts) => others(parts, part)))
  const share = mean([...refused, ...onboard].map((parts) => own(parts, part).share)) / 1000
  const gap = ownOnboard - ownRefused
  const lead = otherRefused - otherOnboard
  const score = (other: number, of: number) => Math.round((1 - share) * other + share * of) / 10
  const figures = {
    share: Math.round(share * 1000) / 10,
    refusedScore: score(otherRefused, ownRefused),
    onboardScore: score(otherOnboard, ownOnboard),
  }
  if (gap <= 0) return { kind: 'rule', towards: null, ...figures }
  const towards = lead <= 0 ? 0 : lead / (lead + gap)
  if (share >= towards) return { kind: 'enough', towards: null, ...figures }
  return { kind: 'raise', towards: Math.ceil(towards * 1000) / 10, ...figures }
}
