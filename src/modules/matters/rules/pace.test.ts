import { describe, expect, it } from 'vitest'
import { elapsedShare, paceOf, quarterOf, shareOfValue, targetsOutsideTerm } from './pace.ts'

const target = (quarter: string, value: number | null) => ({
  quarter,
  target: '引进企业',
  value,
  unit: value === null ? null : '家',
})

describe('progress against time (序时进度)', () => {
  it('a term of 100 days has passed to 46 % on its 46th day: 46 / 100', () => {
    // 1 March + 99 days = 8 June; 1 March + 45 days = 15 April.
    expect(elapsedShare('2023-03-01', '2023-06-08', '2023-04-15')).toBe(46)
  })

  it('nothing has passed before the first day, all on the last and after', () => {
    expect(elapsedShare('2023-03-01', '2023-06-08', '2023-02-28')).toBe(0)
    expect(elapsedShare('2023-03-01', '2023-06-08', '2023-06-08')).toBe(100)
    expect(elapsedShare('2023-03-01', '2023-06-08', '2023-07-01')).toBe(100)
  })

  it('a measured value counts against the last countable target: 3 of 8 firms is 37.5 %', () => {
    expect(shareOfValue([target('2023Q4', 8), target('2023Q2', 2)], 3)).toBe(37.5)
  })

  it('more than the target is no more than all, and words cannot be counted', () => {
    expect(shareOfValue([target('2023Q2', 2)], 5)).toBe(100)
    expect(shareOfValue([target('2023Q2', null)], 5)).toBeNull()
  })

  const running = { state: 'running' as const, startsOn: '2023-03-01', dueOn: '2023-06-08' }

  it('green up to 10 points behind: 46 − 36 = 10', () => {
    expect(paceOf({ ...running, progress: 36 }, '2023-04-15')).toEqual({
      progress: 36,
      elapsed: 46,
      behind: 10,
      isOverdue: false,
      light: 'green',
    })
  })

  it('amber from there to 25 points behind: 46 − 35 = 11, 46 − 21 = 25', () => {
    expect(paceOf({ ...running, progress: 35 }, '2023-04-15').light).toBe('amber')
    expect(paceOf({ ...running, progress: 21 }, '2023-04-15').light).toBe('amber')
  })

  it('red beyond: 46 − 20 = 26', () => {
    expect(paceOf({ ...running, progress: 20 }, '2023-04-15').light).toBe('red')
  })

  it('red when overdue, however much is done; ahead of time is green', () => {
    expect(paceOf({ ...running, progress: 99 }, '2023-06-09')).toMatchObject({
      light: 'red',
      isOverdue: true,
    })
    expect(paceOf({ ...running, progress: 90 }, '2023-04-15')).toMatchObject({ light: 'green', behind: -44 })
  })

  it('drafts and cancelled tasks show no light, finished ones are green and never overdue', () => {
    expect(paceOf({ ...running, state: 'drafted', progress: 0 }, '2023-06-09')).toMatchObject({
      light: 'grey',
      isOverdue: false,
    })
    expect(paceOf({ ...running, state: 'cancelled', progress: 0 }, '2023-06-09').light).toBe('grey')
    expect(paceOf({ ...running, state: 'done', progress: 100 }, '2023-06-09')).toMatchObject({
      light: 'green',
      isOverdue: false,
    })
  })

  it('targets belong to quarters of the term', () => {
    expect(quarterOf('2023-03-31')).toBe('2023Q1')
    expect(quarterOf('2023-04-01')).toBe('2023Q2')
    expect(
      targetsOutsideTerm(
        [target('2022Q4', 1), target('2023Q1', 1), target('2023Q3', 1)],
        '2023-03-01',
        '2023-06-08',
      ),
    ).toEqual(['2022Q4', '2023Q3'])
  })
})
