import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHoliday, proposeClassDates } from './class-dates.ts'
import { addDays, dayNumber, weekday, workingCalendar } from './working-calendar.ts'

/** 2023 as decreed around the days below: Qingming on 5 April, 29 April to 3 May, worked on 23 April and 6 May. */
const holidays = new Set(['2023-04-05', '2023-05-01', '2023-05-02', '2023-05-03', '2023-06-22', '2023-06-23'])
const worked = new Set(['2023-04-23', '2023-05-06', '2023-06-25'])
const calendar = workingCalendar('2023-01-01', '2024-12-31', {
  isWorkday: (day) => worked.has(day) || (weekday(day) <= 5 && !holidays.has(day)),
})

describe('SYS6 dates of a programme', () => {
  it('keeps the spacing when the days are ordinary: 24 March 2023 plus five weeks is 28 April', () => {
    const dates = proposeClassDates(calendar, {
      firstOn: '2023-03-24',
      spacingWeeks: 5,
      lengths: [1, 1],
      clearOfHoliday: 0,
    })
    expect(dates.map(({ startsOn }) => startsOn)).toEqual(['2023-03-24', '2023-04-28'])
  })

  it('keeps a day between a class and a holiday: 28 April is followed by a weekend and then a holiday', () => {
    // 28 April is a Friday, the 1st of May three days later: one day of margin leaves it, three days move it.
    const aim = { firstOn: '2023-04-28', spacingWeeks: 5, lengths: [1] }
    expect(proposeClassDates(calendar, { ...aim, clearOfHoliday: 1 })[0]?.startsOn).toBe('2023-04-28')
    // 1 May to 3 May are holidays: the first day at least three days after them is Mon 8 May (10 days later), the last
    // one at least three before is Thu 27 April; the series may not begin before its first day.
    expect(proposeClassDates(calendar, { ...aim, clearOfHoliday: 3 })[0]?.startsOn).toBe('2023-05-08')
  })

  it('a class moved by a holiday does not push the next one', () => {
    const dates = proposeClassDates(calendar, { firstOn: '2023-05-18', spacingWeeks: 5, lengths: [1, 1, 1] })
    // 18 May + 35 days = 22 June (holiday), 23 June too; a day clear of them: Mon 26 June is after the worked Sunday.
    expect(dates[1]).toEqual({ aimedOn: '2023-06-22', startsOn: '2023-06-20', endsOn: '2023-06-20' })
    expect(dates[2]?.aimedOn).toBe('2023-07-27')
    expect(dates[2]?.startsOn).toBe('2023-07-27')
  })

  it('several days stay within one week and off days that are taken', () => {
    const [study] = proposeClassDates(calendar, {
      firstOn: '2023-07-06',
      spacingWeeks: 5,
      lengths: [3],
      taken: ['2023-07-11'],
    })
    // Thursday 6 July leaves two days in its week; Monday 10 to Wednesday 12 hold the taken 11th; 12th to 14th fit.
    expect(study).toEqual({ aimedOn: '2023-07-06', startsOn: '2023-07-12', endsOn: '2023-07-14' })
  })

  it('says so when no day fits', () => {
    const [none] = proposeClassDates(calendar, {
      firstOn: '2023-07-03',
      spacingWeeks: 1,
      lengths: [6],
      window: 10,
    })
    expect(none).toEqual({ aimedOn: '2023-07-03', startsOn: null, endsOn: null })
  })

  it('gives the nearest fitting start, judged by trying every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 2 }),
        (offset, spacingWeeks, lengths, clearOfHoliday) => {
          const firstOn = addDays('2023-01-15', offset)
          const dates = proposeClassDates(calendar, { firstOn, spacingWeeks, lengths, clearOfHoliday })
          let after = addDays(firstOn, -1)
          for (const [index, { aimedOn, startsOn, endsOn }] of dates.entries()) {
            const length = lengths[index]!
            let best: string | null = null
            for (let shift = -14; shift <= 14; shift += 1) {
              const start = addDays(aimedOn, shift)
              const days = Array.from({ length }, (_, at) => addDays(start, at))
              const around = Array.from({ length: clearOfHoliday * 2 + length }, (_, at) =>
                addDays(start, at - clearOfHoliday),
              )
              const good =
                start > after &&
                days.every((day) => weekday(day) <= 5 && !holidays.has(day)) &&
                around.every((day) => !isHoliday(calendar, day))
              if (!good) continue
              const distance = Math.abs(dayNumber(start) - dayNumber(aimedOn))
              const bestDistance = best === null ? 99 : Math.abs(dayNumber(best) - dayNumber(aimedOn))
              if (distance < bestDistance || (distance === bestDistance && start > (best ?? ''))) best = start
            }
            expect(startsOn).toBe(best)
            if (startsOn !== null) {
              expect(endsOn).toBe(addDays(startsOn, length - 1))
              after = endsOn!
            }
          }
        },
      ),
    )
  })
})
