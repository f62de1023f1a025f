import { describe, expect, it } from 'vitest'
import { checkSessionFees, type PaidSession } from './session-fees.ts'

const session = (given: Partial<PaidSession> & { id: string }): PaidSession => ({
  teacherId: 'a',
  level: 'fullSenior',
  halfDay: '2026-03-05 am',
  hours: 2,
  amountAfterTax: null,
  paidIn: null,
  ...given,
})

describe('fees of sessions', () => {
  it('two sessions of one teacher in one half-day are one lecture: 3 + 3 hours are paid as 4', () => {
    const both = ['one', 'two'].map((id) => session({ id, hours: 3, amountAfterTax: 3000 }))
    // 6000 yuan for 6 hours keep 1000 an hour, but only 4 hours × 1000 = 4000 are paid for.
    expect(checkSessionFees(both)).toEqual(
      ['one', 'two'].map((id) => ({
        id,
        highest: 4000,
        broken: [{ rule: 'hoursOfHalfDay', hours: 6, payable: 4 }],
      })),
    )
    const apart = [both[0]!, { ...both[1]!, halfDay: '2026-03-05 pm' }]
    expect(checkSessionFees(apart).every(({ broken }) => broken.length === 0)).toBe(true)
  })

  it('the cap goes by title: 2 hours × 500 for an associate professor', () => {
    const [checked] = checkSessionFees([
      session({ id: 'one', level: 'associateSenior', amountAfterTax: 1200 }),
    ])
    expect(checked).toMatchObject({ highest: 1000, broken: [{ rule: 'capPerHour', perHour: 600, cap: 500 }] })
  })

  it('a lecture that was paid in another class is not paid again; not paid, it breaks nothing', () => {
    const merged = session({ id: 'one', amountAfterTax: 800, paidIn: '别的班' })
    expect(checkSessionFees([merged])).toEqual([
      { id: 'one', highest: 0, broken: [{ rule: 'paidTwice', paidIn: '别的班' }] },
    ])
    expect(checkSessionFees([{ ...merged, amountAfterTax: 0 }])[0]?.broken).toEqual([])
    expect(checkSessionFees([session({ id: 'one' })])[0]?.broken).toEqual([])
  })
})
