import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDecimal, roundDecimal, shiftBetween, shiftPoint, tidyDecimal, unitIn } from './amount.ts'

describe('amounts as texts', () => {
  it.each([
    ['12.5', 4, '125000'],
    ['12.5', -4, '0.00125'],
    ['0.35', 2, '35'],
    ['-3', -1, '-0.3'],
    ['100', -2, '1'],
    ['0', 8, '0'],
  ])('the point of %s moved by %i gives %s', (decimal, by, expected) => {
    expect(shiftPoint(decimal, by)).toBe(expected)
  })

  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, scale]) => shiftPoint(String(digits), -scale))

  it('moving the point there and back changes nothing', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -9, max: 9 }), (decimal, by) => {
        expect(shiftPoint(shiftPoint(decimal, by), -by)).toBe(decimal)
      }),
    )
  })

  it('rounding agrees with exact integer arithmetic, half away from zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, scale, kept) => {
          const by = 10n ** BigInt(Math.max(0, scale - kept))
          const size = digits < 0n ? -digits : digits
          // half up on the size: (size + by/2) / by, exact because by is a power of ten
          const rounded = by === 1n ? size : (size + by / 2n) / by
          const expected = shiftPoint(`${digits < 0n ? '-' : ''}${rounded}`, -Math.min(scale, kept))
          expect(roundDecimal(shiftPoint(String(digits), -scale), kept)).toBe(expected)
        },
      ),
    )
  })

  it('what floating point adds at the end is gone', () => {
    expect(plainDecimal(0.1 + 0.2)).toBe('0.3')
    expect(plainDecimal(1e-7)).toBe('0.0000001')
    expect(plainDecimal(1.5e21)).toBe('1500000000000000000000')
    expect(plainDecimal(-12.5)).toBe('-12.5')
  })

  it('needless zeros go, and minus nought is nought', () => {
    expect(['007.50', '-0.00', '.5', '10'].map(tidyDecimal)).toEqual(['7.5', '0', '0.5', '10'])
  })

  it('units convert within their family only', () => {
    expect(shiftBetween('亿元', '万元')).toBe(4)
    expect(shiftBetween('元', '万元')).toBe(-4)
    expect(shiftBetween('GW', '兆瓦')).toBe(3)
    expect(shiftBetween('人', '万元')).toBeNull()
    expect(unitIn('产值(百万元)')).toBe('百万元')
  })
})
