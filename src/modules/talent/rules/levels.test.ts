import { describe, expect, it } from 'vitest'
import { educationChoices, titleLevelChoices } from '../contract/shared-columns.ts'
import { educationOrdinal, titleOrdinal } from './levels.ts'

describe('SYS7 levels that are compared', () => {
  it('an education reaches as far as it is listed, the highest first', () => {
    const ordinals = educationChoices.map(({ value }) => educationOrdinal(value))
    expect(ordinals).toEqual([5, 4, 3, 2, 1, 1, 0])
  })

  it('a skill level stands where the rules on passage put it', () => {
    expect(['S1', 'S2', 'S3'].map(titleOrdinal)).toEqual(['T2', 'T3', 'T4'].map(titleOrdinal))
    expect(titleLevelChoices.every(({ value }) => titleOrdinal(value) > 0)).toBe(true)
  })

  it('nothing known is no level', () => {
    expect([educationOrdinal(null), titleOrdinal(null), titleOrdinal('X9')]).toEqual([0, 0, 0])
  })
})
