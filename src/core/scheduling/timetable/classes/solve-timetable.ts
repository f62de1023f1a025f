/**
 * Problem: a timetable of training classes that breaks no rule and costs little, or the reasons why there can be none.
 * Method: first the demands that nothing can meet. Then simulated annealing in rounds, each longer than the one
 * before and begun with the best so far, over the moves of class-moves.ts. It ends early when the cost is as low as the sessions
 * one by one allow; then it is proven to be the least.
 * Reference: S. Kirkpatrick et al. 1983; the moves as in courses/course-state.ts.
 * Cost: O(sessions) per move, some hundred thousand moves a second for ten classes.
 * Ties: the first found stays. The same seed and a budget of moves give the same timetable.
 */
import { type QuickRandom, quickRandom } from '#core/random/quick-random.ts'
import type { SeededRandom } from '#core/random/seeded-random.ts'
import { type Budget, cooling } from '../cooling.ts'
import { checkConfiguration } from './check-configuration.ts'
import { brokenRules, placesBySession } from './check-timetable.ts'
import { classMoves } from './class-moves.ts'
import { type ClassState, classState, goodPlaces, move, placementsOf, slotAndRoom } from './class-state.ts'
import { indexProblem } from './index-problem.ts'
import {
  type Broken,
  type Placement,
  type TimetableProblem,
  type TimetableWish,
  timetableWishes,
} from './problem.ts'

export interface SolveOptions {
  readonly random: SeededRandom
  readonly budget: Budget
}

export interface TimetableSolution {
  /**
   * `optimal`: proven that none costs less. `feasible`: no rule is broken. `notFound`: rules are broken in the best that was
   * found. `infeasible`: proven that no timetable can meet all demands; `broken` says which.
   */
  readonly status: 'optimal' | 'feasible' | 'notFound' | 'infeasible'
  readonly placements: readonly Placement[]
  readonly broken: readonly Broken[]
  readonly hardViolations: number
  readonly cost: number
  readonly costByRule: Readonly<Record<TimetableWish, number>>
}

/** Temperatures and the cost of a broken rule, in units of the greatest weight that is in play. */
export const timetableSearch = {
  hottest: 1.5,
  coldest: 0.05,
  hardWeight: 1.5,
  /** Shares of the budget of the rounds. */
  rounds: [0.1, 0.2, 0.3, 0.4],
}

/** Looks for the best timetable within the budget. */
export function solveTimetable(problem: TimetableProblem, options: SolveOptions): TimetableSolution {
  const demands = checkConfiguration(problem)
  if (demands.length > 0) return solution('infeasible', [], demands)
  const index = indexProblem(problem)
  const state = classState(index)
  const random = quickRandom(options.random)
  const places = index.sessions.map(({ at }) => goodPlaces(state, at))
  const least = places.reduce((sum, own, session) => sum + leastCost(state, session, own), 0)
  begin(state, places, random)
  const best = {
    slotOf: state.slotOf.slice(),
    roomOf: state.roomOf.slice(),
    hard: state.hard,
    cost: state.cost,
  }
  let unit = greatestWeight(problem)
  for (const share of timetableSearch.rounds) {
    if (best.hard === 0 && best.cost <= least + 1e-9) break
    restore(state, best)
    round(state, places, random, part(options.budget, share), best, least, unit)
    // Where the rules are hard to keep, breaking them must cost more.
    if (best.hard > 0) unit *= 1.5
  }
  const placements = placementsOf(state, best.slotOf, best.roomOf)
  const broken = brokenRules(index, placesBySession(index, placements), null)
  const hard = broken.filter((one) => one.hard).length
  const cost = broken.reduce((sum, one) => sum + one.cost, 0)
  return solution(hard > 0 ? 'notFound' : cost <= least + 1e-9 ? 'optimal' : 'feasible', placements, broken)
}

interface Best {
  slotOf: Int32Array
  roomOf: Int32Array
  hard: number
  cost: number
}

