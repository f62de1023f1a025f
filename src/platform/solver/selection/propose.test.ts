import { describe, expect, test } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import { proposeSelection } from './propose.ts'

/** A class as hard as one pleases: people meet three of the needs each, at random. */
function crowd(people: number, needs: number, seats: number): SelectionProblem {
  const random = seededRandom('crowd')
  const units = Array.from({ length: 10 }, (_, at) => ({ id: `u${at}`, min: 1, max: seats, headcount: 500 }))
  return {
    seats,
    people: Array.from({ length: people }, (_, at) => ({
      id: `p${at}`,
      unit: `u${at % 10}`,
      kinds: [],
      covers: random.sample(
        Array.from({ length: needs }, (_, need) => `n${need}`),
        3,
      ),
      duty: random.integer(0, 10),
    })),
    needs: Array.from({ length: needs }, (_, at) => ({ id: `n${at}`, weight: random.integer(1, 9) })),
    units,
    maxUnitShare: 0.5,
    weights: { coverage: 1, duty: 0.1, change: 0 },
  }
}

const empty: SelectionProblem = {
  seats: 3,
  people: [],
  needs: [],
  units: [],
  maxUnitShare: 0.5,
  weights: { coverage: 1, duty: 1, change: 1 },
}

describe('a selection proposed in a worker', () => {
  test('is proved, and the same for the same seed', async () => {
    const runs = await Promise.all(
      [1, 2].map(() => proposeSelection(crowd(40, 15, 12), { seconds: 60, seed: 3 })),
    )
    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]).toMatchObject({ status: 'optimal', conflicts: [] })
    expect(runs[0]!.selected).toHaveLength(12)
  })

  test('out of time is feasible: never nothing, with a bound that holds; this thread goes on meanwhile', async () => {
    let ticks = 0
    const ticking = setInterval(() => {
      ticks++
    }, 20)
    const problem = crowd(3000, 300, 80)
    const proposal = await proposeSelection(problem, { seconds: 0.5, seed: 0 })
    clearInterval(ticking)
    expect(proposal.status).toBe('feasible')
    expect(proposal.selected).toHaveLength(80)
    expect(proposal.bound!).toBeGreaterThanOrEqual(proposal.objective!)
    expect(Object.keys(proposal.reasons)).toHaveLength(3000)
    expect(ticks).toBeGreaterThan(10)
  })

  test('ends at once when aborted, the solver’s own worker too', async () => {
    const stop = new AbortController()
    const began = performance.now()
    setTimeout(() => stop.abort(new Error('the page was left')), 2000)
    const options = { seconds: 120, seed: 0, signal: stop.signal }
    await expect(proposeSelection(crowd(3000, 300, 80), options)).rejects.toThrow('the page was left')
    expect(performance.now() - began).toBeLessThan(10_000)
    // A solver that went on would use a whole processor.
    const before = process.cpuUsage()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(700)
  })

  test('of nobody, of no seats and of none who may attend is an empty optimum', async () => {
    const people = [{ id: 'p', unit: 'u', kinds: [], covers: [], duty: 5 }]
    const units = [{ id: 'u', min: 0, max: 9, headcount: 20 }]
    const none = { status: 'optimal', objective: 0, bound: 0, selected: [] }
    const settings = { seconds: 10, seed: 0 }
    expect(await proposeSelection(empty, settings)).toMatchObject({ ...none, waitlist: [] })
    expect(await proposeSelection({ ...empty, people, units, seats: 0 }, settings)).toMatchObject({
      ...none,
      waitlist: ['p'],
    })
    const blocked = people.map((person) => ({ ...person, blocked: true }))
    expect(await proposeSelection({ ...empty, people: blocked, units }, settings)).toMatchObject({
      ...none,
      waitlist: [],
      reasons: { p: { in: false, rule: 'blocked', params: { why: null } } },
    })
  })

  test('a problem that names what is not there is refused', async () => {
    await expect(
      proposeSelection({ ...empty, previous: ['nobody'] }, { seconds: 1, seed: 0 }),
    ).rejects.toThrow('no person is called nobody')
  })
})
