import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomProblem } from '#core/matching/testing/random-problem.ts'
import { slowOptimum } from '#core/matching/testing/slow-optimum.ts'
import { type MatchOptions, runMatch } from '../run-match.ts'
import { matchSummary } from '../summary.ts'
import { folderWith, smallProblem } from '../testing/folders.ts'
import { verifyMatch } from './verify-match.ts'

const plain: MatchOptions = { method: 'optimal', objective: 'tiers', proposer: 'person', explain: false }

/** Files of a random problem; ranks of both sides when asked for, some of them absent, many of them tied. */
function filesOf(seed: number, withRanks: boolean): Record<string, string> {
  const problem = randomProblem(seed)
  const { needCapacity, needTier, personCapacity, needStart, edgePerson, edgeScore } = problem
  const rows = [...needCapacity.keys()].flatMap((need) =>
    Array.from({ length: needStart[need + 1]! - needStart[need]! }, (_, k) => {
      const edge = needStart[need]! + k
      const rank = (by: number) => (edge * by + seed) % 4 || ''
      return `n${need},p${edgePerson[edge]},${edgeScore[edge]}${withRanks ? `,${rank(7)},${rank(5)}` : ''}\n`
    }),
  )
  return {
    'needs.csv': `id,capacity,tier\n${[...needCapacity].map((seats, k) => `n${k},${seats},${needTier[k]}\n`).join('')}`,
    'people.csv': `id,capacity\n${[...personCapacity].map((places, k) => `p${k},${places}\n`).join('')}`,
    'edges.csv': `need,person,score${withRanks ? ',need_rank,person_rank' : ''}\n${rows.join('')}`,
  }
}

