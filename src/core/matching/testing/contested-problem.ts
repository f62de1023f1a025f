import { seededRandom } from '../../random/seeded-random.ts'

/** Numbers of a problem where seats are about as many as people and all want the same few needs. */
export function contestedProblem(needCount: number, personCount: number, tierCount: number) {
  const random = seededRandom(`contested ${tierCount}`)
  const most = Math.ceil((2 * personCount) / needCount)
  const need: number[] = []
  const person: number[] = []
  const score: number[] = []
  for (let p = 0; p < personCount; p++) {
    const quality = random.next()
    const listed = new Set<number>()
    for (let k = 0; k < 12; k++) listed.add(Math.floor(needCount * random.next() ** 2))
    for (const i of listed) {
      need.push(i)
      person.push(p)
      score.push(1 + Math.floor(999 * (0.5 * quality + 0.2 * (i / needCount) + 0.3 * random.next())))
    }
  }
  return {
    seats: Int32Array.from({ length: needCount }, () => random.integer(1, most)),
    tiers: Int32Array.from({ length: needCount }, () => random.integer(1, tierCount)),
    people: new Int32Array(personCount).fill(1),
    edges: { need: Int32Array.from(need), person: Int32Array.from(person), score: Int32Array.from(score) },
  }
}
