import { explainOptimal, type LeftFact, type NextBest } from '#core/matching/explain/explain-optimal.ts'
import { explainStable, type StableLeftFact } from '#core/matching/explain/explain-stable.ts'
import { eachEdge, marketOf } from '#core/matching/explain/market.ts'
import type { MatchingPrices, Objective } from '#core/matching/optimal/certificate.ts'
import type { Matching } from '#core/matching/problem.ts'
import { preferencesOf } from '#core/matching/stable/ranks.ts'
import type { FileProblem } from '../read/read-problem.ts'
import type { ByteFile } from './byte-file.ts'

/** Writes why each pair is matched and why each need and person is left over, one JSON object a line. */
export function writeOptimalExplanations(
  file: ByteFile,
  source: FileProblem,
  matching: Matching,
  prices: MatchingPrices,
  objective: Objective,
): void {
  const { needId, personId, edgeAt, score } = names(source)
  const market = marketOf(source.problem, matching, prices, objective)
  const { pairs, people, needs } = explainOptimal(market)
  const nextPerson = (next: NextBest | null) =>
    next && { person: edgeAt(next.edge).person, score: score(next.edge), raiseAtLeast: next.atLeast }
  const nextNeed = (next: NextBest | null) =>
    next && { need: edgeAt(next.edge).need, score: score(next.edge), raiseAtLeast: next.atLeast }
  for (const { edge, need, person, slack, nextForNeed, nextForPerson } of pairs) {
    line(file, {
      kind: 'pair',
      need: needId(need),
      person: personId(person),
      score: score(edge),
      seatPrice: market.seat[need],
      personPrice: market.person[person],
      slack,
      nextForNeed: nextPerson(nextForNeed),
      nextForPerson: nextNeed(nextForPerson),
    })
  }
  const closest = ({ closest: found }: LeftFact) =>
    found && { ...edgeAt(found.edge), score: score(found.edge), raise: found.raise }
  for (const fact of people) {
    const { index, left, reason } = fact
    line(file, { kind: 'person', person: personId(index), placesLeft: left, reason, closest: closest(fact) })
  }
  for (const fact of needs) {
    const { index, left, reason } = fact
    line(file, { kind: 'need', need: needId(index), openSeats: left, reason, closest: closest(fact) })
  }
}

/** The same for a stable matching: whom each pair has, and who is left over for whom. */
export function writeStableExplanations(file: ByteFile, source: FileProblem, matching: Matching): void {
  const { needId, personId, edgeAt, score } = names(source)
  const { problem, needRank, personRank } = source
  const ranks = (edge: number) => ({
    needRank: needRank?.[edge] || null,
    personRank: personRank?.[edge] || null,
  })
  const pair = (edge: number) => ({ ...edgeAt(edge), score: score(edge), ...ranks(edge) })
  eachEdge(problem, (need, edge) => {
    if (matching[edge] === 0) return
    const person = problem.edgePerson[edge]!
    line(file, {
      kind: 'pair',
      need: needId(need),
      person: personId(person),
      score: score(edge),
      ...ranks(edge),
    })
  })
  const { people, needs } = explainStable(problem, preferencesOf(problem, source), matching)
  const closest = ({ closest: found }: StableLeftFact) =>
    found && { ...pair(found.edge), holds: found.holds === null ? null : pair(found.holds) }
  for (const fact of people) {
    const { index, left, reason } = fact
    line(file, { kind: 'person', person: personId(index), placesLeft: left, reason, closest: closest(fact) })
  }
  for (const fact of needs) {
    const { index, left, reason } = fact
    line(file, { kind: 'need', need: needId(index), openSeats: left, reason, closest: closest(fact) })
  }
}

function names({ problem, needIds, personIds }: FileProblem) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const needId = (need: number) => decoder.decode(needIds.bytesOf(need))
  const personId = (person: number) => decoder.decode(personIds.bytesOf(person))
  return {
    needId,
    personId,
    score: (edge: number) => problem.edgeScore[edge]!,
    edgeAt: (edge: number) => ({
      need: needId(needOf(problem.needStart, edge)),
      person: personId(problem.edgePerson[edge]!),
    }),
  }
}

function needOf(needStart: Int32Array, edge: number): number {
  let low = 0
  let high = needStart.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (needStart[middle]! <= edge) low = middle
    else high = middle - 1
  }
  return low
}

function line(file: ByteFile, fact: object): void {
  file.text(`${JSON.stringify(fact)}\n`)
}
