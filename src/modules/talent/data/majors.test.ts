import { describe, expect, it } from 'vitest'
import { type MajorLevel, majorCode, majorLevelChoices, majorSources } from '../contract/major.ts'
import { vocationalFamily } from '../rules/major-nearness.ts'
import { majorTitles } from '../rules/major-title.ts'
import correspondence from './major-correspondence.json' with { type: 'json' }
import majorsOfProduct from './majors.json' with { type: 'json' }

const majors = majorsOfProduct.majors as { code: string; name: string; level: MajorLevel }[]
const names = new Map(majors.map(({ code, name }) => [code, name]))
const of = (level: MajorLevel, length?: number) =>
  majors.filter((one) => one.level === level && (length === undefined || one.code.length === length))
const isMajor = ({ code }: { code: string }) => code.length > 4
/** Majors of each discipline, in its order. */
const byDiscipline = (level: MajorLevel) =>
  [...Map.groupBy(of(level).filter(isMajor), ({ code }) => code.slice(0, 2)).values()].map(
    (some) => some.length,
  )

/**
 * What was compared with what. Undergraduate: all 812 majors of six digits of the edition of 2024 agree, code and name, with a
 * second list, of 2025; the 29 that 2025 added stand in that list (those of six digits) and in one of 2026 (0502104); the
 * codes of seven digits stand in the list of 2026. Higher vocational: the 744 majors of 2021 stand alike in three lists, of
 * which one of 2021 lacks the 47 under control of the state, and one of July 2026 adds 67. Vocational bachelor and secondary
 * vocational: one list; their counts are those the ministry published, their classes those of higher vocational education.
 */
describe('SYS7 the catalogues of majors', () => {
  it('undergraduate: 12 disciplines, 93 classes, the 816 majors of 2024 and the 29 of 2025, five of seven digits', () => {
    expect([2, 4, 6, 7].map((length) => of('undergraduate', length).length)).toEqual([12, 93, 840, 5])
    expect(840 + 5).toBe(816 + 29)
    expect(of('undergraduate', 7)).toEqual(
      ['语言学', '塔玛齐格特语', '爪哇语', '旁遮普语', '区域国别学'].map((name, at) => ({
        code: `050210${at}`,
        name,
        level: 'undergraduate',
      })),
    )
  })

  it('undergraduate majors by discipline: those of 2024 by their running numbers, and what 2025 added', () => {
    // Last running number of each discipline of 2024: 4, 30, 84, 116, 243, 252, 302, 579, 628, 690, 759, 816.
    const last = [4, 30, 84, 116, 243, 252, 302, 579, 628, 690, 759, 816]
    const added = [0, 0, 0, 3, 1, 0, 1, 10, 0, 4, 2, 8]
    expect(added.reduce((sum, one) => sum + one)).toBe(29)
    expect(byDiscipline('undergraduate')).toEqual(
      last.map((one, at) => one - (last[at - 1] ?? 0) + added[at]!),
    )
  })

  it('vocational: 19 disciplines and 97 classes in all, majors as the ministry counts them', () => {
    const count = (level: MajorLevel) => [2, 4, 6].map((length) => of(level, length).length)
    expect(count('vocationalBachelor')).toEqual([19, 90, 247])
    // 744 of 2021 and 67 added by July 2026.
    expect(count('higherVocational')).toEqual([19, 97, 744 + 67])
    expect(count('secondaryVocational')).toEqual([19, 88, 358])
  })

  it('a class of vocational education has one name at every level, and none is without one in higher education', () => {
    for (const { code, name } of majors.filter((one) => one.level !== 'undergraduate' && !isMajor(one)))
      expect([code, names.get(vocationalFamily(code)!)]).toEqual([code, name])
  })

  it('the first digits of a code tell its level, so that a code names one major in all catalogues', () => {
    const ranges: Record<MajorLevel, [number, number]> = {
      undergraduate: [1, 14],
      vocationalBachelor: [21, 39],
      higherVocational: [41, 59],
      secondaryVocational: [61, 79],
    }
    for (const { code, level } of majors) {
      const [from, to] = ranges[level]
      expect(Number(code.slice(0, 2))).toBeGreaterThanOrEqual(from)
      expect(Number(code.slice(0, 2))).toBeLessThanOrEqual(to)
      expect(majorCode.safeParse(code).success).toBe(true)
    }
    expect(names.size).toBe(majors.length)
  })

  it('every class stands under a discipline and every major under a class', () => {
    const above = (code: string) => code.slice(0, code.length === 4 ? 2 : 4)
    expect(majors.filter(({ code }) => code.length > 2 && !names.has(above(code)))).toEqual([])
  })

  it('a major of vocational education is numbered without a gap within its class', () => {
    const vocational = majors.filter((one) => one.level !== 'undergraduate' && isMajor(one))
    for (const [group, some] of Map.groupBy(vocational, ({ code }) => code.slice(0, 4)))
      expect(some.map(({ code }) => code)).toEqual(
        some.map((_, at) => `${group}${String(at + 1).padStart(2, '0')}`),
      )
  })

  it('is sorted by code, so that a class follows its discipline', () => {
    const codes = majors.map(({ code }) => code)
    expect(codes).toEqual([...codes].sort())
  })

  it('names its sources in the words the page shows', () => {
    expect(majorsOfProduct.sources).toEqual(
      Object.fromEntries(majorLevelChoices.map(({ value }) => [value, majorSources[value].zh])),
    )
  })

  it('no two have the same title', () => {
    const titles = [...majorTitles(majors).values()]
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })
})

describe('SYS8 undergraduate classes near a class of vocational education', () => {
  it('are told for every class, by code and by the name both catalogues give', () => {
    expect(correspondence.classes.map(({ vocational }) => vocational)).toEqual(
      of('higherVocational', 4).map(({ code }) => code),
    )
    for (const { vocational, name, undergraduate } of correspondence.classes) {
      expect(name).toBe(names.get(vocational))
      expect(Object.keys(undergraduate).length).toBeGreaterThan(0)
      for (const [code, word] of Object.entries(undergraduate))
        expect([code.length, word]).toEqual([4, names.get(code)])
    }
  })
})
