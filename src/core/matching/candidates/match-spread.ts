import { bestLists } from '../../collections/best-lists.ts'
import { buildProblem, type EdgeList, edgeOf, type MatchingProblem } from '../problem.ts'
import type { PlacePrices, SpreadOptions, SpreadResult } from '../spread/solve-spread.ts'
import { lowestBit } from './bits.ts'
import type { Capacities } from './improving.ts'
import { type CandidateList, edgesOf, pairCollector, withPairs } from './list.ts'
import { addedFactor, matchAllDefaults } from './match-all.ts'
import type { CandidateSpace } from './prepare.ts'
import { scorerOf } from './scorer.ts'

export interface SpreadAmongAll {
  readonly problem: MatchingProblem
  readonly solved: SpreadResult
  readonly list: CandidateList
  readonly rounds: number
  /** `proven`: the best within the quotas among all eligible pairs, or none is possible among them. */
  readonly status: 'proven' | 'limit'
}

type Solve = (problem: MatchingProblem, options: SpreadOptions) => SpreadResult

/**
 * Problem: the best matching within quotas among all eligible pairs, of which far too many exist to be laid before a solver.
 * Method: match the listed pairs; the flow's potentials say aim by aim what a pair left out would have to bring to matter;
 * add those that do; again, until there is none. Where the quotas cannot be kept among the listed pairs, all eligible pairs
 * are listed, so that what collides does so whatever is listed.
 * Reference: column generation, as `findImproving`; aims in turn as `lexicographicFlow`.
 * Cost: that of the solver and O(eligible pairs) for each round.
 * @param previous pairs of an earlier run, by index in the input; they are listed
 */
export function matchSpreadAmongAll(
  solve: Solve,
  space: CandidateSpace,
  listed: CandidateList,
  capacities: Capacities,
  options: Omit<SpreadOptions, 'previous' | 'pins'> & {
    readonly previous: readonly (readonly [need: number, person: number])[]
    readonly most: number
    readonly rounds?: number
    readonly onRound?: (round: number) => void
  },
): SpreadAmongAll {
  const { previous, most, rounds: limit = matchAllDefaults.rounds, onRound, ...asked } = options
  const { needCapacity, needTier, personCapacity } = capacities
  let list = listed
  for (let round = 1; ; round++) {
    const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
    const kept = previous.map(([need, person]) => edgeOf(problem, need, person)).filter((edge) => edge >= 0)
    const solved = solve(problem, { ...asked, previous: kept.length === 0 ? null : kept })
    onRound?.(round)
    const isAll = list.pairs.person.length === list.eligiblePairs
    const answer = (status: SpreadAmongAll['status']) => ({ problem, solved, list, rounds: round, status })
    if (solved.status === 'infeasible') {
      if (isAll) return answer('proven')
      list = withPairs(list, everyPair(space), space)
      continue
    }
    if (isAll) return answer('proven')
    const aims = solved.aims.map(({ aim, tier }, at) => ({ aim, tier, ...solved.places[at]! }))
    const more = leftOut(space, list, capacities, aims, Math.max(1, most) * addedFactor)
    if (more.need.length === 0) return answer('proven')
    if (round >= limit) return answer('limit')
    list = withPairs(list, more, space)
  }
}

/** All eligible pairs. */
function everyPair(space: CandidateSpace): EdgeList {
  const { needOrder, personOrder, wordCount } = space
  const scorer = scorerOf(space)
  const scores = new Int32Array(personOrder.length)
  const found = pairCollector()
  for (let need = 0; need < needOrder.length; need++) {
    scorer.score(need, 0, wordCount, scores)
    for (let word = 0; word < wordCount; word++) {
      let rest = space.eligibility.bits[need * wordCount + word]!
      while (rest !== 0) {
        const person = (word << 5) + lowestBit(rest)
        rest &= rest - 1
        found.add(need, person, scores[person]!)
      }
    }
  }
  return found.list()
}

type PricedAim = PlacePrices & { readonly aim: 'tier' | 'score' | 'kept'; readonly tier: number | null }

/** Pairs left out that would make the result better: the first aim they do not leave as it is gains. */
function leftOut(
  space: CandidateSpace,
  list: CandidateList,
  { needCapacity, needTier, personCapacity }: Capacities,
  aims: readonly PricedAim[],
  most: number,
): EdgeList {
  const { needOrder, personOrder, wordCount } = space
  const { start, person: people } = list.pairs
  const ofPerson = aims.map(({ person }) => Float64Array.from(personOrder, (index) => person[index]!))
  const scorer = scorerOf(space)
  const scores = new Int32Array(personOrder.length)
  const listed = new Uint8Array(personOrder.length)
  const best = bestLists(1, most)
  const found = pairCollector()
  for (const [need, index] of needOrder.entries()) {
    if (needCapacity[index] === 0) continue
    scorer.score(need, 0, wordCount, scores)
    for (let at = start[need]!; at < start[need + 1]!; at++) listed[people[at]!] = 1
    const ofNeed = aims.map(({ aim, tier, need: prices }) =>
      aim === 'tier' && tier === needTier[index] ? prices[index]! - 1 : prices[index]!,
    )
    for (let word = 0; word < wordCount; word++) {
      let rest = space.eligibility.bits[need * wordCount + word]!
      while (rest !== 0) {
        const person = (word << 5) + lowestBit(rest)
        rest &= rest - 1
        if (listed[person] === 1 || personCapacity[personOrder[person]!] === 0) continue
        for (let at = 0; at < aims.length; at++) {
          const brings = aims[at]!.aim === 'score' ? scores[person]! : 0
          const costs = ofNeed[at]! + ofPerson[at]![person]! - brings
          if (costs === 0) continue
          if (costs < 0) best.offer(0, person, scores[person]!)
          break
        }
      }
    }
    for (let at = start[need]!; at < start[need + 1]!; at++) listed[people[at]!] = 0
    const { items, scores: own } = best.take(0)
    for (const [at, person] of items.entries()) found.add(need, person, own[at]!)
  }
  return found.list()
}
