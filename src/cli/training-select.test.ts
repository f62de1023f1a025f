import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shuanglian.mjs', import.meta.url))

const file = {
  seats: 2,
  people: [
    { id: '甲', unit: '发改委', kinds: [], covers: ['光伏'], duty: 6 },
    { id: '乙', unit: '发改委', kinds: [], covers: ['光伏'], duty: 0 },
    { id: '丙', unit: '天长市', kinds: [], covers: [], duty: 1 },
    { id: '丁', unit: '天长市', kinds: [], covers: ['光伏'], duty: 10, blocked: 'repeat' },
  ],
  needs: [{ id: '光伏', weight: 3 }],
  units: [
    { id: '发改委', min: 0, max: 1, headcount: 40 },
    { id: '天长市', min: 1, max: 3, headcount: 20 },
  ],
  maxUnitShare: 0.1,
  weights: { coverage: 1, duty: 0.1, change: 0 },
}

function run(content: unknown, ...more: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'training', 'select', '-', '--json', ...more],
    {
      encoding: 'utf8',
      input: typeof content === 'string' ? content : JSON.stringify(content),
      timeout: 150_000,
    },
  )
  return { status, stdout, stderr }
}

describe('training select', () => {
  it('prints the proposal with its reasons in Chinese, and nothing else', () => {
    const { status, stdout } = run(file, '--limit', '30', '--seed', '5')
    expect(status).toBe(0)
    // 3 for 光伏, and 0.1 × 6 and 0.1 × 1 for the duties of 甲 and 丙.
    expect(JSON.parse(stdout)).toEqual({
      status: 'optimal',
      objective: 3.7,
      bound: 3.7,
      selected: ['甲', '丙'],
      waitlist: ['乙'],
      reasons: {
        甲: {
          in: true,
          rule: 'coversNeeds',
          params: { needs: ['光伏'] },
          text: '入选人员中只有此人覆盖需求：光伏。',
        },
        乙: {
          in: false,
          rule: 'unitMaximum',
          params: { unit: '发改委', maximum: 1 },
          text: '发改委已满 1 人上限。',
        },
        丙: {
          in: true,
          rule: 'unitMinimum',
          params: { unit: '天长市', minimum: 1 },
          text: '天长市至少 1 人，缺此人则不足。',
        },
        丁: { in: false, rule: 'blocked', params: { why: 'repeat' }, text: '不能参加：超出重复调训限制。' },
      },
      conflicts: [],
      irreducible: false,
    })
  })

  it('exit 1 when the rules collide, with which ones', () => {
    const units = file.units.map((unit) => (unit.id === '天长市' ? { ...unit, min: 2 } : unit))
    const { status, stdout } = run({ ...file, units })
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'infeasible',
      objective: null,
      bound: null,
      irreducible: true,
      conflicts: [
        {
          rule: 'unitMinimum',
          params: { unit: '天长市', minimum: 2, eligible: 1 },
          text: '天长市至少 2 人，但可参加者只有 1 人',
        },
      ],
    })
  })

  it('exit 2 for bad input: all faults on standard error, nothing on standard output', () => {
    const bad = run({ ...file, seats: -1, previous: ['无此人'] })
    expect([bad.status, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr).toMatch(/seats: -1: [\s\S]*previous\[0\]: "无此人" is the id of no person/)
    const wrongLine = run(file, '--limit', '0')
    expect([wrongLine.status, wrongLine.stdout]).toEqual([2, ''])
  })
})
