import type { Values } from './evidence.ts'
import type { DiagnosisSettings } from './settings.ts'
import type { ActionReason, ActionVerb, NodeEvidence, RuleKey, SubScore, SubScoreKey } from './types.ts'

/** What helps most where a part is the weakest. */
const verbForPart: Readonly<Record<SubScoreKey, ActionVerb>> = {
  coverage: 'strengthen',
  localSupplyRate: 'scale',
  scale: 'scale',
  pipeline: 'scale',
  techDependence: 'strengthen',
  risk: 'strengthen',
}

/**
 * The recommended action, in the city's sense of the words: fill a missing link (补), scale what exists (壮),
 * strengthen where a leader or own technology is lacking (强); where the settings allow it, build where nothing is
 * next to the gap either (建) and extend where the gap is at the end of the chain (延).
 *
 * - break: extend (downstream), else build (no firm on neighbouring nodes), else fill
 * - only projects so far: fill, by landing them
 * - choke: strengthen; block: strengthen
 * - low supply rate: strengthen without a leading firm, scale with one
 * - low score and sound: what suits the weakest known part (the first among equals)
 */
export function recommendAction(
  rule: RuleKey,
  evidence: NodeEvidence,
  values: Values,
  subScores: readonly SubScore[],
  settings: DiagnosisSettings,
): { readonly action: ActionVerb; readonly reason: ActionReason } {
  const give = (action: ActionVerb, key: ActionReason['key'], subScore: SubScoreKey | null = null) => ({
    action,
    reason: { key, subScore },
  })
  switch (rule) {
    case 'break.noFirmNoProject':
      if (settings.verbs.includes('extend') && evidence.segment === 'downstream') {
        return give('extend', 'missingAtTheEnd')
      }
      if (settings.verbs.includes('build') && evidence.neighbourFirms === 0)
        return give('build', 'nothingToJoin')
      return give('fill', 'missing')
    case 'weak.onlyProjects':
      return give('fill', 'projectsToLand')
    case 'choke.techDependence':
      return give('strengthen', 'coreTechnology')
    case 'block.openBlocks':
    case 'block.overdue':
      return give('strengthen', 'openBlocks')
    case 'weak.localSupplyRate':
      return values.leadingFirms === 0 ? give('strengthen', 'noLeader') : give('scale', 'leaderButSmall')
    case 'weak.lowScore':
    case 'sound.noRule': {
      const weakest = weakestPart(subScores)
      return give(verbForPart[weakest], 'weakestPart', weakest)
    }
  }
}

/** Coverage is always known, so there is a weakest part. */
function weakestPart(subScores: readonly SubScore[]): SubScoreKey {
  let weakest: SubScoreKey = 'coverage'
  let least = Number.POSITIVE_INFINITY
  for (const { key, score } of subScores) {
    if (score === null || score >= least) continue
    weakest = key
    least = score
  }
  return weakest
}
