import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../random/seeded-random.ts'
import { buildProblem } from '../problem.ts'
import { contestedProblem } from '../testing/contested-problem.ts'
import { createChangeCheck } from './change-check.ts'
import { createOpenStore } from './open-store.ts'
import { solveOptimal } from './solve-optimal.ts'

function contested() {
  const { seats, tiers, people, edges } = contestedProblem(20, 150, 2)
  const problem = buildProblem(seats, tiers, people, edges)
  const { matching, prices } = solveOptimal(problem, { objective: 'tiers' })
  const store = createOpenStore(problem, matching, prices, 'tiers')
  return { store, check: createChangeCheck(store) }
}
const touched = (agents: number[], objects: number[]) => ({ agents, objects, wide: false })

describe('the proof of a change', () => {
  test('is whole where nothing is wrong, whatever was touched', () => {
    const { store, check } = contested()
    const all = { agents: [...Array(150).keys()], objects: [...Array(20).keys()], wide: true }
    expect(check(all)).toEqual({ gap: 0, people: 150, needs: 20 })
    expect(check(touched([3, 3, 4], [1]))).toEqual({ gap: 0, people: 2, needs: 1 })
    expect(store.agents).toBe(150)
  })

  test('fails for a price that is a point too low or too high, a place nobody holds and a score that changed', () => {
    const seen = { price: 0, person: 0, score: 0 }
    for (let b = 0; b < 20; b++) {
      const { store, check } = contested()
      if (store.state.count[b] !== store.t.capacity[b] || store.t.capacity[b] === 0) continue
      // Below its price a full need is worth more to those that hold it, and its holders' own prices no longer fit.
      store.state.objectPrice[b]! -= 1
      expect(check(touched([store.state.slotAgent[store.state.slotStart[b]!]!], [b])).gap).toBeGreaterThan(0)
      store.state.objectPrice[b]! += 2
      expect(check(touched([], [b])).gap).toBeGreaterThan(0)
      seen.price++
    }
    const random = seededRandom('wrong proofs')
    for (let k = 0; k < 60; k++) {
      const { store, check } = contested()
      const a = random.integer(0, 149)
      if (store.state.idleUnits[a] === 1) continue
      store.state.agentPrice[a]! += random.pick([-1, 1])
      expect(check(touched([a], [])).gap).toBeGreaterThan(0)
      seen.person++
    }
    for (let k = 0; k < 60; k++) {
      const { store, check } = contested()
      const a = random.integer(0, 149)
      const edge = store.edgeTo(a, store.placeOf[a]!)
      if (store.state.idleUnits[a] === 1) continue
      store.setScore(a, edge, store.t.score[edge]! - 1)
      expect(check(touched([a], [])).gap).toBeGreaterThan(0)
      seen.score++
    }
    const { store, check } = contested()
    const full = [...Array(20).keys()].find((b) => store.state.count[b]! > 0)!
    store.state.count[full]!--
    const loser = store.state.slotAgent[store.state.slotStart[full]! + store.state.count[full]!]!
    store.t.object[store.edgeTo(loser, full)] = full
    expect(check(touched([loser], [])).gap).toBe(Infinity)
    expect(Math.min(seen.price, seen.person, seen.score)).toBeGreaterThan(3)
  })
})
