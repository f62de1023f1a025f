import { describe, expect, it } from 'vitest'
import { weekday, workingCalendar } from '#core/scheduling/working-calendar.ts'
import { classWarnings, type DatedClass } from './class-warnings.ts'

const calendar = workingCalendar('2023-01-01', '2023-12-31', {
  isWorkday: (day) => (weekday(day) <= 5 && day !== '2023-05-01') || day === '2023-05-06',
})
const dated = (
  id: string,
  startsOn: string,
  endsOn = startsOn,
  programmeId: string | null = 'p',
): DatedClass => ({
  id,
  title: id,
  programmeId,
  startsOn,
  endsOn,
})

describe('SYS6 what speaks against the days of a class', () => {
  it('nothing, on an ordinary working day far from other classes', () => {
    expect(classWarnings(calendar, dated('a', '2023-04-28'), [dated('b', '2023-03-24')], 5)).toEqual([])
  })

  it('a holiday, a weekend and a Saturday worked in exchange are each named', () => {
    const days = classWarnings(calendar, dated('a', '2023-05-01'), [], 5)
    expect(days).toEqual([{ rule: 'notWorkday', day: '2023-05-01' }])
    expect(classWarnings(calendar, dated('a', '2023-05-05', '2023-05-07'), [], 5)).toEqual([
      { rule: 'notWorkday', day: '2023-05-06' },
      { rule: 'notWorkday', day: '2023-05-07' },
    ])
  })

  it('another class on the same days, of whatever programme', () => {
    const other = dated('b', '2023-04-26', '2023-04-28', null)
    expect(
      classWarnings(calendar, dated('a', '2023-04-28'), [other, dated('a', '2023-04-28')], null),
    ).toEqual([{ rule: 'sameDays', classId: 'b', title: 'b', startsOn: '2023-04-26' }])
  })

  it('a class of its own programme in less than half of the spacing: 17 days × 2 = 34 < 5 × 7, 18 × 2 = 36 is not', () => {
    const one = dated('a', '2023-04-28')
    expect(classWarnings(calendar, one, [dated('b', '2023-04-11')], 5)).toEqual([
      { rule: 'tooClose', title: 'b', startsOn: '2023-04-11', days: 17 },
    ])
    expect(classWarnings(calendar, one, [dated('b', '2023-04-10')], 5)).toEqual([])
    expect(classWarnings(calendar, one, [dated('b', '2023-04-11', '2023-04-11', 'q')], 5)).toEqual([])
  })
})
