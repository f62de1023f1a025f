import { type SeededRandom, seededRandom } from '../../random/seeded-random.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'

/** A small problem of any shape: ties, isolated ends, capacities of 0 and beyond all edges, empty sides. */
export function randomProblem(seed: number): MatchingProblem {
  const random = seededRandom(seed)
  const needCount = random.integer(0, 7)
  const personCount = random.integer(0, 7)
  const highest = [1, 3, 10, 1000][random.integer(0, 3)]!
  const density = random.integer(1, 10)
  const needCapacity = capacities(random, needCount)
  const personCapacity = capacities(random, personCount)
  const tierCount = random.integer(1, 3)
  const needTier = Int32Array.from({ length: needCount }, () => random.integer(1, tierCount))
  const need: number[] = []
  const person: number[] = []
  const score: number[] = []
  for (let i = 0; i < needCount; i++)
    for (let p = 0; p < personCount; p++) {
      if (random.integer(1, 10) > density) continue
      need.push(i)
      person.push(p)
      score.push(random.integer(0, highest))
    }
  return buildProblem(needCapacity, needTier, personCapacity, {
    need: Int32Array.from(need),
    person: Int32Array.from(person),
    score: Int32Array.from(score),
  })
}

function capacities(random: SeededRandom, count: number): Int32Array {
  const most = random.integer(1, 4)
  const least = random.integer(0, 1)
  return Int32Array.from({ length: count }, () => random.integer(least, most))
}
