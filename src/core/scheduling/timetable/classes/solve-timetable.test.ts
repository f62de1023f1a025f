import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { checkConfiguration } from './check-configuration.ts'
import { brokenRules, checkTimetable, type placesBySession } from './check-timetable.ts'
import { classState, move, placementsOf } from './class-state.ts'
import { indexProblem } from './index-problem.ts'
import { placesFor } from './places-for.ts'
import type { Broken, Placement, TimetableProblem } from './problem.ts'
import { solveTimetable } from './solve-timetable.ts'
import { at, lesson, problems, smallProblem, trainingClass } from './testing/problems.ts'

const sumOf = (broken: readonly Broken[]) => ({
  hard: broken.filter((one) => one.hard).length,
  cost: broken.reduce((sum, one) => sum + one.cost, 0),
})

/** Tries every place of every session. */
function bruteForce(problem: TimetableProblem): { hard: number; cost: number } {
  const index = indexProblem(problem)
  const places = index.sessions.map(() => null) as ReturnType<typeof placesBySession>
  let best = { hard: Number.POSITIVE_INFINITY, cost: 0 }
  const everywhere = index.halfDays.flatMap((halfDay, h) =>
    Array.from({ length: halfDay.hours }, (_, start) =>
      problem.rooms.map((room) => ({ halfDay: index.keys[h]!, start, roomId: room.id })),
    ).flat(),
  )
  const place = (session: number) => {
    if (session === index.sessions.length) {
      const found = sumOf(brokenRules(index, places, null))
      if (found.hard < best.hard || (found.hard === best.hard && found.cost < best.cost)) best = found
      return
    }
    for (const one of everywhere) {
      places[session] = one
      // What is broken among the first sessions stays broken; only what breaks nothing is looked for.
      if (brokenRules(index, places, session).every((broken) => !broken.hard)) place(session + 1)
    }
    places[session] = null
  }
  place(0)
  return best
}

