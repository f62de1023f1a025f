import { describe, expect, test } from 'vitest'
import { type SeededRandom, seededRandom } from '../../random/seeded-random.ts'
import { buildProblem } from '../problem.ts'
import { contestedProblem } from '../testing/contested-problem.ts'
import { matchingModel } from '../testing/matching-model.ts'
import { randomProblem } from '../testing/random-problem.ts'
import type { Objective } from './certificate.ts'
import type { OpenMatching } from './open-matching.ts'
import { reopen } from './reopen.ts'
import { solveOptimal } from './solve-optimal.ts'

type Model = ReturnType<typeof matchingModel>

/** One change drawn at random, made on both; gives its words. */
function change(open: OpenMatching, model: Model, random: SeededRandom): string {
  const need = random.integer(0, Math.max(0, model.needs.length - 1))
  const person = random.integer(0, Math.max(0, model.people.length - 1))
  const kind = random.integer(0, 6)
  if (kind === 0 || model.people.length === 0) {
    const capacity = random.integer(0, 2)
    const edges = [...model.needs.keys()]
      .filter(() => random.chance(0.4))
      .map((i) => ({ need: i, score: random.integer(0, 9) }))
    model.addPerson(capacity, edges)
    expect(open.addPerson(capacity, edges)).toBe(model.people.length - 1)
    return 'add person'
  }
  if (kind === 1 || model.needs.length === 0) {
    const capacity = random.integer(0, 3)
    const tier = random.integer(1, 4)
    const edges = [...model.people.keys()]
      .filter(() => random.chance(0.4))
      .map((p) => ({ person: p, score: random.integer(0, 9) }))
    model.addNeed(capacity, tier, edges)
    expect(open.addNeed(capacity, tier, edges)).toBe(model.needs.length - 1)
    return 'add need'
  }
  if (kind === 2) {
    model.withdrawPerson(person)
    open.withdrawPerson(person)
    return `withdraw person ${person}`
  }
  if (kind === 3) {
    model.dropNeed(need)
    open.dropNeed(need)
    return `drop need ${need}`
  }
  if (kind === 4) {
    const score = random.chance(0.3) ? null : random.integer(0, 12)
    model.setEdge(need, person, score)
    open.setEdge(need, person, score)
    return `set edge ${need} ${person} ${score}`
  }
  const pair = kind === 5 ? model.pairs()[0] : model.pinned()[0]
  if (pair === undefined) return 'nothing'
  if (kind === 6) {
    model.setPin(pair.need, pair.person, false)
    open.unpin(pair.need, pair.person)
    return `unpin ${pair.need} ${pair.person}`
  }
  const chosen = random.pick(model.pairs())
  if (chosen.pinned || model.canPin(chosen.need, chosen.person)) {
    model.setPin(chosen.need, chosen.person, true)
    open.pin(chosen.need, chosen.person)
  } else expect(() => open.pin(chosen.need, chosen.person)).toThrow(RangeError)
  return `pin ${chosen.need} ${chosen.person}`
}

/** What the open matching holds is allowed, keeps the pins and is worth what a new solution is. */
function compare(open: OpenMatching, model: Model, objective: Objective, words: string): void {
  const held = open.pairs()
  const known = new Map(model.pairs().map((pair) => [`${pair.need} ${pair.person}`, pair]))
  const ofNeed = new Map<number, number>()
  const ofPerson = new Map<number, number>()
  const fill = new Map<number, number>()
  let score = 0
  for (let k = 0; k < held.need.length; k++) {
    const need = held.need[k]!
    const person = held.person[k]!
    expect(held.score[k]).toBe(known.get(`${need} ${person}`)?.score)
    known.delete(`${need} ${person}`)
    ofNeed.set(need, (ofNeed.get(need) ?? 0) + 1)
    ofPerson.set(person, (ofPerson.get(person) ?? 0) + 1)
    fill.set(model.needs[need]!.tier, (fill.get(model.needs[need]!.tier) ?? 0) + 1)
    score += held.score[k]!
  }
  expect([...known.values()].filter((pair) => pair.pinned)).toEqual([])
  for (const [need, count] of ofNeed) expect(count).toBeLessThanOrEqual(model.needs[need]!.capacity)
  for (const [person, count] of ofPerson) expect(count).toBeLessThanOrEqual(model.people[person]!)
  const wanted = solveOptimal(model.rest(), { objective }).totals
  const pins = model.pinned()
  expect(score, words).toBe(pins.reduce((sum, pair) => sum + pair.score, wanted.totalScore))
  if (objective === 'score') return
  for (const { tier, filled } of wanted.filledByTier) {
    const pinned = pins.filter((pair) => model.needs[pair.need]!.tier === tier).length
    expect(fill.get(tier) ?? 0, words).toBe(filled + pinned)
  }
}

describe('SYS5 the best matching after a change', () => {
  test.each(['tiers', 'score'] as const)('equals a new solution after any changes (%s)', (objective) => {
    for (let seed = 1; seed <= 1500; seed++) {
      const problem = randomProblem(seed)
      const random = seededRandom(`changes ${seed}`)
      const model = matchingModel(problem)
      const open = reopen(problem, solveOptimal(problem, { objective }), objective)
      const words: string[] = [`problem ${seed}`]
      for (let step = 0; step < 6; step++) {
        words.push(change(open, model, random))
        compare(open, model, objective, words.join(', '))
      }
    }
  })

  test.each([1, 3])('equals a new solution where places are contested, in %i tiers', (tierCount) => {
    const { seats, tiers, people, edges } = contestedProblem(20, 150, tierCount)
    const problem = buildProblem(seats, tiers, people, edges)
    const random = seededRandom('contested changes')
    const model = matchingModel(problem)
    const open = reopen(problem, solveOptimal(problem, { objective: 'tiers' }), 'tiers')
    for (let step = 0; step < 60; step++) compare(open, model, 'tiers', change(open, model, random))
  })

  test('leaves everybody where they are when someone nobody has room for comes', () => {
    const { seats, tiers, people, edges } = contestedProblem(20, 300, 1)
    const problem = buildProblem(
      seats.map(() => 3),
      tiers,
      people,
      edges,
    )
    const open = reopen(problem, solveOptimal(problem, { objective: 'tiers' }), 'tiers')
    const before = open.pairs()
    open.addPerson(1, [{ need: 0, score: 0 }])
    expect(open.pairs()).toEqual(before)
  })

  test('refuses what does not exist and changes nothing', () => {
    const problem = randomProblem(5)
    const open = reopen(problem, solveOptimal(problem, { objective: 'tiers' }), 'tiers')
    const before = open.pairs()
    const { needCount, personCount } = problem
    expect(() => open.withdrawPerson(personCount)).toThrow(RangeError)
    expect(() => open.dropNeed(-1)).toThrow(RangeError)
    expect(() => open.addPerson(-1, [])).toThrow(RangeError)
    expect(() => open.addPerson(1, [{ need: needCount, score: 1 }])).toThrow(RangeError)
    expect(() => open.addNeed(1, 0, [])).toThrow(RangeError)
    expect(() => open.addNeed(1, 1, [{ person: 0, score: 1.5 }])).toThrow(RangeError)
    expect(open.pairs()).toEqual(before)
  })
})
