import { buildProblem, type MatchingProblem } from '../problem.ts'

/** A plain list of needs, people, pairs and pins, changed in the obvious way: the judge of incremental changes. */
export function matchingModel(problem: MatchingProblem) {
  const needs = Array.from(problem.needCapacity, (capacity, i) => ({ capacity, tier: problem.needTier[i]! }))
  const people = [...problem.personCapacity]
  let pairs: { need: number; person: number; score: number; pinned: boolean }[] = []
  for (let need = 0; need < problem.needCount; need++)
    for (let e = problem.needStart[need]!; e < problem.needStart[need + 1]!; e++)
      pairs.push({ need, person: problem.edgePerson[e]!, score: problem.edgeScore[e]!, pinned: false })
  return {
    needs,
    people,
    pairs: () => pairs,
    pinned: () => pairs.filter((pair) => pair.pinned),
    addPerson(capacity: number, edges: readonly { need: number; score: number }[]) {
      const person = people.push(capacity) - 1
      pairs.push(...edges.map((edge) => ({ ...edge, person, pinned: false })))
    },
    withdrawPerson(person: number) {
      people[person] = 0
      pairs = pairs.filter((pair) => pair.person !== person)
    },
    addNeed(capacity: number, tier: number, edges: readonly { person: number; score: number }[]) {
      const need = needs.push({ capacity, tier }) - 1
      pairs.push(...edges.map((edge) => ({ ...edge, need, pinned: false })))
    },
    dropNeed(need: number) {
      needs[need]!.capacity = 0
      pairs = pairs.filter((pair) => pair.need !== need)
    },
    setEdge(need: number, person: number, score: number | null) {
      pairs = pairs.filter((pair) => pair.need !== need || pair.person !== person)
      if (score !== null) pairs.push({ need, person, score, pinned: false })
    },
    setPin(need: number, person: number, pinned: boolean) {
      for (const pair of pairs) if (pair.need === need && pair.person === person) pair.pinned = pinned
    },
    /** Whether a pair that exists has capacity on both sides beyond what is pinned already. */
    canPin(need: number, person: number): boolean {
      const pins = pairs.filter((pair) => pair.pinned)
      return (
        pins.filter((pair) => pair.need === need).length < needs[need]!.capacity &&
        pins.filter((pair) => pair.person === person).length < people[person]!
      )
    },
    /** What is left to match beside the pins. */
    rest(): MatchingProblem {
      const needCapacity = Int32Array.from(needs, (need) => need.capacity)
      const personCapacity = Int32Array.from(people)
      for (const pair of pairs) {
        if (!pair.pinned) continue
        needCapacity[pair.need]!--
        personCapacity[pair.person]!--
      }
      const loose = pairs.filter((pair) => !pair.pinned)
      const needTier = Int32Array.from(needs, (need) => need.tier)
      return buildProblem(needCapacity, needTier, personCapacity, {
        need: Int32Array.from(loose, (pair) => pair.need),
        person: Int32Array.from(loose, (pair) => pair.person),
        score: Int32Array.from(loose, (pair) => pair.score),
      })
    },
  }
}
