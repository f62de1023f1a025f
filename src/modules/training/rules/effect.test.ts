import { describe, expect, it } from 'vitest'
import type { ServiceFigure } from '../contract/effect-terms.ts'
import { effectOf, quarterAfter, quarterOf } from './effect.ts'

const figure = (orgId: string, quarter: string, mean: number): ServiceFigure => ({
  orgId,
  quarter,
  question: 'service',
  asked: 'all',
  mean,
  answers: 10,
})
const serviceOf = (figures: ServiceFigure[], trained = ['a', 'b', 'c']) =>
  effectOf('2023Q2', new Set(trained), figures).rows.find(
    ({ question, asked }) => question === 'service' && asked === 'all',
  )!

describe('SYS20 units before and after a class', () => {
  it('quarters of days, and those before and after over the turn of the year', () => {
    expect(['2023-03-31', '2023-04-01', '2023-12-31'].map(quarterOf)).toEqual(['2023Q1', '2023Q2', '2023Q4'])
    expect([-2, -1, 1, 3].map((by) => quarterAfter('2023Q2', by))).toEqual([
      '2022Q4',
      '2023Q1',
      '2023Q3',
      '2024Q1',
    ])
  })

  it('every unit counts alike, and the difference is how much more the trained changed', () => {
    const trained = ['a', 'b', 'c'].flatMap((unit) => [
      figure(unit, '2022Q4', 3.8),
      figure(unit, '2023Q1', 4),
      figure(unit, '2023Q3', 4.2),
    ])
    const others = ['x', 'y', 'z'].flatMap((unit) => [figure(unit, '2023Q1', 4), figure(unit, '2023Q4', 4.1)])
    const row = serviceOf([...trained, ...others])
    // Before (3.8 + 4) / 2 = 3.9, after 4.2: +0.3; others 4 and 4.1: +0.1; difference 0.2.
    expect(row.trained).toMatchObject({ units: 3, answers: 90, before: 3.9, after: 4.2, change: 0.3 })
    expect(row.trained!.series).toEqual([3.8, 4, 4.2, null])
    expect(row.others).toMatchObject({ change: 0.1 })
    expect(row.difference).toBe(0.2)
  })

  it('a unit without a figure before or after is left out, and of fewer than three units nothing is told', () => {
    const figures = ['a', 'b'].flatMap((unit) => [figure(unit, '2023Q1', 4), figure(unit, '2023Q3', 5)])
    expect(serviceOf([...figures, figure('c', '2023Q3', 5)])).toMatchObject({
      trained: null,
      difference: null,
    })
  })

  it('the three questions and both groups of enterprises stand apart', () => {
    expect(
      effectOf('2023Q2', new Set(), []).rows.map(({ question, asked }) => `${asked} ${question}`),
    ).toEqual([
      'all service',
      'all efficiency',
      'all atmosphere',
      'newcomers service',
      'newcomers efficiency',
      'newcomers atmosphere',
    ])
  })
})
