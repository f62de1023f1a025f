import { describe, expect, it } from 'vitest'
import { grantStateOn, type HeldRole, roleAgainst, termsMeet } from './separation.ts'

const held = (
  code: string,
  kind: HeldRole['kind'],
  sinceOn = '2023-01-01',
  untilOn: string | null = null,
) => ({
  code,
  kind,
  sinceOn,
  untilOn,
})

describe('roles that exclude each other', () => {
  it('nobody holds two administrators’ roles', () => {
    expect(roleAgainst([held('sysAdmin', 'administrator')], held('secAdmin', 'administrator'))).toBe(
      'sysAdmin',
    )
  })

  it('nobody holds an administrator’s role beside another, whichever comes first', () => {
    expect(roleAgainst([held('auditor', 'administrator')], held('chainChief', 'official'))).toBe('auditor')
    expect(roleAgainst([held('enterpriseUser', 'outside')], held('auditor', 'administrator'))).toBe(
      'enterpriseUser',
    )
  })

  it('other roles go together, and the same role may be held twice', () => {
    expect(roleAgainst([held('chainChief', 'official')], held('chainOffice', 'official'))).toBeNull()
    expect(roleAgainst([held('auditor', 'administrator')], held('auditor', 'administrator'))).toBeNull()
  })

  it('terms that share no day exclude nothing; one shared day is enough', () => {
    const before = held('chainChief', 'official', '2022-01-01', '2022-12-31')
    expect(roleAgainst([before], held('auditor', 'administrator', '2023-01-01'))).toBeNull()
    expect(roleAgainst([before], held('auditor', 'administrator', '2022-12-31'))).toBe('chainChief')
    expect(
      termsMeet(held('a', 'official', '2023-05-01'), held('b', 'official', '2023-01-01', '2023-04-30')),
    ).toBe(false)
  })

  it('a grant is valid on its first and its last day', () => {
    const term = { sinceOn: '2023-02-01', untilOn: '2023-02-28', endedAt: null }
    expect(
      ['2023-01-31', '2023-02-01', '2023-02-28', '2023-03-01'].map((day) => grantStateOn(term, day)),
    ).toEqual(['upcoming', 'valid', 'valid', 'expired'])
    expect(grantStateOn({ ...term, endedAt: '2023-02-02T00:00:00Z' }, '2023-02-10')).toBe('ended')
  })
})
