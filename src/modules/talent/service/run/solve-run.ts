import { findBlockingOutside } from '#core/matching/candidates/blocking.ts'
import { pairExplainer } from '#core/matching/candidates/explain-pair.ts'
import { matchedPairs } from '#core/matching/candidates/greater-fill.ts'
import { type CandidateList, edgesOf, exclusionsOf, withPairs } from '#core/matching/candidates/list.ts'
import { matchWithAllCandidates } from '#core/matching/candidates/match-all.ts'
import { matchStableAmongAll } from '#core/matching/candidates/match-stable.ts'
import { type CandidateSpace, prepareCandidates } from '#core/matching/candidates/prepare.ts'
import { defaultNearness } from '#core/matching/candidates/settings.ts'
import { buildProblem, type Matching, type MatchingProblem } from '#core/matching/problem.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { totalsOf } from '#core/matching/totals.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { FrozenResult } from './frozen.ts'
import { behindBest, type Found, type Prepared, type Tell } from './prepared-run.ts'
import { quotaGroups } from './quota-groups.ts'
import { candidateInput, freeCapacities, type IndexPair, type RunInput } from './snapshot.ts'
import { keepingPrevious, nearlyStable, type SolveExactly, stableOf } from './solve-method.ts'
import { spreadAmongAll } from './solve-quotas.ts'

export type SolvedParts = Pick<
  RunSummary,
  | 'eligiblePairs'
  | 'listedPairs'
  | 'rounds'
  | 'certificate'
  | 'best'
  | 'blockingPairs'
  | 'quotaPrices'
  | 'collision'
>

export type RunOutcome =
  | {
      readonly status: 'done'
      readonly frozen: FrozenResult
      readonly pinnedScores: readonly number[]
      readonly parts: SolvedParts
    }
  | { readonly status: 'infeasible'; readonly parts: Pick<SolvedParts, 'collision'> }

/**
 * The whole arithmetic of a run, from what was frozen to pairs with what is certain about them among all eligible pairs:
 * the optimum is proved over them, a stable match has no blocking pair among them, the best within quotas is proved over
 * them. A nearly stable match is sought among the listed pairs; its blocking pairs are counted over all, and how much
 * better anything could be is bounded by the optimum.
 */
export async function solveRun(
  input: RunInput,
  tell: Tell,
  exactly: SolveExactly,
  lap: (name: string) => void = () => {},
): Promise<RunOutcome> {
  tell('candidates', 0.1, 0)
  const { method, settings } = input
  const candidates = candidateInput(input)
  lap('index over texts')
  const scoring = { weights: settings.weights, nearness: defaultNearness }
  const space = prepareCandidates(candidates, scoring)
  lap('rules and tables')
  tell('candidates', 0.3, 0)
  const capacities = freeCapacities(input)
  const all = await matchWithAllCandidates<Awaited<ReturnType<SolveExactly>>>(
    async (problem, before) => {
      lap('lists and pairs left out')
      const solved = await exactly(problem, settings.objective, before)
      lap('solving')
      return solved
    },
    space,
    capacities,
    {
      objective: settings.objective,
      most: settings.most,
      onRound: ({ round }) => tell('matching', 1 - 0.6 * 0.8 ** round, round),
    },
  )
  lap('lists and pairs left out')
  tell('matching', 0.8, all.rounds.length)
  const explain = pairExplainer(candidates, scoring)
  const groups = method === 'spread' ? quotaGroups(input) : { needGroups: [], personGroups: [] }
  const list = withEarlier(all.list, space, input.previous, explain)
  const prepared: Prepared = { input, space, capacities, groups, all, list, tell }
  const found = await foundBy(prepared, exactly)
  if ('collision' in found) return { status: 'infeasible', parts: found }
  lap('method')
  tell('matching', 0.95, found.rounds)
  const { problem, matching } = found
  const best = totalsOf(all.problem, all.solved.matching)
  const outside = findBlockingOutside(
    space,
    found.list,
    capacities,
    matchedPairs(space, problem, matching),
    0,
  )
  lap('blocking pairs')
  return {
    status: 'done',
    frozen: {
      problem,
      matching,
      prices: found.prices,
      ...groups,
      exclusions: exclusionsOf(space).map((ofNeed) => ofNeed.filter(({ failed }) => failed > 0)),
    },
    pinnedScores: input.pins.forced.map(([need, person]) => explain(need, person).score),
    parts: {
      eligiblePairs: found.list.eligiblePairs,
      listedPairs: found.list.pairs.person.length,
      rounds: found.rounds,
      certificate: found.certificate,
      best: method === 'optimal' ? null : { filled: best.filled, totalScore: best.totalScore },
      blockingPairs: countBlockingPairs(problem, null, matching, { listed: 0 }).count + outside.count,
      quotaPrices: found.quotaPrices,
      collision: [],
    },
  }
}

async function foundBy(
  prepared: Prepared,
  exactly: SolveExactly,
): Promise<Found | { collision: RunSummary['collision'] }> {
  const { method } = prepared.input
  switch (method) {
    case 'optimal':
      return bestAmongAll(prepared, exactly)
    case 'stable':
      return stableAmongAll(prepared)
    case 'nearStable':
      return nearlyStableAmongAll(prepared)
    case 'spread':
      return spreadAmongAll(prepared)
  }
}

