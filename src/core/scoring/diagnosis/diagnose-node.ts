import { ageOfEvidence, rateConfidence } from './confidence.ts'
import { findCounterfactuals } from './counterfactuals.ts'
import { readEvidence } from './evidence.ts'
import { recommendAction } from './recommend-action.ts'
import { judge } from './rules.ts'
import { checkSettings, type DiagnosisSettings } from './settings.ts'
import { listSubScores, totalScore } from './sub-scores.ts'
import type { Diagnosis, NodeEvidence } from './types.ts'

/**
 * Problem: how a link of a chain stands, in a way an official can check: verdict by rules, score by weighted parts,
 * each with the evidence behind it, the age and trust of that evidence, what would change the verdict and what to do.
 * Source: practice notes 2.3; rules in `rules.ts`, formulas in `sub-scores.ts` and `confidence.ts`. Words are left to
 * the reader's screen: everything here is keys and numbers.
 * The same evidence in any order gives the same diagnosis: parts are summed in a fixed order and rounded (scores to
 * one decimal, weights to four, confidence to two).
 * @param asOf day of the diagnosis, YYYY-MM-DD; later rows are left out
 * @throws RangeError on settings, units, values or days out of range
 */
export function diagnoseNode(evidence: NodeEvidence, settings: DiagnosisSettings, asOf: string): Diagnosis {
  checkSettings(settings)
  return diagnoseChecked(evidence, settings, asOf, true)
}

/** For callers that have checked the settings and may do without counterfactuals. */
export function diagnoseChecked(
  evidence: NodeEvidence,
  settings: DiagnosisSettings,
  asOf: string,
  withCounterfactuals: boolean,
): Diagnosis {
  const { values, used } = readEvidence(evidence, settings, asOf)
  const { verdict, rulesMatched } = judge(values, settings)
  const subScores = listSubScores(values, used, settings)
  const { action, reason } = recommendAction(rulesMatched[0], evidence, values, subScores, settings)
  return {
    verdict,
    score: totalScore(values, settings),
    subScores,
    ruleFired: rulesMatched[0],
    rulesMatched,
    evidenceAgeDays: ageOfEvidence(evidence, used, settings, asOf),
    ...rateConfidence(evidence, used, subScores, settings, asOf),
    counterfactuals: withCounterfactuals ? findCounterfactuals(values, settings) : [],
    recommendedAction: action,
    actionReason: reason,
  }
}
