import { buildProblem, type Matching, type MatchingProblem } from '../../problem.ts'
import { pairExplainer } from '../explain-pair.ts'
import type { Capacities } from '../improving.ts'
import type { CandidateInput } from '../input.ts'

/** Capacities and tiers that follow from a number: several needs contest few people. */
export function capacitiesOf({ needs, people }: CandidateInput, seed: number): Capacities {
  const digit = (at: number) => Math.floor(Math.abs(Math.sin(seed + 7 * at)) * 1000)
  return {
    needCapacity: Int32Array.from(needs, (_, at) => digit(at) % 4),
    needTier: Int32Array.from(needs, (_, at) => 1 + (digit(at + 100) % 3)),
    personCapacity: Int32Array.from(people, (_, at) => (digit(at + 200) % 5 === 0 ? 2 : digit(at) % 2)),
  }
}

/** The problem with every eligible pair, found by explaining each. */
export function wholeProblem(input: CandidateInput, capacities: Capacities): MatchingProblem {
  const explain = pairExplainer(input)
  const eligible = input.needs
    .flatMap((_, need) =>
      input.people.map((_person, person) => ({ need, person, pair: explain(need, person) })),
    )
    .filter(({ pair }) => pair.eligible)
  const { needCapacity, needTier, personCapacity } = capacities
  return buildProblem(needCapacity, needTier, personCapacity, {
    need: Int32Array.from(eligible, ({ need }) => need),
    person: Int32Array.from(eligible, ({ person }) => person),
    score: Int32Array.from(eligible, ({ pair }) => pair.score),
  })
}

/** A matching of some pairs as one of all. */
export function onWhole(whole: MatchingProblem, some: MatchingProblem, matching: Matching): Matching {
  const used = new Set<string>()
  const each = (problem: MatchingProblem, see: (edge: number, key: string) => void) => {
    for (let need = 0; need < problem.needCount; need++)
      for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++)
        see(edge, `${need} ${problem.edgePerson[edge]}`)
  }
  each(some, (edge, key) => matching[edge] === 1 && used.add(key))
  const found = new Uint8Array(whole.edgePerson.length)
  each(whole, (edge, key) => {
    if (used.has(key)) found[edge] = 1
  })
  return found
}
