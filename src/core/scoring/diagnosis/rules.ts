import type { Values } from './evidence.ts'
import type { DiagnosisSettings } from './settings.ts'
import { totalScore } from './sub-scores.ts'
import type { RuleKey, Verdict } from './types.ts'

export interface Judgement {
  readonly verdict: Verdict
  readonly rulesMatched: readonly [RuleKey, ...RuleKey[]]
}

/**
 * The rules, in words of the register:
 *
 * - break: no local firm, and no project in progress is known
 * - block: open blocks reach their number, or overdue ones theirs
 * - choke: the core-technology mark is high
 * - weak: only projects so far; or firms exist but the local supply rate is below its threshold; or nothing else
 *   matches and the score is below its threshold
 * - sound: no rule matches
 *
 * Unknown evidence matches no rule, except that unknown projects are no projects. The order of precedence decides
 * between rules; within one verdict, the order above.
 */
export function judge(values: Values, settings: DiagnosisSettings): Judgement {
  const { thresholds, precedence } = settings
  const { firms, pipelineProjects, localSupplyRate, openBlocks, overdueBlocks, techDependence } = values
  const matched: RuleKey[] = []
  for (const verdict of precedence) {
    switch (verdict) {
      case 'break':
        if (firms === 0 && (pipelineProjects ?? 0) === 0) matched.push('break.noFirmNoProject')
        break
      case 'block':
        if ((openBlocks ?? 0) >= thresholds.blockOpenAtLeast) matched.push('block.openBlocks')
        if ((overdueBlocks ?? 0) >= thresholds.blockOverdueAtLeast) matched.push('block.overdue')
        break
      case 'choke':
        if ((techDependence ?? 0) >= thresholds.chokeMarkAtLeast) matched.push('choke.techDependence')
        break
      case 'weak':
        if (firms === 0 && (pipelineProjects ?? 0) > 0) matched.push('weak.onlyProjects')
        if (firms > 0 && localSupplyRate !== null && localSupplyRate < thresholds.weakSupplyRateBelow) {
          matched.push('weak.localSupplyRate')
        }
    }
  }
  const [first, ...others] = matched
  if (first !== undefined) return { verdict: verdictOf(first), rulesMatched: [first, ...others] }
  const score = totalScore(values, settings)
  if (score !== null && score < thresholds.weakScoreBelow)
    return { verdict: 'weak', rulesMatched: ['weak.lowScore'] }
  return { verdict: 'sound', rulesMatched: ['sound.noRule'] }
}

function verdictOf(rule: RuleKey): Verdict {
  return rule.slice(0, rule.indexOf('.')) as Verdict
}
