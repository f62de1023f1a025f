import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkdays,
  dayNumber,
  dayOf,
  weekday,
  workdaysBetween,
  workingCalendar,
} from './working-calendar.ts'
import { dueDay, type Pause, readClock, type WorkClock } from './working-time.ts'

/** The decreed calendar of China, with room on both sides. */
const calendar = workingCalendar('2021-01-01', '2028-12-31', {
  isWorkday: (day) => chineseDays.isWorkday(day),
  provisionalYears: [2027, 2028],
})

const firstDay = dayNumber('2023-01-01')
const lastDay = dayNumber('2026-12-31')
const anyDay = fc.integer({ min: firstDay, max: lastDay }).map(dayOf)

/** The slow, obvious judge: one day after the other. */
const judge = {
  workdays(from: string, until: string, pauses: readonly Pause[] = []): number {
    let count = 0
    for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
      const isPaused = pauses.some(
        (pause) => day > pause.from && (pause.until === null || day <= pause.until),
      )
      if (chineseDays.isWorkday(day) && !isPaused) count += 1
    }
    return count
  },
  nextWorkday(day: string): string {
    let found = day
    while (!chineseDays.isWorkday(found)) found = addDays(found, 1)
    return found
  },
  due(clock: WorkClock & { allowance: { workdays: number } }): string {
    if (clock.allowance.workdays === 0) return judge.nextWorkday(clock.startedOn)
    let day = clock.startedOn
    while (judge.workdays(clock.startedOn, day, clock.pauses) < clock.allowance.workdays)
      day = addDays(day, 1)
    return day
  },
}

const pauseFrom = (start: string) =>
  fc
    .record({ after: fc.integer({ min: 0, max: 45 }), length: fc.integer({ min: 0, max: 30 }) })
    .map(
      ({ after, length }): Pause => ({ from: addDays(start, after), until: addDays(start, after + length) }),
    )

const anyClock = anyDay.chain((startedOn) =>
  fc.record({
    startedOn: fc.constant(startedOn),
    allowance: fc.record({ workdays: fc.integer({ min: 0, max: 30 }) }),
    pauses: fc.array(pauseFrom(startedOn), { maxLength: 4 }),
    stoppedOn: fc.constant(null),
  }),
)

const running = (startedOn: string, workdays: number, pauses: Pause[] = []): WorkClock => ({
  startedOn,
  allowance: { workdays },
  pauses,
  stoppedOn: null,
})

describe('working days', () => {
  it('five working days after 30 September 2026 is 13 October, past the holiday and over a make-up Saturday', () => {
    expect(addWorkdays(calendar, '2026-09-30', 5)).toBe('2026-10-13')
    // 8, 9, 10 (Saturday worked), 12, 13 October.
    expect(weekday('2026-10-10')).toBe(6)
  })

  it('the years 2023 to 2026 have 249, 251, 248 and 248 working days', () => {
    const inYear = (year: number) => workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)
    expect([2023, 2024, 2025, 2026].map(inYear)).toEqual([249, 251, 248, 248])
  })

  it('counting agrees with counting day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const until = addDays(from, length)
        expect(workdaysBetween(calendar, from, until)).toBe(judge.workdays(from, until))
        expect(workdaysBetween(calendar, until, from)).toBe(0 - judge.workdays(from, until))
      }),
      { numRuns: 300 },
    )
  })

  it('adding and counting are each other’s inverse, forwards and backwards', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 250 }), (day, workdays) => {
        const ahead = addWorkdays(calendar, day, workdays)
        expect(workdaysBetween(calendar, day, ahead)).toBe(workdays)
        expect(chineseDays.isWorkday(ahead)).toBe(true)
        const start = judge.nextWorkday(day)
        expect(addWorkdays(calendar, addWorkdays(calendar, start, workdays), -workdays)).toBe(start)
      }),
    )
  })

  it('no working days from a holiday is the first working day after it', () => {
    expect(addWorkdays(calendar, '2026-10-01', 0)).toBe('2026-10-08')
    expect(addWorkdays(calendar, '2026-10-10', 0)).toBe('2026-10-10')
  })

  it('days outside of the calendar and what is no day are refused', () => {
    expect(() => workdaysBetween(calendar, '2019-01-01', '2023-01-01')).toThrow(RangeError)
    expect(() => addWorkdays(calendar, '2028-12-29', 30)).toThrow(RangeError)
    expect(() => dayNumber('2026-13-01')).toThrow(RangeError)
    expect(() => workingCalendar('2026-02-01', '2026-01-01', { isWorkday: () => true })).toThrow(RangeError)
  })
})

