import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { randomProblem } from '#core/matching/testing/random-problem.ts'
import { regionalProblem } from '#core/matching/testing/regional-problem.ts'
import { MatchInputError } from '../read/faults.ts'
import { readProblem } from '../read/read-problem.ts'
import { folderWith } from '../testing/folders.ts'
import { type ThreadPool, threadPool } from './pool.ts'
import { solveParts } from './solve-parts.ts'

const pools = [threadPool(2), threadPool(3)]
afterAll(async () => {
  for (const pool of pools) await pool.close()
})

/** What stands in the files, or every fault that is told. */
async function readWith(folder: string, pool: ThreadPool | null): Promise<unknown> {
  try {
    const { problem, needRank, personRank, ignored } = await readProblem(folder, pool, 1)
    return { problem, needRank, personRank, ignored }
  } catch (error) {
    if (error instanceof MatchInputError) return error.message
    throw error
  }
}

describe('SYS7 threads', () => {
  test('edges are read the same by one thread or several, quotes, wrong rows and doubles too', async () => {
    const seen = { problems: 0, faults: 0 }
    const id = fc.constantFrom('甲', '乙', '长长的岗位编号一', '"丙"', '"带,逗号\n换行"')
    const cell = fc.constantFrom('1', '7', '1000000', ' 5 ', '')
    const row = fc.tuple(
      id,
      id,
      fc.oneof(
        { weight: 30, arbitrary: cell.filter((one) => one !== '') },
        { weight: 1, arbitrary: fc.constantFrom('x', '') },
      ),
      cell,
    )
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { selector: ([need, person]) => `${need} ${person}`, maxLength: 25 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, isPlain, isTwice, end) => {
          const kept = isPlain ? rows.filter(([need, person]) => !`${need}${person}`.includes('"')) : rows
          const told = isTwice ? [...kept, ...kept.slice(0, 1)] : kept
          const ids = ['甲', '乙', '长长的岗位编号一', '丙', '"带,逗号\n换行"']
          const folder = folderWith({
            'needs.csv': `id,capacity,tier\n${ids.map((one) => `${one},1,1`).join('\n')}`,
            'people.csv': `id,capacity\n${ids.map((one) => `${one},1`).join('\n')}`,
            'edges.csv': [
              'need,person,score,need_rank,x',
              ...told.map((cells) => `${cells.join(',')},y`),
            ].join(end),
          })
          const one = await readWith(folder, null)
          for (const pool of pools) expect(await readWith(folder, pool)).toEqual(one)
          if (typeof one === 'string') seen.faults++
          else seen.problems++
        },
      ),
      { numRuns: 120 },
    )
    expect(seen.problems).toBeGreaterThan(20)
    expect(seen.faults).toBeGreaterThan(20)
  })

  test('parts are put together the same by one thread or several, and are worth what the whole is', async () => {
    for (const border of [0, 0.3])
      for (const islands of [0, 40]) {
        const region = { needs: 30, people: 200 }
        const { problem } = regionalProblem({ regions: [region, region, region], border, listed: 8, islands })
        for (const objective of ['tiers', 'score'] as const) {
          const one = await solveParts(problem, objective, null, 1)
          for (const pool of pools) expect(await solveParts(problem, objective, pool, 1)).toEqual(one)
          expect(one.totals.totalScore).toBe(solveOptimal(problem, { objective }).totals.totalScore)
          expect(one.certificate.gap).toBe(0)
        }
      }
  })

  test('of small problems, whatever they fall into, too', async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomProblem(seed)
      const one = await solveParts(problem, 'tiers', null, 0)
      expect(await solveParts(problem, 'tiers', pools[0]!, 0)).toEqual(one)
      expect(one.totals).toEqual(solveOptimal(problem, { objective: 'tiers' }).totals)
    }
  })

  test('a task that fails fails alone, and the thread goes on', async () => {
    const pool = threadPool(1)
    const { problem } = regionalProblem({ regions: [{ needs: 4, people: 20 }], border: 0, listed: 3 })
    const wrong = { kind: 'parts', objective: 'tiers', problems: [{ ...problem, needStart: null }] }
    await expect(pool.run(wrong)).rejects.toThrow()
    const right = { kind: 'parts', objective: 'tiers', problems: [problem] }
    await expect(pool.run(right)).resolves.toMatchObject([{ matching: expect.any(Uint8Array) }])
    await pool.close()
  })
})