describe('a result', () => {
  test('of any problem is found right by code that shares nothing with what made it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.constantFrom<Partial<MatchOptions>>(
          { objective: 'tiers' },
          { objective: 'score' },
          { method: 'stable', proposer: 'person' },
          { method: 'stable', proposer: 'need' },
        ),
        fc.boolean(),
        async (seed, options, withRanks) => {
          const folder = folderWith(filesOf(seed, withRanks))
          const out = join(folder, 'result')
          const { summary } = await runMatch(folder, out, { ...plain, explain: true, ...options })
          expect(matchSummary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))).toEqual(
            summary,
          )
          const report = verifyMatch(folder, out)
          expect(report.faults).toEqual([])
          expect(report.valid).toBe(true)
          if (options.objective === undefined) expect(report.blockingPairs).toBe(0)
          else {
            const best = slowOptimum(randomProblem(seed), options.objective)
            expect(report).toMatchObject({ totalScore: best.totalScore, gap: 0 })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('says why: who is left over and by how much the score would have to rise', async () => {
    const folder = folderWith(smallProblem())
    const out = join(folder, 'result')
    await runMatch(folder, out, { ...plain, explain: true })
    const lines = readFileSync(join(out, 'explanations.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    // 岗位一 takes 王 (9) and 岗位二 张 (7) and 李 (3). With 赵 at 2 + 6 in his place, 王 would bring 4 instead of 李's 3: 8 + 7 + 4 = 19.
    expect(lines.filter(({ kind }) => kind !== 'pair')).toEqual([
      {
        kind: 'person',
        person: '赵',
        placesLeft: 1,
        reason: 'outbid',
        closest: { need: '岗位一', person: '赵', score: 2, raise: 6 },
      },
      { kind: 'need', need: '岗位三', openSeats: 1, reason: 'noCandidate', closest: null },
    ])
    expect(lines.find(({ person, kind }) => kind === 'pair' && person === '王')).toMatchObject({
      need: '岗位一',
      score: 9,
      nextForPerson: { need: '岗位二', score: 4 },
    })
    await runMatch(folder, out, { ...plain, method: 'stable', explain: true })
    expect(readFileSync(join(out, 'explanations.jsonl'), 'utf8')).toContain(
      '{"kind":"person","person":"赵","placesLeft":1,"reason":"outranked","closest":{"need":"岗位一","person":"赵","score":2,"needRank":null,"personRank":null,"holds":{"need":"岗位一","person":"王","score":9,"needRank":null,"personRank":null}}}',
    )
  })

  test('replaces an earlier one whole, leaves other files alone and no half ones', async () => {
    const folder = folderWith(smallProblem())
    const out = folderWith({ '笔记.txt': 'x', '.matches.csv.partial': 'half', 'matches.csv': 'old' })
    await runMatch(folder, out, { ...plain, explain: true })
    expect(readdirSync(out).sort()).toEqual([
      'explanations.jsonl',
      'matches.csv',
      'prices.csv',
      'summary.json',
      '笔记.txt',
    ])
    await runMatch(folder, out, plain)
    expect(readdirSync(out)).not.toContain('explanations.jsonl')
    expect(verifyMatch(folder, out).valid).toBe(true)
    await expect(runMatch(folder, join(folder, 'needs.csv'), plain)).rejects.toThrow(
      'needs.csv is not a folder',
    )
  })

  test('is the same whatever the order of the rows of edges', async () => {
    const files = filesOf(77, false)
    const [header, ...rows] = files['edges.csv']!.trim().split('\n')
    const results = [rows, rows.toReversed()].map(async (order) => {
      const folder = folderWith({ ...files, 'edges.csv': [header, ...order].join('\n') })
      await runMatch(folder, join(folder, 'result'), { ...plain, explain: true })
      return ['matches.csv', 'prices.csv', 'explanations.jsonl'].map((name) =>
        readFileSync(join(folder, 'result', name), 'utf8'),
      )
    })
    const [one, other] = await Promise.all(results)
    expect(one).toEqual(other)
  })
})

describe('what is wrong with a result is found', () => {
  const matches = 'need,person,score\n'
  test.each<[string, string, (content: string) => string, string]>([
    ['a pair is missing', 'matches.csv', (c) => c.replace('岗位二,李,3\n', ''), 'gap'],
    [
      'a score is another',
      'matches.csv',
      (c) => c.replace('李,3', '李,4'),
      'the score is 4 here and 3 in edges.csv',
    ],
    ['a pair stands twice', 'matches.csv', (c) => `${c}岗位二,李,3\n`, 'stands in line'],
    ['a pair does not exist', 'matches.csv', (c) => `${c}岗位三,赵,3\n`, 'edges.csv has no such pair'],
    ['an id is unknown', 'matches.csv', (c) => `${c}岗位九,赵,3\n`, 'no need "岗位九"'],
    ['a need has too many', 'matches.csv', (c) => `${c}岗位一,赵,2\n`, 'has 1 seats and 2 people'],
    ['a person has too many', 'matches.csv', (c) => `${c}岗位二,王,4\n`, 'may have 1 places and has 2'],
    ['nothing is filled', 'matches.csv', () => matches, 'tiers up to 1 could be filled further'],
    [
      'a lower tier goes first',
      'matches.csv',
      () => `${matches}岗位二,王,4\n岗位二,张,7\n`,
      'tiers up to 1 could be',
    ],
    ['a price is another', 'prices.csv', (c) => c.replace(/(person,赵),\d+/, '$1,1'), 'gap 1'],
    [
      'a price is below 0',
      'prices.csv',
      (c) => c.replace(/(person,赵),\d+/, '$1,-1'),
      'the price of a person is below 0',
    ],
    ['a price is missing', 'prices.csv', (c) => c.replace(/person,赵,\d+\n/, ''), '1 people have no price'],
    [
      'a price is no number',
      'prices.csv',
      (c) => c.replace(/(person,赵),\d+/, '$1,x'),
      'price x is not a whole number',
    ],
    [
      'the total is another',
      'summary.json',
      (c) => c.replace('"totalScore": 19', '"totalScore": 20'),
      'totalScore is 20 and should be 19',
    ],
    [
      'a fill is another',
      'summary.json',
      (c) => c.replace('"2": 2', '"2": 3'),
      'filledByTier of 2 is 3 and should be 2',
    ],
    ['the summary is no JSON', 'summary.json', () => '{', 'is not JSON'],
  ])('%s', async (_name, file, change, expected) => {
    const folder = folderWith(smallProblem())
    const out = join(folder, 'result')
    await runMatch(folder, out, plain)
    const path = join(out, file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    const report = verifyMatch(folder, out)
    expect(report.valid).toBe(false)
    expect(report.faults.map(({ message }) => message).join('\n')).toContain(expected)
  })

  test('a stable result that somebody would leave', async () => {
    const folder = folderWith(smallProblem())
    const out = join(folder, 'result')
    await runMatch(folder, out, { ...plain, method: 'stable' })
    expect(verifyMatch(folder, out).valid).toBe(true)
    writeFileSync(join(out, 'matches.csv'), `${matches}岗位一,赵,2\n岗位二,张,7\n岗位二,王,4\n`)
    const report = verifyMatch(folder, out)
    // 岗位一 and 王 (9) would rather have each other; so would 岗位一 and 张 not: he has 7.
    expect(report.blockingPairs).toBe(1)
    expect(report.faults[0]!.message).toContain('1 pairs would leave, the first of them 岗位一 and 王')
  })
})
