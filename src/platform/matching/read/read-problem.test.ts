import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folderWith, smallProblem } from '../testing/folders.ts'
import { MatchInputError } from './faults.ts'
import { readProblem } from './read-problem.ts'
import { RecordReader } from './record-reader.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function faultsOf(changed: Record<string, string | null>): Promise<string[]> {
  const files = smallProblem()
  for (const [name, content] of Object.entries(changed)) {
    if (content === null) delete files[name]
    else files[name] = content
  }
  const folder = folderWith(files)
  try {
    await readProblem(folder)
  } catch (error) {
    if (error instanceof MatchInputError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('files of a match', () => {
  test('columns in any order, quotes, Chinese, byte order mark, CRLF, blank lines and absent ranks are read', async () => {
    const long = '工作年限较长的高级工艺工程师岗位'
    const { problem, needIds, personIds, needRank, personRank, ignored } = await readProblem(
      folderWith({
        'needs.csv': `\ufeff"tier", Capacity ,id,note\r\n1,3,"岗位""甲"",一",x\r\n2,0,${long},"两\n行"\r\n\r\n\r\n`,
        'people.csv': 'capacity,id\r1,张 三\r2,012345678901234567890\r',
        'edges.csv': `person_rank,score,person,need\n1,7,张 三,"岗位""甲"",一"\n\n ,007,012345678901234567890,${long}\n2, 5 ,012345678901234567890,"岗位""甲"",一"`,
      }),
    )
    expect([0, 1].map((need) => text(needIds.bytesOf(need)))).toEqual(['岗位"甲",一', long])
    expect([0, 1].map((person) => text(personIds.bytesOf(person)))).toEqual([
      '张 三',
      '012345678901234567890',
    ])
    expect(problem).toEqual({
      needCount: 2,
      personCount: 2,
      needCapacity: Int32Array.of(3, 0),
      needTier: Int32Array.of(1, 2),
      personCapacity: Int32Array.of(1, 2),
      needStart: Int32Array.of(0, 2, 3),
      edgePerson: Int32Array.of(0, 1, 1),
      edgeScore: Int32Array.of(7, 5, 7),
    })
    expect(needRank).toBe(null)
    expect(personRank).toEqual(Int32Array.of(1, 2, 0))
    expect(ignored).toEqual(['needs.csv: note'])
  })

  test('a side without rows is an empty problem', async () => {
    const { problem } = await readProblem(
      folderWith({
        'needs.csv': 'id,capacity,tier\n',
        'people.csv': 'id,capacity',
        'edges.csv': 'need,person,score\n',
      }),
    )
    expect([problem.needCount, problem.personCount, problem.edgePerson.length]).toEqual([0, 0, 0])
  })

  test('a record is the same wherever the blocks of a file end', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r', ' '), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 4, max: 40 }),
        (rows, block) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
          const content = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
          const reader = new RecordReader(`${folderWith({ 'a.csv': content })}/a.csv`, { block })
          const read: string[][] = []
          while (reader.next()) {
            expect(reader.malformed).toBe(null)
            read.push(
              Array.from({ length: reader.fields }, (_, k) =>
                text(reader.bytes.subarray(reader.from[k], reader.to[k])),
              ),
            )
          }
          reader.close()
          expect(read).toEqual(rows)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('ids that share a hash or a beginning stay apart: a hundred thousand of every length', async () => {
    const ids = Array.from({ length: 100_000 }, (_, k) => `${'x'.repeat(k % 20)}${k}`)
    const { problem } = await readProblem(
      folderWith({
        'needs.csv': 'id,capacity,tier\nn,1,1\n',
        'people.csv': `id,capacity\n${ids.map((id) => `${id},1`).join('\n')}\n`,
        'edges.csv': `need,person,score\n${ids.map((id, k) => `n,${id},${k}`).join('\n')}\n`,
      }),
    )
    expect(problem.edgePerson.every((person, k) => person === k)).toBe(true)
    expect(problem.edgeScore.every((score, k) => score === k)).toBe(true)
  })
})

describe('bad input is named line by line', () => {
  const edges = 'need,person,score\n'
  test.each<[string, Record<string, string | null>, string[]]>([
    [
      'unknown ids',
      { 'edges.csv': `${edges}岗位九,张,5\n岗位一,钱,5\n` },
      ['edges.csv, line 2: no need has the id "岗位九"', 'edges.csv, line 3: no person has the id "钱"'],
    ],
    [
      'negative and fractional capacities',
      { 'needs.csv': 'id,capacity,tier\n岗位一,-1,1\n岗位二,1.5,2\n岗位三,1,0\n' },
      [
        'needs.csv, line 2: capacity "-1" is not a whole number from 0 to 1000000000',
        'needs.csv, line 3: capacity "1.5" is not a whole number from 0 to 1000000000',
        'needs.csv, line 4: tier "0" is not a whole number from 1 to 1000000000',
      ],
    ],
    [
      'ids that occur twice or are empty',
      { 'people.csv': 'id,capacity\n张,1\n李,1\n\n王,1\n赵,1\n张,2\n,1\n' },
      ['people.csv, line 7: the id "张" stands in line 2 already', 'people.csv, line 8: the id is empty'],
    ],
    [
      'pairs that occur twice',
      { 'edges.csv': `${edges}岗位一,张,5\n\n岗位二,李,3\n岗位一,张,6\n` },
      ['edges.csv, line 5: this pair of the need "岗位一" stands in line 2 already'],
    ],
    [
      'scores that are none',
      { 'edges.csv': `${edges}岗位一,张,NaN\n岗位一,李,1000001\n岗位一,王,-3\n岗位一,赵,\n岗位二,赵,1e3\n` },
      ['"NaN"', '"1000001"', '"-3"', '""', '"1e3"'].map(
        (score, k) => `edges.csv, line ${k + 2}: score ${score} is not a whole number from 0 to 1000000`,
      ),
    ],
    [
      'ranks that are none',
      { 'edges.csv': 'need,person,score,need_rank\n岗位一,张,5,0\n岗位一,李,5,一\n' },
      ['"0"', '"一"'].map(
        (rank, k) => `edges.csv, line ${k + 2}: need_rank ${rank} is not a whole number from 1 to 1000000000`,
      ),
    ],
    [
      'missing columns',
      { 'needs.csv': 'id,capacity\n岗位一,1\n', 'people.csv': 'name\n' },
      [
        'needs.csv, line 1: no column tier: the header must name id, capacity, tier',
        'people.csv, line 1: no column id, capacity: the header must name id, capacity',
      ],
    ],
    [
      'a column that occurs twice',
      { 'people.csv': 'id,capacity,ID\n张,1,2\n' },
      ['people.csv, line 1: the column id occurs twice'],
    ],
    [
      'missing and empty files',
      { 'needs.csv': null, 'people.csv': '' },
      [
        'needs.csv: cannot be read: there is no such file',
        'people.csv: is empty: the header must name id, capacity',
      ],
    ],
    [
      'rows that are no rows',
      { 'edges.csv': `${edges}岗位一,张\n"岗位一"x,张,5\n岗位一,张,5,\n岗位一,"张,5\n` },
      [
        'edges.csv, line 2: 2 fields where the header has 3',
        'edges.csv, line 3: text after the closing quote of a field',
        'edges.csv, line 4: 4 fields where the header has 3',
        'edges.csv, line 5: a quoted field is not closed',
      ],
    ],
  ])('%s', async (_name, changed, expected) => {
    expect(await faultsOf(changed)).toEqual(expected)
  })

  test('a hundred faults are told, the others counted', async () => {
    const rows = Array.from({ length: 250 }, (_, k) => `岗位一,张,-${k}\n`).join('')
    const lines = await faultsOf({ 'edges.csv': edges + rows })
    expect(lines).toHaveLength(101)
    expect(lines[100]).toBe('and 150 more')
  })
})
