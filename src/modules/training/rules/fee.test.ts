import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleLevels } from '../contract/index.ts'
import { checkFee, feeCapPerHour } from './fee.ts'

describe('SYS11 highest lecture fees', () => {
  it('an hour costs at most 500, 1000 or 1500 yuan after tax by title, and 500 without one', () => {
    expect(titleLevels.map((level) => [level, feeCapPerHour(level)])).toEqual([
      ['associateSenior', 500],
      ['fullSenior', 1000],
      ['academician', 1500],
      ['other', 500],
    ])
  })

  it('the cap itself is kept, a yuan more is not', () => {
    // 3 × 1000 = 3000
    expect(checkFee({ level: 'fullSenior', hours: 3, amountAfterTax: 3000 })).toMatchObject({
      ok: true,
      highest: 3000,
      broken: [],
    })
    // 3003 ÷ 3 = 1001
    expect(checkFee({ level: 'fullSenior', hours: 3, amountAfterTax: 3003 }).broken).toEqual([
      { rule: 'capPerHour', perHour: 1001, cap: 1000, amount: 3003, highest: 3000 },
    ])
  })

  it('of half a day four hours are paid at most', () => {
    // 5 hours, 4 of them paid: 4 × 500 = 2000
    expect(checkFee({ level: 'associateSenior', hours: 5, amountAfterTax: 2000 }).ok).toBe(true)
    // 5 × 500 = 2500 keeps the cap of each hour and pays a fifth one
    expect(checkFee({ level: 'associateSenior', hours: 5, amountAfterTax: 2500 })).toEqual({
      ok: false,
      payable: 4,
      highest: 2000,
      broken: [{ rule: 'hoursOfHalfDay', hours: 5, payable: 4 }],
    })
    // over two half days 2 × 4 = 8 hours may be paid: 5 × 500 = 2500
    expect(checkFee({ level: 'associateSenior', hours: 5, halfDays: 2, amountAfterTax: 2500 }).ok).toBe(true)
  })

  it('a lecture for merged classes is paid once', () => {
    expect(checkFee({ level: 'academician', hours: 2, amountAfterTax: 100, paidBefore: true })).toMatchObject(
      { ok: false, highest: 0, broken: [{ rule: 'paidTwice' }] },
    )
    expect(checkFee({ level: 'academician', hours: 2, amountAfterTax: 0, paidBefore: true }).ok).toBe(true)
  })

  it('a fee is right exactly when it is no more than the highest', () => {
    assert(
      property(
        constantFrom(...titleLevels),
        integer({ min: 1, max: 20 }),
        integer({ min: 1, max: 4 }),
        integer({ min: 0, max: 40_000 }),
        (level, hours, halfDays, amountAfterTax) => {
          const { ok, highest } = checkFee({ level, hours, halfDays, amountAfterTax })
          expect(ok).toBe(amountAfterTax <= feeCapPerHour(level) * Math.min(hours, 4 * halfDays))
          expect(highest).toBe(feeCapPerHour(level) * Math.min(hours, 4 * halfDays))
        },
      ),
    )
  })
})
