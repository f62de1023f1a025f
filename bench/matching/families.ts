import type { EdgeList } from '../../src/core/matching/problem.ts'
import { type SeededRandom, seededRandom } from '../../src/core/random/seeded-random.ts'

/** Shape of the problems of one family. */
export interface Family {
  readonly name: string
  readonly needs: number
  readonly people: number
  /** Who lists so many of the other side, drawn with repetition, doubles dropped. */
  readonly listedBy: 'need' | 'person'
  readonly listed: number
  /** Exponent of the popularity of needs; 0 for all alike. */
  readonly zipf: number
  /** Seats of a need are uniform from 1 to this. */
  readonly mostSeats: number
  /** uniform: 1 to 1000; correlated: half the person's quality, a fifth the need's, the rest of the pair. */
  readonly scores: 'uniform' | 'correlated'
}

const shape = (
  name: string,
  needs: number,
  people: number,
  more: Partial<Omit<Family, 'name' | 'needs' | 'people'>> = {},
): Family => ({
  name,
  needs,
  people,
  listedBy: 'person',
  listed: 20,
  zipf: 0,
  mostSeats: 1,
  scores: 'uniform',
  ...more,
})
const scarce = { zipf: 0.8, mostSeats: 5 } as const
const contested = { zipf: 0.8, mostSeats: 20, scores: 'correlated' } as const

/** The families of the benchmark; K, L and M are the realistic hard case, I, J and M national size. */
export const families: readonly Family[] = [
  shape('A', 1e3, 1e4, { listedBy: 'need' }),
  shape('B', 1e4, 1e5, { listedBy: 'need' }),
  shape('C', 1e3, 1e4),
  shape('D', 1e4, 1e5),
  shape('E', 1e3, 1e4, scarce),
  shape('F', 1e4, 1e5, scarce),
  shape('G', 1e4, 1e4, { listedBy: 'need' }),
  shape('H', 1e5, 1e5, { listedBy: 'need' }),
  shape('K', 1e3, 1e4, contested),
  shape('L', 1e4, 1e5, contested),
  shape('I', 1e5, 1e6),
  shape('J', 1e5, 1e6, { ...scarce, listed: 30 }),
  shape('M', 1e5, 1e6, contested),
]

/** Numbers a problem is built of; all needs are of tier 1. */
export interface Instance {
  readonly needCapacity: Int32Array
  readonly needTier: Int32Array
  readonly personCapacity: Int32Array
  readonly edges: EdgeList
}

/** One problem of a family, the same for the same seed. */
export function generateInstance(family: Family, seed: string | number = 1): Instance {
  const random = seededRandom(`matching ${family.name} ${seed}`)
  const { needs, people, listedBy, listed, mostSeats } = family
  const needCapacity = Int32Array.from({ length: needs }, () => random.integer(1, mostSeats))
  const drawNeed = needDrawer(family, random)
  const scoreOf = scorer(family, random)
  const [listers, others] = listedBy === 'need' ? [needs, people] : [people, needs]
  const drawOther = listedBy === 'need' ? () => Math.floor(random.next() * people) : drawNeed
  const listedLast = new Int32Array(others).fill(-1)
  const need = new Int32Array(listers * listed)
  const person = new Int32Array(listers * listed)
  const score = new Int32Array(listers * listed)
  let count = 0
  for (let lister = 0; lister < listers; lister++) {
    for (let k = 0; k < listed; k++) {
      const other = drawOther()
      if (listedLast[other] === lister) continue
      listedLast[other] = lister
      need[count] = listedBy === 'need' ? lister : other
      person[count] = listedBy === 'need' ? other : lister
      score[count] = scoreOf(need[count]!, person[count]!)
      count++
    }
  }
  return {
    needCapacity,
    needTier: new Int32Array(needs).fill(1),
    personCapacity: new Int32Array(people).fill(1),
    edges: {
      need: need.slice(0, count),
      person: person.slice(0, count),
      score: score.slice(0, count),
    },
  }
}

/** Draws needs by popularity: the r-th most popular in proportion to r^−zipf, popularity being dealt at random. */
function needDrawer({ needs, zipf }: Family, random: SeededRandom): () => number {
  if (zipf === 0) return () => Math.floor(random.next() * needs)
  const sums = new Float64Array(needs)
  let sum = 0
  for (let rank = 0; rank < needs; rank++) {
    sum += (rank + 1) ** -zipf
    sums[rank] = sum
  }
  const byRank = Int32Array.from(random.shuffle([...sums.keys()]))
  return () => {
    const drawn = random.next() * sum
    let low = 0
    let high = needs - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > drawn) high = middle
      else low = middle + 1
    }
    return byRank[low]!
  }
}

function scorer(
  { needs, people, scores }: Family,
  random: SeededRandom,
): (need: number, person: number) => number {
  if (scores === 'uniform') return () => 1 + Math.floor(random.next() * 1000)
  const ofNeed = Float64Array.from({ length: needs }, () => random.next())
  const ofPerson = Float64Array.from({ length: people }, () => random.next())
  return (need, person) =>
    1 + Math.floor(999.999 * (0.5 * ofPerson[person]! + 0.2 * ofNeed[need]! + 0.3 * random.next()))
}
