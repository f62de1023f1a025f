import { expect, it } from 'vitest'
import { atOnce, slotOf, timeInHalf, timeOfSlot } from './class-hours.ts'

it('four class-hours of a morning end after 4 × 45 minutes and a break of ten', () => {
  // 08:30 + 180 + 10 = 11:40
  expect(timeOfSlot('am', 0, 4)).toEqual({ startsAt: '08:30', endsAt: '11:40' })
  expect(timeOfSlot('pm', 2, 2)).toEqual({ startsAt: '15:40', endsAt: '17:10' })
  // 0.5 × 45 = 22.5, which is told as full five minutes.
  expect(timeOfSlot('am', 0, 0.5)).toEqual({ startsAt: '08:30', endsAt: '08:55' })
})

it('a time between two class-hours belongs to the one that began', () => {
  expect(slotOf({ half: 'am', startsAt: '10:00' })).toBe(1)
  expect(slotOf({ half: 'am', startsAt: '08:00' })).toBe(0)
})

it('a session keeps its time of day within the same half where that is free, else follows what is there', () => {
  const at = { on: '2027-03-01', half: 'am' as const, startsAt: '09:00', endsAt: '10:30' }
  expect(timeInHalf({ hours: 2, at }, '2027-03-02', 'am', [])).toEqual({ ...at, on: '2027-03-02' })
  const taken = { on: '2027-03-02', half: 'am' as const, startsAt: '08:30', endsAt: '10:00' }
  const moved = timeInHalf({ hours: 2, at }, '2027-03-02', 'am', [taken])
  expect(moved).toEqual({ on: '2027-03-02', half: 'am', startsAt: '10:10', endsAt: '11:40' })
  expect(atOnce(moved, taken)).toBe(false)
})