describe('a clock', () => {
  it('is due where the day-by-day judge says, whatever pauses overlap', () => {
    fc.assert(
      fc.property(anyClock, (clock) => {
        expect(dueDay(calendar, clock)).toBe(judge.due(clock))
      }),
      { numRuns: 500 },
    )
  })

  it('reads elapsed, remaining and light as the judge does, on any day', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 1, max: 5 }),
        (clock, days, warning) => {
          const today = addDays(clock.startedOn, days)
          const due = judge.due(clock)
          const reading = readClock(calendar, clock, today, { warning })
          const left = judge.workdays(today, due, clock.pauses)
          const over = judge.workdays(due, today, clock.pauses)
          expect(reading.elapsed).toBe(judge.workdays(clock.startedOn, today, clock.pauses))
          expect(reading.remaining).toBe(today > due ? 0 - over : left)
          expect(reading.isOverdue).toBe(today > due)
          expect(reading.light).toBe(today > due ? 'red' : left <= warning ? 'amber' : 'green')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is warned of on the first day with no more than the warning left', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (startedOn, workdays, warning) => {
          const clock = running(startedOn, workdays)
          const { warnOn, dueOn } = readClock(calendar, clock, startedOn, { warning })
          let day = startedOn
          while (judge.workdays(day, dueOn!) > warning) day = addDays(day, 1)
          expect(warnOn).toBe(day)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('with a named day is due like one with the same number of working days', () => {
    fc.assert(
      fc.property(anyClock, (clock) => {
        fc.pre(clock.allowance.workdays > 0)
        const dueOn = addWorkdays(calendar, clock.startedOn, clock.allowance.workdays)
        expect(dueDay(calendar, { ...clock, allowance: { dueOn } })).toBe(dueDay(calendar, clock))
      }),
      { numRuns: 300 },
    )
  })

  it('paused is grey and keeps what is left, however long the pause lasts', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 200 }),
        (clock, after, more) => {
          const pausedOn = addDays(clock.startedOn, after)
          const pauses = clock.pauses.filter((pause) => pause.until! < pausedOn)
          const before = readClock(calendar, { ...clock, pauses }, pausedOn)
          const paused = { ...clock, pauses: [...pauses, { from: pausedOn, until: null }] }
          const reading = readClock(calendar, paused, addDays(pausedOn, more))
          expect(reading).toMatchObject({
            state: 'paused',
            light: 'grey',
            elapsed: before.elapsed,
            remaining: before.remaining,
          })
          expect(reading.dueOn).toBe(pausedOn < before.dueOn! ? null : before.dueOn)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a pause begun and ended on one day changes nothing', () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 0, max: 60 }), (clock, after) => {
        const on = addDays(clock.startedOn, after)
        const touched = { ...clock, pauses: [...clock.pauses, { from: on, until: on }] }
        expect(dueDay(calendar, touched)).toBe(dueDay(calendar, clock))
      }),
    )
  })

  it('a pause at the start moves the beginning, a pause after the end moves nothing', () => {
    // Five working days from Thursday 15 June 2023: 16, 19, 20, 21, 25 (Sunday worked for the Dragon Boat Festival).
    expect(dueDay(calendar, running('2023-06-15', 5))).toBe('2023-06-25')
    expect(dueDay(calendar, running('2023-06-15', 5, [{ from: '2023-06-15', until: '2023-06-20' }]))).toBe(
      '2023-06-28',
    )
    expect(dueDay(calendar, running('2023-06-15', 5, [{ from: '2023-06-25', until: '2023-07-20' }]))).toBe(
      '2023-06-25',
    )
  })

  it('a pause over nothing but holidays costs no working day', () => {
    // 22 to 24 June 2023 were the Dragon Boat Festival; a pause from the 21st covers only what comes after it.
    expect(dueDay(calendar, running('2023-06-15', 7, [{ from: '2023-06-21', until: '2023-06-24' }]))).toBe(
      '2023-06-27',
    )
    expect(dueDay(calendar, running('2023-06-15', 7))).toBe('2023-06-27')
  })

  it('due on a day named on a holiday stays due on that day until a pause moves it', () => {
    const clock: WorkClock = {
      startedOn: '2026-09-28',
      allowance: { dueOn: '2026-10-04' },
      pauses: [],
      stoppedOn: null,
    }
    expect(dueDay(calendar, clock)).toBe('2026-10-04')
    // Paused over 30 September: one working day later.
    expect(dueDay(calendar, { ...clock, pauses: [{ from: '2026-09-29', until: '2026-09-30' }] })).toBe(
      '2026-10-08',
    )
  })

  it('stopped keeps what was left when it stopped', () => {
    const clock = { ...running('2023-06-15', 5), stoppedOn: '2023-06-19' }
    // Used 16 and 19; left 20, 21, 25.
    expect(readClock(calendar, clock, '2023-09-01')).toMatchObject({
      state: 'stopped',
      elapsed: 2,
      remaining: 3,
      light: 'green',
    })
    const late = { ...clock, stoppedOn: '2023-06-28' }
    expect(readClock(calendar, late, '2023-09-01')).toMatchObject({
      isOverdue: true,
      remaining: -3,
      light: 'red',
    })
  })

  it('that ends in a year without a decree says so', () => {
    expect(readClock(calendar, running('2026-12-25', 3), '2026-12-25').isProvisional).toBe(false)
    expect(readClock(calendar, running('2026-12-25', 15), '2026-12-25').isProvisional).toBe(true)
  })

  it('refuses a pause that ends before it begins', () => {
    expect(() =>
      dueDay(calendar, running('2023-06-15', 5, [{ from: '2023-06-20', until: '2023-06-19' }])),
    ).toThrow(RangeError)
  })
})