describe('incremental counting', () => {
  it('equals the slow evaluator after every move, in and out, legal or not', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.integer({ min: -1, max: 7 }), fc.nat(2)), { maxLength: 25 })
    fc.assert(
      fc.property(problems(7), moves, (problem, steps) => {
        const index = indexProblem(problem)
        const state = classState(index)
        for (const [pick, slot, room] of steps) {
          move(state, pick % state.sessions, slot, slot < 0 ? -1 : room)
          const placements = placementsOf(state, state.slotOf, state.roomOf)
          expect({ hard: state.hard, cost: state.cost }).toEqual(sumOf(checkTimetable(problem, placements)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('moving back undoes everything', () => {
    fc.assert(
      fc.property(problems(5), fc.nat(), fc.nat(7), fc.nat(2), (problem, pick, slot, room) => {
        const state = classState(indexProblem(problem))
        for (let session = 0; session < state.sessions; session++) move(state, session, session % 8, 0)
        const before = { hard: state.hard, cost: state.cost, paid: [...state.counts.paid] }
        const session = pick % state.sessions
        const old = [state.slotOf[session]!, state.roomOf[session]!] as const
        move(state, session, slot, room)
        move(state, session, ...old)
        expect({ hard: state.hard, cost: state.cost, paid: [...state.counts.paid] }).toEqual(before)
      }),
    )
  })
})

describe('solveTimetable', () => {
  it('finds the optimum of brute force, and says infeasible only where brute force finds nothing', () => {
    let feasible = 0
    fc.assert(
      fc.property(problems(4), (problem) => {
        const solved = solveTimetable(problem, { random: seededRandom(1), budget: { moves: 20_000 } })
        const best = bruteForce(problem)
        if (solved.status === 'infeasible' || solved.status === 'notFound') {
          expect(best.hard).toBe(Number.POSITIVE_INFINITY)
        } else {
          feasible++
          expect({ hard: solved.hardViolations, cost: solved.cost }).toEqual(best)
        }
      }),
      // The search is no proof: the same problems every time.
      { numRuns: 60, seed: 20_260_301 },
    )
    expect(feasible).toBeGreaterThan(10)
  })

  it('its cost is the sum of its broken wishes, as the evaluator tells them', () => {
    fc.assert(
      fc.property(problems(6), (problem) => {
        fc.pre(checkConfiguration(problem).length === 0)
        const solved = solveTimetable(problem, { random: seededRandom(2), budget: { moves: 2000 } })
        expect(solved.broken).toEqual(checkTimetable(problem, solved.placements))
        expect(Object.values(solved.costByRule).reduce((sum, cost) => sum + cost, 0)).toBe(solved.cost)
      }),
      { numRuns: 50 },
    )
  })

  it('gives the same timetable for the same seed and number of moves', () => {
    const sessions = ['a', 'b', 'c', 'd'].map((id) => lesson(id, { teacherIds: ['t1'] }))
    const problem = smallProblem({ sessions })
    const solve = () =>
      solveTimetable(problem, { random: seededRandom(3), budget: { moves: 500 } }).placements
    expect(solve()).toEqual(solve())
  })

  it('keeps to what was published and moves only what must: the teacher of b fell out in the morning', () => {
    const sessions = [lesson('a'), lesson('b', { teacherIds: ['t1'] }), lesson('c')]
    const previous = [at('a', 'am', 0), at('b', 'am', 2), at('c', 'pm', 0)]
    const problem = smallProblem({
      sessions,
      previous,
      teachers: [{ id: 't1', name: '甲', unavailable: ['2026-03-02 am'] }],
    })
    const solved = solveTimetable(problem, { random: seededRandom(1), budget: { moves: 20_000 } })
    // b moves (5); two hours between a and c stay empty (2 × 2), which is cheaper than moving another one.
    expect(solved).toMatchObject({ hardViolations: 0, cost: 9 })
    expect(solved.placements.filter(({ sessionId }) => sessionId !== 'b')).toEqual([previous[0], previous[2]])
  })

  it('stops at once when nothing can cost less', () => {
    const solved = solveTimetable(smallProblem({ sessions: [lesson('a')] }), {
      random: seededRandom(1),
      budget: { moves: 1e12 },
    })
    expect(solved).toMatchObject({ status: 'optimal', cost: 0 })
  })
})

describe('placesFor', () => {
  const classes = [trainingClass('A'), trainingClass('B')]
  const sessions = [lesson('a'), lesson('b', { classId: 'B' })]
  const problem = smallProblem({ classes, sessions })

  it('tells for every place of the kind what would break there, the best first', () => {
    const places = placesFor(problem, [at('a', 'am', 0), at('b', 'am', 0, 'r2')], 'b')
    // 2 half-days × 3 starts × 2 classrooms.
    expect(places).toHaveLength(12)
    expect(places[0]).toMatchObject({ hardViolations: 0 })
    const taken = places.find(
      ({ halfDay, start, roomId }) => halfDay === '2026-03-02 am' && start === 1 && roomId === 'r1',
    )
    expect(taken?.broken).toMatchObject([{ rule: 'roomClash', params: { session: 'a', other: 'b' } }])
    expect(places.filter(({ hardViolations }) => hardViolations > 0)).toHaveLength(2)
  })

  it('tells around the session what the whole check tells more than without it', () => {
    fc.assert(
      fc.property(problems(5), (problem) => {
        const placements: Placement[] = problem.sessions
          .slice(1)
          .map(({ id }, n) => ({ sessionId: id, halfDay: '2026-03-02 am', start: n % 2, roomId: 'r1' }))
        const [first] = problem.sessions
        for (const { broken, ...place } of placesFor(problem, placements, first!.id)) {
          const whole = checkTimetable(problem, [
            { sessionId: first!.id, halfDay: place.halfDay, start: place.start, roomId: place.roomId },
            ...placements,
          ])
          const text = (one: Broken) => JSON.stringify(one)
          expect(whole.map(text)).toEqual(expect.arrayContaining(broken.map(text)))
          const named = whole.filter(
            (one) => one.hard && JSON.stringify(one.params).includes(`"${first!.id}"`),
          )
          expect(broken.map(text)).toEqual(expect.arrayContaining(named.map(text)))
        }
      }),
      { numRuns: 40 },
    )
  })
})