const problemOf = ({ capacities, space }: Prepared, list: CandidateList): MatchingProblem =>
  buildProblem(
    capacities.needCapacity,
    capacities.needTier,
    capacities.personCapacity,
    edgesOf(space, list.pairs),
  )

async function bestAmongAll(prepared: Prepared, exactly: SolveExactly): Promise<Found> {
  const { all, list, input } = prepared
  const { objective } = input.settings
  const isSame = list === all.list
  const problem = isSame ? all.problem : problemOf(prepared, list)
  const solved = isSame ? all.solved : await exactly(problem, objective)
  return {
    problem,
    list,
    matching: keepingPrevious(problem, objective, solved, input.previous),
    prices: solved.prices,
    rounds: all.rounds.length,
    certificate: { status: all.status, bound: all.bound, greaterFill: all.greaterFill },
    quotaPrices: [],
  }
}

function stableAmongAll({ input, space, capacities, all, tell }: Prepared): Found {
  // Judged by scores alone, a pair of the run before has no claim: the first list does.
  const { settings } = input
  const found = matchStableAmongAll((problem) => stableOf(problem, settings), space, all.list, capacities, {
    most: settings.most,
    onRound: (round) => tell('matching', 0.85, round),
  })
  return {
    ...found,
    prices: null,
    certificate: {
      status: found.blockingOutside === 0 ? 'stable' : 'limit',
      bound: null,
      greaterFill: 0,
    },
    quotaPrices: [],
  }
}

/** Rounds in which pairs that block outside of the list are added to it. */
const mostNearRounds = 3

async function nearlyStableAmongAll(prepared: Prepared): Promise<Found> {
  const { input, space, capacities, all, tell } = prepared
  const { settings } = input
  const stable = matchStableAmongAll(
    (problem) => stableOf(problem, settings),
    space,
    prepared.list,
    capacities,
    { most: settings.most },
  )
  let { list } = stable
  for (let round = 1; ; round++) {
    tell('matching', 0.85, round)
    const problem = problemOf(prepared, list)
    const best = onProblem(all, problem)
    const found = await nearlyStable(problem, settings, best)
    const outside = findBlockingOutside(
      space,
      list,
      capacities,
      matchedPairs(space, problem, found.matching),
      settings.most,
    )
    const isWithin = (found.blockingPairs ?? 0) + outside.count <= settings.mostBlocking
    if (!isWithin && round < mostNearRounds) {
      list = withPairs(list, outside.edges, space)
      continue
    }
    const { bound, greaterFill, isBest } = behindBest(prepared, totalsOf(problem, found.matching))
    const status =
      isWithin && isBest && all.status === 'proven'
        ? 'withinQuotas'
        : found.status === 'optimal'
          ? 'amongListed'
          : 'limit'
    return {
      problem,
      list,
      matching: found.matching,
      prices: null,
      rounds: round,
      certificate: { status, bound, greaterFill },
      quotaPrices: [],
    }
  }
}

/** The optimum over all pairs, whose pairs are listed, as a matching of a problem with more pairs. */
function onProblem({ problem: from, solved }: Prepared['all'], problem: MatchingProblem): Matching {
  const matching = new Uint8Array(problem.edgePerson.length)
  for (let need = 0; need < problem.needCount; need++) {
    let at = from.needStart[need]!
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++) {
      while (at < from.needStart[need + 1]! && from.edgePerson[at]! < problem.edgePerson[edge]!) at++
      if (at < from.needStart[need + 1]! && from.edgePerson[at] === problem.edgePerson[edge])
        matching[edge] = solved.matching[at]!
    }
  }
  return matching
}

/** The list with earlier pairs that are eligible still: a pair that is not listed could not be kept. */
function withEarlier(
  list: CandidateList,
  space: CandidateSpace,
  previous: readonly IndexPair[],
  explain: ReturnType<typeof pairExplainer>,
): CandidateList {
  const found = previous
    .map(([need, person]) => ({ need, person, ...explainOf(explain, need, person) }))
    .filter(({ eligible }) => eligible)
  if (found.length === 0) return list
  const innerNeed = inverse(space.needOrder)
  const innerPerson = inverse(space.personOrder)
  return withPairs(
    list,
    {
      need: Int32Array.from(found, ({ need }) => innerNeed[need]!),
      person: Int32Array.from(found, ({ person }) => innerPerson[person]!),
      score: Int32Array.from(found, ({ score }) => score),
    },
    space,
  )
}

function explainOf(explain: ReturnType<typeof pairExplainer>, need: number, person: number) {
  const { eligible, score } = explain(need, person)
  return { eligible, score }
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length)
  for (const [inner, index] of order.entries()) at[index] = inner
  return at
}

/** Pairs of a result by position, pinned ones first, with their scores. */
export function pairsOf(
  { problem, matching }: Pick<FrozenResult, 'problem' | 'matching'>,
  pins: readonly IndexPair[],
  pinnedScores: readonly number[],
): { need: number; person: number; score: number; isPinned: boolean }[] {
  const pairs = pins.map(([need, person], at) => ({ need, person, score: pinnedScores[at]!, isPinned: true }))
  for (let need = 0; need < problem.needCount; need++)
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++)
      if (matching[edge] === 1)
        pairs.push({
          need,
          person: problem.edgePerson[edge]!,
          score: problem.edgeScore[edge]!,
          isPinned: false,
        })
  return pairs
}
