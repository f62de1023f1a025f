import { buildProblem } from '#core/matching/problem.ts'
import { spreadMeasures } from '#core/matching/spread/measures.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import { digestOf } from './frozen.ts'
import { plainGroups } from './quota-groups.ts'
import type { RunInput } from './snapshot.ts'
import type { pairsOf, RunOutcome } from './solve-run.ts'

type Pair = ReturnType<typeof pairsOf>[number]

const none = { gini: 0, covered: 0, coverable: 0 }

/**
 * What all pairs of a run reach, pinned ones included.
 * @param outcome null where there is none
 */
export function summaryOf(
  input: RunInput,
  outcome: Extract<RunOutcome, { status: 'done' }> | null,
  pairs: readonly Pair[],
  hasPrevious: boolean,
): RunSummary {
  const empty: RunSummary = {
    needs: input.needs.length,
    people: input.people.length,
    seats: input.needCapacity.reduce((sum, one) => sum + one, 0),
    filled: 0,
    byTier: [],
    totalScore: 0,
    pinned: 0,
    eligiblePairs: 0,
    listedPairs: 0,
    rounds: 0,
    certificate: { status: 'none', bound: null, greaterFill: 0 },
    best: null,
    blockingPairs: 0,
    kept: null,
    spread: { enterprise: none, county: none, school: none },
    quotaPrices: [],
    collision: [],
    resultHash: '',
  }
  if (outcome === null) return empty
  const { pinnedScores, parts, frozen } = outcome
  const pinnedScore = pinnedScores.reduce((sum, one) => sum + one, 0)
  const before = new Set(input.previous.map((pair) => pair.join(' ')))
  const tiers = [...new Set(input.needTier)].sort((a, b) => a - b)
  const sumOf = (tier: number, of: (need: number) => number) =>
    input.needTier.reduce((sum, one, need) => (one === tier ? sum + of(need) : sum), 0)
  const filledOf = new Int32Array(input.needs.length)
  for (const { need } of pairs) filledOf[need]!++
  return {
    ...empty,
    ...parts,
    best: parts.best && {
      filled: parts.best.filled + pinnedScores.length,
      totalScore: parts.best.totalScore + pinnedScore,
    },
    filled: pairs.length,
    byTier: tiers.map((tier) => ({
      tier,
      seats: sumOf(tier, (need) => input.needCapacity[need]!),
      filled: sumOf(tier, (need) => filledOf[need]!),
    })),
    totalScore: pairs.reduce((sum, { score }) => sum + score, 0),
    pinned: pinnedScores.length,
    kept: hasPrevious
      ? { kept: pairs.filter(({ need, person }) => before.has(`${need} ${person}`)).length, of: before.size }
      : null,
    spread: spreadOfPairs(input, pairs),
    resultHash: digestOf(frozen.matching),
  }
}

/** How evenly all pairs reach enterprises, counties and schools. */
function spreadOfPairs(input: RunInput, pairs: readonly Pair[]): RunSummary['spread'] {
  const problem = buildProblem(
    Int32Array.from(input.needCapacity),
    Int32Array.from(input.needTier),
    Int32Array.from(input.personCapacity),
    {
      need: Int32Array.from(pairs, ({ need }) => need),
      person: Int32Array.from(pairs, ({ person }) => person),
      score: Int32Array.from(pairs, ({ score }) => score),
    },
  )
  const all = new Uint8Array(pairs.length).fill(1)
  const groups = plainGroups(input)
  const of = (side: 'need' | 'person', kind: keyof typeof groups) => {
    const measured = spreadMeasures(problem, all, side, groups[kind])
    const withPlaces = measured.groups.filter(({ places }) => places > 0)
    return {
      gini: Math.round(measured.gini * 10_000) / 10_000,
      covered: withPlaces.filter(({ filled }) => filled > 0).length,
      coverable: withPlaces.length,
    }
  }
  return {
    enterprise: of('need', 'enterprise'),
    county: of('need', 'county'),
    school: of('person', 'school'),
  }
}