function round(
  state: ClassState,
  places: readonly Int32Array[],
  random: QuickRandom,
  budget: Budget,
  best: Best,
  least: number,
  unit: number,
): void {
  const hardWeight = timetableSearch.hardWeight * unit
  const free = Int32Array.from(places.flatMap((own, session) => (own.length > 1 ? [session] : [])))
  if (free.length === 0) return
  const moves = classMoves(state, places, free, random)
  const watch = cooling(budget, timetableSearch.hottest * unit, timetableSearch.coldest * unit)
  for (let share = watch.spent(); share < 1; share = watch.spent()) {
    const temperature = watch.temperature(share)
    for (let step = 0; step < watch.stride; step++) {
      const { hard, cost } = state
      const allowed = hardWeight * hard + cost - temperature * Math.log(1 - random.unit())
      moves.any()
      if (hardWeight * state.hard + state.cost > allowed) moves.back(hard, cost)
      else if (state.hard < best.hard || (state.hard === best.hard && state.cost < best.cost - 1e-9)) {
        best.hard = state.hard
        best.cost = state.cost
        best.slotOf.set(state.slotOf)
        best.roomOf.set(state.roomOf)
        if (best.hard === 0 && best.cost <= least + 1e-9) return
      }
    }
  }
}

/** Sessions with few places first; each where it stood before if it may, else where it breaks least and costs least. */
function begin(state: ClassState, places: readonly Int32Array[], random: QuickRandom): void {
  const order = state.index.sessions.map(({ at }) => at)
  order.sort((a, b) => places[a]!.length - places[b]!.length || a - b)
  for (const session of order) {
    const own = places[session]!
    const { previous } = state.index.sessions[session]!
    if (previous !== null) {
      const { slot, room } = slotAndRoom(state, previous)
      if (own.includes(slot * state.rooms + room)) {
        move(state, session, slot, room)
        continue
      }
    }
    let found = own[0]!
    let price = Number.POSITIVE_INFINITY
    for (const place of own) {
      const room = place % state.rooms
      move(state, session, (place - room) / state.rooms, room)
      const here = 1000 * state.hard + state.cost + random.unit() / 2
      if (here < price) {
        price = here
        found = place
      }
    }
    const room = found % state.rooms
    move(state, session, (found - room) / state.rooms, room)
  }
}

function greatestWeight({ weights, previous }: TimetableProblem): number {
  const { changedTime, changedRoom, ...others } = weights
  return Math.max(1, ...Object.values(others), ...(previous.length > 0 ? [changedTime, changedRoom] : []))
}

function restore(state: ClassState, best: Best): void {
  for (let session = 0; session < state.sessions; session++)
    move(state, session, best.slotOf[session]!, best.roomOf[session]!)
}

/** What the session costs by itself in its best place: no timetable costs less than the sum of these. */
function leastCost(state: ClassState, session: number, places: Int32Array): number {
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const room = place % state.rooms
    const slot = (place - room) / state.rooms
    const cost =
      state.tables.timeCost[session * state.slots + slot]! +
      state.tables.roomCost[session * state.rooms + room]!
    if (cost < least) least = cost
  }
  return least
}

function part(budget: Budget, share: number): Budget {
  return 'moves' in budget
    ? { moves: Math.ceil(budget.moves * share) }
    : { milliseconds: budget.milliseconds * share, now: budget.now }
}

function solution(
  status: TimetableSolution['status'],
  placements: readonly Placement[],
  broken: readonly Broken[],
): TimetableSolution {
  const costOf = (wish: TimetableWish) =>
    broken.reduce((sum, one) => sum + (one.rule === wish ? one.cost : 0), 0)
  return {
    status,
    placements,
    broken,
    hardViolations: broken.filter((one) => one.hard).length,
    cost: broken.reduce((sum, one) => sum + one.cost, 0),
    costByRule: Object.fromEntries(timetableWishes.map((wish) => [wish, costOf(wish)])) as Record<
      TimetableWish,
      number
    >,
  }
}
