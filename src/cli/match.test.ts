import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
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
