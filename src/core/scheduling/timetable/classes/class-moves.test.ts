import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quickRandom } from '#core/random/quick-random.ts'
import { seededRandom } from '#core/random/seeded-random.ts'
import { checkConfiguration } from './check-configuration.ts'
import { checkTimetable } from './check-timetable.ts'
import { classMoves } from './class-moves.ts'
import { classState, goodPlaces, move, placementsOf } from './class-state.ts'
import { indexProblem } from './index-problem.ts'
import { problems } from './testing/problems.ts'

it('every change counts as the slow evaluator does, and is taken back whole', () => {
  let changed = 0
  fc.assert(
    fc.property(problems(8), fc.integer(), (problem, seed) => {
      fc.pre(checkConfiguration(problem).length === 0)
      const state = classState(indexProblem(problem))
      const places = state.index.sessions.map(({ at }) => goodPlaces(state, at))
      for (const [session, own] of places.entries()) {
        const place = own[0]!
        move(state, session, Math.floor(place / state.rooms), place % state.rooms)
      }
      const free = Int32Array.from(places.flatMap((own, session) => (own.length > 1 ? [session] : [])))
      fc.pre(free.length > 0)
      const moves = classMoves(state, places, free, quickRandom(seededRandom(seed)))
      for (let step = 0; step < 40; step++) {
        const before = { hard: state.hard, cost: state.cost }
        const slots = [...state.slotOf]
        const rooms = [...state.roomOf]
        moves.any()
        if (slots.some((slot, at) => slot !== state.slotOf[at])) changed++
        const broken = checkTimetable(problem, placementsOf(state, state.slotOf, state.roomOf))
        expect({ hard: state.hard, cost: state.cost }).toEqual({
          hard: broken.filter((one) => one.hard).length,
          cost: broken.reduce((sum, one) => sum + one.cost, 0),
        })
        // Every other one is kept, so that later ones begin elsewhere.
        if (step % 2 === 0) continue
        moves.back(before.hard, before.cost)
        expect([[...state.slotOf], [...state.roomOf]]).toEqual([slots, rooms])
      }
    }),
    { numRuns: 100 },
  )
  expect(changed).toBeGreaterThan(500)
})
