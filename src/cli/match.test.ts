import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { regionalProblem } from '#core/matching/testing/regional-problem.ts'
import { folderWith, smallProblem } from '#platform/matching/testing/folders.ts'

const bin = fileURLToPath(new URL('../../bin/shuanglian.mjs', import.meta.url))

function run(...line: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'match', ...line], {
    encoding: 'utf8',
    timeout: 100_000,
  })
  return { status, stdout, stderr }
}

describe('match', () => {
  it('writes the result, prints its summary and nothing else, and verify finds it right', () => {
    const folder = folderWith(smallProblem())
    const out = join(folder, '结果')
    const { status, stdout, stderr } = run(folder, '--out', out, '--explain', '--threads', '2', '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(readFileSync(join(out, 'matches.csv'), 'utf8')).toBe(
      'need,person,score\n岗位一,王,9\n岗位二,张,7\n岗位二,李,3\n',
    )
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'optimal',
      method: 'optimal',
      filled: 3,
      filledByTier: { 1: 1, 2: 2 },
      totalScore: 19,
      primal: 19,
      dual: 19,
      gap: 0,
      blockingPairs: 0,
    })
    const verified = run('verify', folder, out, '--json')
    expect([verified.status, JSON.parse(verified.stdout)]).toMatchObject([0, { valid: true, gap: 0 }])
    writeFileSync(join(out, 'matches.csv'), 'need,person,score\n')
    const wrong = run('verify', folder, out, '--json')
    expect([wrong.status, JSON.parse(wrong.stdout)]).toMatchObject([1, { valid: false, tiersFull: false }])
  })

  it('is the same byte for byte with one thread and with four, where markets are apart and where they hang together', () => {
    const market = { needs: 300, people: 2600 }
    for (const border of [0, 0.1]) {
      const { problem } = regionalProblem({ regions: [market, market, market, market], border, listed: 14 })
      const rows: string[] = []
      for (let need = 0; need < problem.needCount; need++)
        for (let e = problem.needStart[need]!; e < problem.needStart[need + 1]!; e++)
          rows.push(`市场岗位编号${need},市场人才编号${problem.edgePerson[e]},${problem.edgeScore[e]}`)
      const needRows = [...problem.needCapacity].map(
        (seats, need) => `市场岗位编号${need},${seats},${problem.needTier[need]}`,
      )
      const folder = folderWith({
        'needs.csv': ['id,capacity,tier', ...needRows].join('\n'),
        'people.csv': [
          'id,capacity',
          ...[...problem.personCapacity].map((count, p) => `市场人才编号${p},${count}`),
        ].join('\n'),
        'edges.csv': ['need,person,score', ...rows].join('\n'),
      })
      // More than a hundred thousand pairs in more than four megabytes: read in ranges, and solved apart where they fall apart.
      expect(rows.length).toBeGreaterThan(100_000)
      const [one, four] = ['1', '4'].map((threads) => {
        const out = join(folder, `of-${threads}`)
        expect(run(folder, '--out', out, '--threads', threads)).toMatchObject({ status: 0, stderr: '' })
        return ['matches.csv', 'prices.csv'].map((name) => readFileSync(join(out, name), 'utf8'))
      })
      expect(four![0] === one![0] && four![1] === one![1]).toBe(true)
      if (border === 0) expect(run('verify', folder, join(folder, 'of-4'))).toMatchObject({ status: 0 })
    }
  })

  it('exit 2 for bad input: all faults on standard error, nothing on standard output, nothing written', () => {
    const folder = folderWith(smallProblem({ 'edges.csv': 'need,person,score\n岗位九,张,-1\n' }))
    const out = join(folder, 'out')
    const { status, stdout, stderr } = run(folder, '--out', out, '--json')
    expect([status, stdout, existsSync(out)]).toEqual([2, '', false])
    expect(stderr).toBe(
      'edges.csv, line 2: no need has the id "岗位九"\nedges.csv, line 2: score "-1" is not a whole number from 0 to 1000000\n',
    )
    for (const line of [
      [folder],
      [folder, '--out', out, '--method', 'best'],
      [folder, '--out', out, '--threads', '0'],
    ]) {
      expect(run(...line)).toMatchObject({ status: 2, stdout: '' })
    }
  })
})
