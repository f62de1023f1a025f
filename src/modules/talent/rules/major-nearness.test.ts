import { describe, expect, it } from 'vitest'
import { majorNearness } from '#core/matching/candidates/parts/major.ts'
import { referencesOf } from '#core/matching/candidates/references.ts'
import { defaultSettings } from '#core/matching/candidates/settings.ts'
import type { MajorLevel } from '../contract/major.ts'
import majorsOfProduct from '../data/majors.json' with { type: 'json' }
import { majorCorrespondence } from '../service/major/near-majors.ts'
import { nearnessRows, rowsBetween, vocationalFamily } from './major-nearness.ts'

const majors = majorsOfProduct.majors as { code: string; name: string; level: MajorLevel }[]
const rows = nearnessRows(majors, majorCorrespondence)
const references = referencesOf(
  {
    needs: [],
    people: [],
    blocked: [],
    chainNodes: [],
    skills: [],
    majorNearness: rows,
    texts: null,
  },
  defaultSettings,
)

describe('SYS8 nearness of majors of different levels', () => {
  it.each([
    ['the same discipline at each level', '26', '46'],
    ['the same class', '6603', '4603'],
    ['the same in higher vocational education itself', '5901', '5901'],
    ['a first and a last one', '21', '41'],
  ])('%s is one family', (_, code, family) => {
    expect(vocationalFamily(code)).toBe(family)
  })

  it('undergraduate codes are of no family of vocational education', () => {
    expect(vocationalFamily('0808')).toBeNull()
  })

  it.each([
    ['one name at two levels', '460103', '260103', 900, 'table'],
    ['one name in undergraduate and vocational education', '082702', '490102', 900, 'table'],
    ['one class at two levels', '460301', '660302', 700, 'table'],
    ['one class of the same level, as before', '460301', '460306', 700, 'class'],
    ['one discipline at two levels', '460301', '660102', 300, 'table'],
    ['an undergraduate class that corresponds', '080801', '460301', 600, 'table'],
    ['its class is asked for', '0802', '460101', 600, 'table'],
    ['and at another level of vocational education', '080801', '660301', 600, 'table'],
    ['classes that do not correspond', '082701', '460301', 0, 'none'],
  ])('%s: %s and %s are worth %i', (_, asked, held, worth, relation) => {
    expect(majorNearness(asked, held, references)).toEqual({ worth, relation })
    expect(majorNearness(held.slice(0, 6), asked, references).worth).toBe(worth)
  })

  it('a match keeps only the rows that can matter to it', () => {
    const kept = rowsBetween(rows, ['080801', '460103'], ['460301', '260103'])
    expect(kept).toContainEqual({ one: '4603', other: '0808', nearness: 600 })
    expect(kept).toContainEqual({ one: '260103', other: '460103', nearness: 900 })
    expect(kept.every(({ one, other }) => /^(08|26|46)/.test(one) && /^(08|26|46)/.test(other))).toBe(true)
    expect(kept.length).toBeLessThan(12)
  })
})
