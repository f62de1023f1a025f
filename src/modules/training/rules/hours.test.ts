import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HoursKind, RankBand } from '../contract/attendance-terms.ts'
import { judgeHours, noCounts, smallestGroup, withoutSmallGroups, yearAfter } from './hours.ts'

const entry = (hours: number, earnedOn: string, kind: HoursKind = 'centralised') => ({
  kind,
  hours,
  earnedOn,
})
const division = (...entries: ReturnType<typeof entry>[]) => ({
  band: 'division' as const,
  promotedOn: null,
  entries,
})

describe('the training that is due', () => {
  it('from division rank up 550 hours in five calendar years: 512 of 550 in 2022–2026 miss 38', () => {
    const person = division(entry(300, '2022-01-01'), entry(212, '2026-12-31'), entry(400, '2021-12-31'))
    expect(judgeHours(person, 2026, '2026-11-26')).toEqual({
      state: 'open',
      due: 550,
      window: { from: 2022, until: 2026 },
      counted: 512,
      missing: 38,
      deadline: null,
    })
    expect(judgeHours(person, 2026, '2027-01-01').state).toBe('missed')
    // 400 of 2021 count in the window before: 400 + 300 = 700.
    expect(judgeHours(person, 2025, '2026-11-26')).toMatchObject({ state: 'met', counted: 700 })
  })

  it('from section rank down 90 hours a year; online hours do not count towards it', () => {
    const person = {
      band: 'section' as const,
      promotedOn: null,
      entries: [entry(80, '2026-04-01'), entry(50, '2026-05-01', 'online'), entry(90, '2025-05-01')],
    }
    expect(judgeHours(person, 2026, '2026-11-26')).toMatchObject({ state: 'open', counted: 80, missing: 10 })
    expect(judgeHours(person, 2025, '2026-11-26')).toMatchObject({ state: 'met', missing: 0 })
    expect(judgeHours(person, 2024, '2026-11-26')).toMatchObject({ state: 'missed', missing: 90 })
  })

  it('who was promoted without it has a year from taking the post', () => {
    const person = { ...division(entry(100, '2025-05-01')), promotedOn: '2026-03-01' }
    expect(judgeHours(person, 2026, '2026-11-26')).toMatchObject({ state: 'grace', deadline: '2027-03-01' })
    expect(judgeHours(person, 2026, '2027-03-01').state).toBe('grace')
    expect(judgeHours(person, 2026, '2027-03-02').state).toBe('missed')
    const trained = { ...person, entries: [entry(550, '2025-05-01')] }
    expect(judgeHours(trained, 2026, '2026-11-26').state).toBe('met')
    expect(yearAfter('2024-02-29')).toBe('2025-02-28')
  })

  it('of whom the rank is not known nothing is judged', () => {
    expect(judgeHours({ band: null, promotedOn: null, entries: [] }, 2026, '2026-11-26')).toMatchObject({
      state: 'unknown',
      due: null,
    })
  })

  it('what counts and what is missing make up what is due, whatever the order of entries', () => {
    const day = fc
      .tuple(fc.integer({ min: 2018, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15`)
    const entries = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 2000 }),
        day,
        fc.constantFrom<HoursKind>('centralised', 'online', 'other'),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(entries, fc.constantFrom<RankBand>('division', 'section'), (given, band) => {
        const all = given.map(([tenths, on, kind]) => entry(tenths / 10, on, kind))
        const judged = judgeHours({ band, promotedOn: null, entries: all }, 2026, '2026-06-15')
        // The slow judge: year by year.
        let tenths = 0
        for (const year of band === 'division' ? [2022, 2023, 2024, 2025, 2026] : [2026])
          for (const [part, on, kind] of given)
            if (kind === 'centralised' && on.startsWith(String(year))) tenths += part
        expect(judged.counted).toBe(tenths / 10)
        expect(judged.missing).toBe(Math.max(0, (band === 'division' ? 5500 : 900) - tenths) / 10)
        expect(judged.state).toBe(judged.missing === 0 ? 'met' : 'open')
        const turned = judgeHours({ band, promotedOn: null, entries: all.toReversed() }, 2026, '2026-06-15')
        expect(turned).toEqual(judged)
      }),
    )
  })
})

describe('figures of units single nobody out', () => {
  const unit = (people: number) => ({ people, counts: { ...noCounts(), met: people } })

  it('small units are told together; alone too small, the next smallest joins them', () => {
    expect(withoutSmallGroups([unit(9), unit(3), unit(4)])).toEqual({
      units: [unit(9)],
      rest: { people: 7, units: 2, counts: { ...noCounts(), met: 7 } },
    })
    // 3 alone could be worked out from the sum of all: the 6 join them.
    expect(withoutSmallGroups([unit(9), unit(6), unit(3)])).toMatchObject({
      units: [unit(9)],
      rest: { people: 9, units: 2 },
    })
    expect(withoutSmallGroups([unit(3)])).toEqual({ units: [], rest: null })
  })

  it('whatever the units, no group told is small, and nobody is told twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }), (sizes) => {
        const { units, rest } = withoutSmallGroups(sizes.map(unit))
        for (const one of [...units, ...(rest === null ? [] : [rest])])
          expect(one.people).toBeGreaterThanOrEqual(smallestGroup)
        const told = units.reduce((sum, { people }) => sum + people, 0) + (rest?.people ?? 0)
        const all = sizes.reduce((sum, size) => sum + size, 0)
        expect(told === all || (told === 0 && all < smallestGroup)).toBe(true)
      }),
    )
  })
})
