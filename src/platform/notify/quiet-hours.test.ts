import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuietHours, sendableFrom } from './quiet-hours.ts'

const usual: QuietHours = { quietFrom: '20:00', quietTo: '08:00', restDaysQuiet: true }
/** 2023: the Dragon Boat holiday is 22 to 24 June, Sunday the 25th is worked. */
const isWorkday = (day: string): boolean => {
  if (['2023-06-22', '2023-06-23', '2023-06-24'].includes(day)) return false
  if (day === '2023-06-25') return true
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
const shanghai = (local: string): Date => new Date(`${local}+08:00`)
const from = (local: string, quiet: QuietHours = usual): string =>
  new Date(sendableFrom(shanghai(local), quiet, isWorkday).getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)

describe('e-mail waits in quiet hours and on rest days', () => {
  it.each([
    ['a working morning is free', '2023-06-15T10:00', '2023-06-15T10:00'],
    ['quiet begins on the minute', '2023-06-15T20:00', '2023-06-16T08:00'],
    ['a minute before it is free', '2023-06-15T19:59', '2023-06-15T19:59'],
    ['before eight it waits until eight', '2023-06-15T03:20', '2023-06-15T08:00'],
    ['eight is free', '2023-06-15T08:00', '2023-06-15T08:00'],
    ['Friday night waits for Monday', '2023-06-16T21:00', '2023-06-19T08:00'],
    ['a rest day waits also at noon', '2023-06-17T12:00', '2023-06-19T08:00'],
    ['a holiday waits for the Sunday that is worked', '2023-06-21T22:00', '2023-06-25T08:00'],
  ])('%s', (_rule, at, expected) => expect(from(at)).toBe(expected))

  it('who wants e-mail on rest days gets it outside of the quiet hours', () => {
    expect(from('2023-06-17T12:00', { ...usual, restDaysQuiet: false })).toBe('2023-06-17T12:00')
    expect(from('2023-06-17T23:00', { ...usual, restDaysQuiet: false })).toBe('2023-06-18T08:00')
  })

  it('quiet hours within one day, and none at all', () => {
    const noon: QuietHours = { quietFrom: '12:00', quietTo: '14:00', restDaysQuiet: false }
    expect(from('2023-06-15T13:00', noon)).toBe('2023-06-15T14:00')
    expect(from('2023-06-15T23:00', noon)).toBe('2023-06-15T23:00')
    expect(from('2023-06-15T23:00', { ...noon, quietTo: '12:00' })).toBe('2023-06-15T23:00')
  })

  it('a calendar without working days holds nothing for ever', () => {
    const wait = sendableFrom(shanghai('2023-06-15T10:00'), usual, () => false)
    expect(wait.getTime() - shanghai('2023-06-15T10:00').getTime()).toBe(30 * 24 * 3_600_000)
  })

  it('it is the first free minute, as a walk minute by minute finds it', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 * 1440 }),
        time,
        time,
        fc.boolean(),
        (offset, quietFrom, quietTo, restDaysQuiet) => {
          const quiet = { quietFrom, quietTo, restDaysQuiet }
          const at = new Date(shanghai('2023-06-12T00:00').getTime() + offset * 60_000)
          expect(sendableFrom(at, quiet, isWorkday)).toEqual(walk(at, quiet))
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** The slow, obvious judge. */
function walk(at: Date, quiet: QuietHours): Date {
  for (let time = at.getTime(); ; time += 60_000) {
    const local = new Date(time + 8 * 3_600_000).toISOString()
    const clock = local.slice(11, 16)
    const { quietFrom, quietTo } = quiet
    const inQuiet =
      quietFrom <= quietTo ? clock >= quietFrom && clock < quietTo : clock >= quietFrom || clock < quietTo
    if (!inQuiet && !(quiet.restDaysQuiet && !isWorkday(local.slice(0, 10)))) return new Date(time)
  }
}
