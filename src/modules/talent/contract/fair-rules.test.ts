import { describe, expect, it } from 'vitest'
import { faultOfFair, faultOfResult, lastDayOf } from './fair-rules.ts'
import type { FairInput, FairResultInput } from './fair-shapes.ts'

const today = '2026-11-27'
const fair = (values: Partial<FairInput>): FairInput => ({
  title: '光伏专场招聘会',
  kind: 'onsite',
  fromOn: '2026-11-20',
  untilOn: null,
  place: '人才市场',
  host: '市人社局',
  chainCodes: [],
  state: 'held',
  cancelReason: null,
  note: null,
  ...values,
})
const result = (values: Partial<FairResultInput>): FairResultInput => ({
  asOfOn: '2026-11-25',
  cvs: 0,
  interviews: null,
  intentions: null,
  offers: null,
  onboard: null,
  source: null,
  note: null,
  ...values,
})

describe('SYS7 rules of matching fairs', () => {
  it('a fair ends on or after the day it begins; without a last day it is one day long', () => {
    expect(lastDayOf(fair({}))).toBe('2026-11-20')
    expect(faultOfFair(fair({}), today)).toBeNull()
    expect(faultOfFair(fair({ untilOn: '2026-11-19' }), today)).toEqual({
      field: 'untilOn',
      reason: 'talent.fair.daysReversed',
    })
  })

  it('only an online fair has no place, only a cancelled one a reason, and none was held before it began', () => {
    expect(faultOfFair(fair({ kind: 'online', place: null }), today)).toBeNull()
    expect(faultOfFair(fair({ place: null }), today)?.reason).toBe('talent.fair.placeMissing')
    expect(faultOfFair(fair({ state: 'cancelled' }), today)?.reason).toBe('talent.fair.cancelReason')
    expect(faultOfFair(fair({ cancelReason: '场地未落实' }), today)?.reason).toBe('talent.fair.cancelReason')
    expect(faultOfFair(fair({ fromOn: '2026-11-28' }), today)).toEqual({
      field: 'state',
      reason: 'talent.fair.notYet',
    })
    expect(faultOfFair(fair({ fromOn: '2026-11-28', state: 'planned' }), today)).toBeNull()
  })

  it('a report counts something, 0 among it, to a day from the fair on that has come', () => {
    const held = { fromOn: '2026-11-20' }
    expect(faultOfResult(result({}), held, today)).toBeNull()
    expect(faultOfResult(result({ cvs: null }), held, today)?.reason).toBe('talent.fairResult.empty')
    for (const asOfOn of ['2026-11-19', '2026-11-28'])
      expect(faultOfResult(result({ asOfOn }), held, today)).toEqual({
        field: 'asOfOn',
        reason: 'talent.fairResult.dayOutside',
      })
  })
})
