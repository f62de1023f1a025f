import { pairExplainer } from '#core/matching/candidates/explain-pair.ts'
import {
  type CandidateList,
  edgesOf,
  exclusionsOf,
  listCandidates,
  withPairs,
} from '#core/matching/candidates/list.ts'
import { matchWithAllCandidates } from '#core/matching/candidates/match-all.ts'
import { type CandidateSpace, prepareCandidates } from '#core/matching/candidates/prepare.ts'
import { defaultNearness } from '#core/matching/candidates/settings.ts'
import { checkCertificate, type MatchingPrices } from '#core/matching/optimal/certificate.ts'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { buildProblem, edgeOf, type Matching, type MatchingProblem } from '#core/matching/problem.ts'
import { keepMost } from '#core/matching/rerun/keep-most.ts'
import { solveSpread } from '#core/matching/spread/solve-spread.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import { assignWithin } from '#platform/solver/matching/assign.ts'
import { solveModel } from '#platform/solver/solve-model.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { FrozenResult } from './frozen.ts'
import { quotaGroups } from './quota-groups.ts'
import { candidateInput, freeCapacities, type IndexPair, type RunInput } from './snapshot.ts'

/** Told while the arithmetic goes on: rounds so far, share of the work of 1. */
export type Tell = (stage: 'candidates' | 'matching', share: number, rounds: number) => void

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

/** What is solved on frozen columns: everything a method needs, so that a replay does the same. */
export interface MethodInput {
  readonly method: RunInput['method']
  readonly settings: Pick<RunInput['settings'], 'objective' | 'proposer' | 'mostBlocking'>
  readonly problem: MatchingProblem
  readonly needGroups: FrozenResult['needGroups']
  readonly personGroups: FrozenResult['personGroups']
  /** Edges of the run before. */
  readonly previous: readonly number[]
}

export type MethodResult =
  | {
      readonly status: 'done'
      readonly matching: Matching
      readonly prices: MatchingPrices | null
      readonly quotaPrices: RunSummary['quotaPrices']
      readonly certificate: RunSummary['certificate']
    }
  | { readonly status: 'infeasible'; readonly collision: RunSummary['collision'] }

/** Seconds a nearly stable match may take. */
const nearStableSeconds = 120

/** Problem: match by one of the methods, from columns alone. Deterministic but for a time limit that is told. */
export async function solveMethod(input: MethodInput): Promise<MethodResult> {
  const { method, problem, settings, needGroups, personGroups, previous } = input
  const { objective, proposer, mostBlocking } = settings
  const none = { status: 'none', bound: null, greaterFill: 0 } as const
  const plain: Omit<Extract<MethodResult, { status: 'done' }>, 'matching'> = {
    status: 'done',
    prices: null,
    quotaPrices: [],
    certificate: none,
  }
  switch (method) {
    case 'optimal': {
      const solved = solveOptimal(problem, { objective })
      const matching =
        previous.length === 0 ? solved.matching : keepMost(problem, objective, solved, previous).matching
      return { ...plain, matching, prices: solved.prices }
    }
    case 'stable':
      return { ...plain, matching: solveStable(problem, null, { proposer, fill: true }).matching }
    case 'nearStable': {
      const found = await assignWithin(
        problem,
        { blocking: { ranks: null, most: mostBlocking } },
        { objective, seconds: nearStableSeconds, seed: 0 },
        { solve: solveModel, now: () => performance.now() },
        [solveOptimal(problem, { objective }).matching],
      )
      if (!('matching' in found)) throw new Error('a stable match is always there to begin with')
      const last = found.aims.at(-1)
      const bound = last === undefined || last.bound === null ? null : last.bound - last.value
      return {
        ...plain,
        matching: found.matching,
        certificate: { status: found.status === 'optimal' ? 'withinQuotas' : 'limit', bound, greaterFill: 0 },
      }
    }
    case 'spread': {
      const found = solveSpread(problem, {
        objective,
        needGroups,
        personGroups,
        previous: previous.length === 0 ? null : previous,
      })
      if (found.status === 'infeasible')
        return {
          status: 'infeasible',
          collision: found.collision.rules.map((rule) => ({
            rule: rule.rule === 'least' || rule.rule === 'most' ? `${rule.side}.${rule.rule}` : rule.rule,
            name: 'name' in rule ? rule.name : null,
            quota: 'quota' in rule ? rule.quota : 'capacity' in rule ? rule.capacity : null,
          })),
        }
      return {
        ...plain,
        matching: found.matching,
        quotaPrices: found.prices.map(({ side, name, bound, price }) => ({
          side,
          name,
          bound,
          price: [...price],
        })),
        certificate: { status: 'withinQuotas', bound: 0, greaterFill: 0 },
      }
    }
  }
}

/**
 * The whole arithmetic of a run, from what was frozen to pairs with their proof. For `optimal` the proof is over all
 * eligible pairs; the other methods match within the listed candidates.
 */
export async function solveRun(input: RunInput, tell: Tell): Promise<RunOutcome> {
  tell('candidates', 0.05, 0)
  const { method, settings } = input
  const candidates = candidateInput(input)
  const scoring = { weights: settings.weights, nearness: defaultNearness }
  const space = prepareCandidates(candidates, scoring)
  tell('candidates', 0.25, 0)
  const capacities = freeCapacities(input)
  let list: CandidateList
  let rounds = 0
  let certificate: RunSummary['certificate'] | null = null
  if (method === 'optimal') {
    const all = await matchWithAllCandidates(
      (problem) => solveOptimal(problem, { objective: settings.objective }),
      space,
      capacities,
      {
        objective: settings.objective,
        most: settings.most,
        onRound: ({ round }) => tell('matching', 1 - 0.6 * 0.8 ** round, round),
      },
    )
    list = all.list
    rounds = all.rounds.length
    certificate = { status: all.status, bound: all.bound, greaterFill: all.greaterFill }
  } else list = listCandidates(space, settings.most)
  tell('matching', 0.6, rounds)
  const explain = pairExplainer(candidates, scoring)
  list = withEarlier(list, space, input.previous, explain)
  const { needCapacity, needTier, personCapacity } = capacities
  const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
  const groups = method === 'spread' ? quotaGroups(input) : { needGroups: [], personGroups: [] }
  const previous = input.previous
    .map(([need, person]) => edgeOf(problem, need, person))
    .filter((edge) => edge >= 0)
  const found = await solveMethod({ method, settings, problem, ...groups, previous })
  if (found.status === 'infeasible') return { status: 'infeasible', parts: found }
  tell('matching', 0.95, rounds)
  const { matching, prices } = found
  if (prices !== null) {
    const { gap, faults } = checkCertificate(problem, matching, prices, settings.objective)
    if (gap !== 0 || faults.length > 0) throw new Error(`the certificate does not hold: gap ${gap}`)
  }
  const best = method === 'optimal' ? null : solveOptimal(problem, { objective: settings.objective }).totals
  return {
    status: 'done',
    frozen: {
      problem,
      matching,
      prices,
      ...groups,
      exclusions: exclusionsOf(space).map((ofNeed) => ofNeed.filter(({ failed }) => failed > 0)),
    },
    pinnedScores: input.pins.forced.map(([need, person]) => explain(need, person).score),
    parts: {
      eligiblePairs: list.eligiblePairs,
      listedPairs: list.pairs.person.length,
      rounds,
      certificate: certificate ?? found.certificate,
      best: best && { filled: best.filled, totalScore: best.totalScore },
      blockingPairs: countBlockingPairs(problem, null, matching, { listed: 0 }).count,
      quotaPrices: found.quotaPrices,
      collision: [],
    },
  }
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
