import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaveLimit, passesSeventh, standingOf, tally } from './attendance.ts'

describe('attendance', () => {
  it('late is attended; what was not recorded is open', () => {
    expect(
      tally([
        { hours: 4, mark: 'present' },
        { hours: 2, mark: 'late' },
        { hours: 0.5, mark: 'leave' },
        { hours: 1.5, mark: 'absent' },
        { hours: 2, mark: null },
      ]),
    ).toEqual({ total: 10, attended: 6, leave: 0.5, absent: 1.5, open: 2 })
  })

  it('leave of exactly a seventh keeps the rule: 4 of 28 hours; a tenth more passes it', () => {
    expect(passesSeventh(4, 28)).toBe(false)
    expect(passesSeventh(4.1, 28)).toBe(true)
    expect(leaveLimit(28)).toBe(4)
    // 10 ÷ 7 = 1.428…
    expect(leaveLimit(10)).toBe(1.4)
  })

  const of = (leave: number, absent: number, open = 0) =>
    standingOf({ total: 28, attended: 28 - leave - absent - open, leave, absent, open })

  it('leave above a seventh leads to withdrawal; absence above it does not complete; both together neither', () => {
    expect(of(0, 0)).toBe('completed')
    expect(of(4, 0)).toBe('completed')
    expect(of(4.5, 0)).toBe('toWithdraw')
    expect(of(0, 4.5)).toBe('notCompleted')
    expect(of(2, 2)).toBe('completed')
    expect(of(2.5, 2)).toBe('notCompleted')
  })

  it('nobody completes before every session is recorded, and nobody in a class without sessions', () => {
    expect(of(0, 0, 2)).toBe('onCourse')
    expect(standingOf({ total: 0, attended: 0, leave: 0, absent: 0, open: 0 })).toBe('onCourse')
  })

  it('the limit is the greatest leave in tenths that keeps the rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (tenths) => {
        const total = tenths / 10
        let greatest = 0
        while ((greatest + 1) * 7 <= tenths) greatest++
        expect(leaveLimit(total)).toBe(greatest / 10)
        expect(passesSeventh(greatest / 10, total)).toBe(false)
        expect(passesSeventh((greatest + 1) / 10, total)).toBe(true)
      }),
    )
  })
})
