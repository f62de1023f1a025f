import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SurveyQuestion } from '../contract/index.ts'
import { type Answered, resultOf, toldParts } from './survey-results.ts'

const id = '00000000-0000-4000-8000-000000000001'
const matrix: SurveyQuestion & { grouping: 'none' } = {
  id,
  kind: 'matrix',
  text: '主题',
  required: true,
  options: [],
  mostChoices: null,
  topics: [
    { code: 'land', name: '用地' },
    { code: 'money', name: '融资' },
  ],
  grouping: 'none',
}
const graded = (stratum: string | null, land: [number, number], money: [number, number]): Answered => ({
  stratum,
  answers: {
    [id]: {
      kind: 'matrix',
      rows: {
        land: { importance: land[0], mastery: land[1] },
        money: { importance: money[0], mastery: money[1] },
      },
    },
  },
})

it('SYS10 the gap is importance less mastery, the widest first', () => {
  const answered = Array.from({ length: 5 }, (_, at) => graded(null, [4, 3], [5, at < 2 ? 1 : 2]))
  const { rows, answered: count } = resultOf(matrix, answered, [], 5)
  // Mastery of money: (1 + 1 + 2 + 2 + 2) / 5 = 1.6; gap 5 − 1.6 = 3.4.
  expect(count).toBe(5)
  expect(
    rows.map(({ topicCode, importance, mastery, gap }) => [topicCode, importance, mastery, gap]),
  ).toEqual([
    ['money', 5, 1.6, 3.4],
    ['land', 4, 3, 1],
  ])
})

it('one answer below the minimum sample, nothing is told', () => {
  const { rows, answered } = resultOf(matrix, Array(4).fill(graded('a', [4, 3], [5, 1])), ['a'], 5)
  expect(answered).toBeNull()
  for (const row of rows)
    expect(row).toMatchObject({
      answered: null,
      importance: null,
      mastery: null,
      gap: null,
      parts: [{ answered: null, value: null }],
    })
})

it('a question that few answered stays hidden in a survey that many answered', () => {
  const single = { ...matrix, kind: 'single' as const, options: ['是', '否'], topics: [] }
  const none: Answered = { stratum: null, answers: {} }
  const yes: Answered = { stratum: null, answers: { [id]: { kind: 'single', choice: 0 } } }
  expect(resultOf(single, [...Array(50).fill(none), ...Array(4).fill(yes)], [], 5)).toMatchObject({
    answered: null,
    choices: null,
  })
  expect(resultOf(single, [...Array(50).fill(none), ...Array(5).fill(yes)], [], 5).choices).toEqual([
    { option: '是', count: 5, share: 1 },
    { option: '否', count: 0, share: 0 },
  ])
})

it('parts: 7 and 6 of 13 are told; with 3 more in a third, that could be worked out, so the 6 are hidden too', () => {
  expect(toldParts([7, 6], 13, 5)).toEqual([true, true])
  expect(toldParts([7, 6, 3], 16, 5)).toEqual([true, false, false])
  expect(toldParts([3, 3], 6, 5)).toEqual([false, false])
})

it('no part that is told or left over is ever smaller than the minimum sample', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { maxLength: 8 }),
      fc.nat(20),
      fc.integer({ min: 3, max: 9 }),
      (sizes, others, least) => {
        const whole = sizes.reduce((a, b) => a + b, others)
        const told = toldParts(sizes, whole, least)
        const shown = sizes.filter((_, at) => told[at])
        for (const size of shown) expect(size).toBeGreaterThanOrEqual(least)
        const hidden = whole - shown.reduce((a, b) => a + b, 0)
        if (shown.length > 0) expect(hidden === 0 || hidden >= least).toBe(true)
      },
    ),
  )
})
