import { describe, expect, test } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { type LinearModel, linearModelBuilder } from '#core/scheduling/linear-model.ts'
import { solveModel } from './solve-model.ts'

const easily = { seconds: 10, seed: 0 }

/** Market split: whole numbers that meet sums exactly; tiny, and out of reach for branch and bound. */
function marketSplit(rows: number, columns: number): LinearModel {
  const random = seededRandom('market split')
  const model = linearModelBuilder('minimise')
  const chosen = Array.from({ length: columns }, () => model.addColumn({ lower: 0, upper: 1, integer: true }))
  for (let row = 0; row < rows; row++) {
    const values = chosen.map(() => random.integer(0, 99))
    const half = Math.floor(values.reduce((sum, value) => sum + value, 0) / 2)
    const over = model.addColumn({ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY })
    const under = model.addColumn({ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY })
    model.addRow({
      lower: half,
      upper: half,
      terms: [...chosen.map((column, at) => [column, values[at]!] as const), [over, -1], [under, 1]],
    })
  }
  return model.build()
}

describe('a model solved in a worker', () => {
  test('is optimal with its point, objective and bound', async () => {
    // A knapsack of 10: 6 + 4 weigh 10 and are worth 11 + 7 = 18; 5 + 4 would be worth 16, 6 + 3 at most 17.
    const model = linearModelBuilder('maximise')
    const items = [
      [6, 11],
      [5, 9],
      [4, 7],
      [3, 6],
    ] as const
    const columns = items.map(([, cost]) => model.addColumn({ cost, lower: 0, upper: 1, integer: true }))
    model.addRow({ upper: 10, terms: columns.map((column, at) => [column, items[at]![0]]) })
    const solution = await solveModel(model.build(), easily)
    expect(solution).toMatchObject({ status: 'optimal', objective: 18, bound: 18 })
    expect(solution.status === 'optimal' && Array.from(solution.point, Math.round)).toEqual([1, 0, 1, 0])
  })

  test('is infeasible when whole numbers cannot keep a rule that fractions could', async () => {
    const model = linearModelBuilder('maximise')
    const column = model.addColumn({ cost: 1, lower: 0, upper: 1, integer: true })
    model.addRow({ lower: 1, upper: 1, terms: [[column, 2]] })
    expect(await solveModel(model.build(), easily)).toEqual({ status: 'infeasible' })
  })

  test('is unbounded when the objective has no end', async () => {
    const model = linearModelBuilder('maximise')
    model.addColumn({ cost: 1, lower: 0, upper: Number.POSITIVE_INFINITY })
    expect(await solveModel(model.build(), easily)).toEqual({ status: 'unbounded' })
  })

  test('of nothing at all is optimal', async () => {
    expect(await solveModel(linearModelBuilder('maximise').build(), easily)).toMatchObject({
      status: 'optimal',
      objective: 0,
    })
  })

  test('at its limit is feasible with a bound, never called optimal; this thread goes on meanwhile', async () => {
    let ticks = 0
    const ticking = setInterval(() => {
      ticks++
    }, 20)
    const solution = await solveModel(marketSplit(6, 50), { seconds: 1, seed: 1 })
    clearInterval(ticking)
    expect(solution.status).toBe('feasible')
    if (solution.status !== 'feasible') return
    expect(solution.bound ?? Number.POSITIVE_INFINITY).toBeLessThan(solution.objective)
    // A second of ticks of 20 ms is 50; a blocked thread would have counted none.
    expect(ticks).toBeGreaterThan(10)
  })

  test('ends at once when aborted, with the reason of the abort', async () => {
    const stop = new AbortController()
    const began = performance.now()
    setTimeout(() => stop.abort(new Error('no longer wanted')), 300)
    await expect(
      solveModel(marketSplit(6, 50), { seconds: 60, seed: 1, signal: stop.signal }),
    ).rejects.toThrow('no longer wanted')
    expect(performance.now() - began).toBeLessThan(5000)
    await expect(solveModel(marketSplit(2, 5), { ...easily, signal: stop.signal })).rejects.toThrow(
      'no longer wanted',
    )
  })

  test('begins with a point that is given, and passes over one that breaks a rule', async () => {
    const model = linearModelBuilder('maximise')
    const columns = [3, 2].map((cost) => model.addColumn({ cost, lower: 0, upper: 1, integer: true }))
    model.addRow({ upper: 1, terms: columns.map((column) => [column, 1]) })
    const built = model.build()
    for (const start of [
      [0, 1],
      [1, 1],
    ]) {
      expect(await solveModel(built, { ...easily, start: Float64Array.from(start) })).toMatchObject({
        status: 'optimal',
        objective: 3,
      })
    }
  })

  test('gives the same answer for the same seed', async () => {
    const runs = await Promise.all([1, 2].map(() => solveModel(marketSplit(2, 12), { seconds: 30, seed: 7 })))
    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]!.status).toBe('optimal')
  })
})
