import { expect, it } from 'vitest'
import { atOnce, slotOf, timeInHalf, timeOfSlot } from './class-hours.ts'

it('four class-hours of a morning end after 4 × 45 minutes and a break of ten', () => {
  // 08:30 + 180 + 10 = 11:40
  expect(timeOfSlot('am', 0, 4)).toEqual({ startsAt: '08:30', endsAt: '11:40' })
  expect(timeOfSlot('pm', 4, 2)).toEqual({ startsAt: '15:40', endsAt: '17:10' })
  // 0.5 × 45 = 22.5, which is told as full five minutes; four class-hours follow until 20 + 180 + 10 minutes.
  expect(timeOfSlot('am', 0, 0.5)).toEqual({ startsAt: '08:30', endsAt: '08:50' })
  expect(timeOfSlot('am', 1, 4)).toEqual({ startsAt: '08:50', endsAt: '12:00' })
})

it('a time between two slots belongs to the one that began', () => {
  expect(slotOf({ half: 'am', startsAt: '10:00' })).toBe(3)
  expect(slotOf({ half: 'am', startsAt: '08:00' })).toBe(0)
  expect(slotOf({ half: 'pm', startsAt: '21:00' })).toBe(8)
})

it('a session keeps its time of day within the same half where that is free, else follows what is there', () => {
  const at = { on: '2027-03-01', half: 'am' as const, startsAt: '09:00', endsAt: '10:30' }
  expect(timeInHalf({ hours: 2, at }, '2027-03-02', 'am', [])).toEqual({ ...at, on: '2027-03-02' })
  const taken = { on: '2027-03-02', half: 'am' as const, startsAt: '08:30', endsAt: '10:00' }
  const moved = timeInHalf({ hours: 2, at }, '2027-03-02', 'am', [taken])
  expect(moved).toEqual({ on: '2027-03-02', half: 'am', startsAt: '10:10', endsAt: '11:40' })
  expect(atOnce(moved, taken)).toBe(false)
})

it('whatever follows in the next slot does not overlap', () => {
  for (const hours of [0.5, 1, 1.5, 2, 3, 4])
    for (let slot = 0; slot + hours * 2 < 9; slot += 1)
      expect(timeOfSlot('am', slot, hours).endsAt <= timeOfSlot('am', slot + hours * 2, 0.5).startsAt).toBe(
        true,
      )
})
