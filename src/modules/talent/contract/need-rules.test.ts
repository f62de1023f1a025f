import { describe, expect, it } from 'vitest'
import { faultOfNeed, isEnded, movesOf, tierOfUrgency } from './need-rules.ts'

const post = {
  kind: 'post' as const,
  salaryFrom: null,
  salaryTo: null,
  benefits: null,
  targetIndicators: null,
  budget: null,
  termMonths: null,
  propertyRule: null,
  must: [],
  requiredSkillIds: [],
  wishedSkillIds: [],
  experienceYears: null,
  education: '90' as const,
  degree: null,
  titleLevel: null,
  regionCodes: [],
}

describe('SYS7 rules of a need', () => {
  it('five stars are filled first, then four and three, the others last', () => {
    expect([5, 4, 3, 2, 1].map(tierOfUrgency)).toEqual([1, 2, 3, 4, 4])
  })

  it('a post that asks for nothing in particular is whole', () => {
    expect(faultOfNeed(post)).toBeNull()
  })

  it('a post has no targets and no budget, a technical need no pay, and it says what must be reached', () => {
    expect(faultOfNeed({ ...post, budget: '20' })).toEqual({
      field: 'budget',
      reason: 'talent.need.otherKind',
    })
    const technical = { ...post, kind: 'technical' as const, targetIndicators: '良率 99%' }
    expect(faultOfNeed(technical)).toBeNull()
    expect(faultOfNeed({ ...technical, benefits: '食宿' })?.reason).toBe('talent.need.otherKind')
    expect(faultOfNeed({ ...technical, targetIndicators: null })?.reason).toBe('talent.need.targetMissing')
  })

  it('pay has both ends, the lower one first; both may be alike', () => {
    expect(faultOfNeed({ ...post, salaryTo: 9000 })?.field).toBe('salaryFrom')
    expect(faultOfNeed({ ...post, salaryFrom: 9000, salaryTo: 8999 })?.reason).toBe(
      'talent.need.salaryTurned',
    )
    expect(faultOfNeed({ ...post, salaryFrom: 9000, salaryTo: 9000 })).toBeNull()
  })

  it('what must be met is something that is asked', () => {
    for (const [must, asked] of [
      ['skills', { requiredSkillIds: ['a'] }],
      ['experience', { experienceYears: 1 }],
      ['level', { degree: '3' as const }],
      ['level', { titleLevel: 'S2' as const }],
      ['place', { regionCodes: ['341181'] }],
    ] as const) {
      expect(faultOfNeed({ ...post, must: [must] })?.reason).toBe('talent.need.mustNothing')
      expect(faultOfNeed({ ...post, ...(asked as object), must: [must] }), must).toBeNull()
    }
  })

  it('what is over is reopened and goes nowhere else', () => {
    for (const state of ['filled', 'closed'] as const) {
      expect(isEnded(state)).toBe(true)
      expect(movesOf(state)).toEqual(['open'])
    }
    expect(movesOf('open')).not.toContain('open')
    expect(movesOf('paused')).toContain('open')
  })
})
