import { describe, expect, it } from 'vitest'
import majorsOfProduct from './majors.json' with { type: 'json' }

const { majors } = majorsOfProduct
const ofLength = (length: number) => majors.filter(({ code }) => code.length === length)

describe('SYS7 the catalogue of majors', () => {
  it('is the edition of 2024: 12 disciplines, 93 classes, 816 majors less 4 whose code has seven digits', () => {
    expect([2, 4, 6].map((length) => ofLength(length).length)).toEqual([12, 93, 816 - 4])
    expect(majors).toHaveLength(12 + 93 + 812)
  })

  it('counts of majors by discipline are those of the catalogue', () => {
    const counts = new Map<string, number>()
    for (const { code } of ofLength(6)) counts.set(code.slice(0, 2), (counts.get(code.slice(0, 2)) ?? 0) + 1)
    // Last running number of each discipline less that of the one before: 4, 30, 84, 116, 243 (four left out), 252, 302,
    // 579, 628, 690, 759, 816.
    const last = [4, 30, 84, 116, 243, 252, 302, 579, 628, 690, 759, 816]
    const expected = last.map((one, at) => one - (last[at - 1] ?? 0))
    expected[4]! -= 4
    expect([...counts.values()]).toEqual(expected)
  })

  it('every class stands under a discipline and every major under a class', () => {
    const codes = new Set(majors.map(({ code }) => code))
    expect(codes.size).toBe(majors.length)
    expect(
      majors.filter(({ code }) => code.length > 2 && !codes.has(code.slice(0, -2))).map(({ code }) => code),
    ).toEqual([])
  })

  it('a name stands once within its level', () => {
    for (const length of [2, 4, 6]) {
      const names = ofLength(length).map(({ name }) => name)
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  it('is sorted by code, so that a class follows its discipline', () => {
    const codes = majors.map(({ code }) => code)
    expect(codes).toEqual([...codes].sort())
  })
})
