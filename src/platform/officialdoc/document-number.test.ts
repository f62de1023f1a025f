import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocumentNumber, normaliseDocumentNumber } from './document-number.ts'

describe('the number of an official document', () => {
  it('has six-cornered brackets, a full year and a plain count', () => {
    expect(checkDocumentNumber('滁组通〔2023〕12号')).toBeNull()
    expect(checkDocumentNumber('滁组通[2023]12号')).toBe('brackets')
    expect(checkDocumentNumber('滁组通（2023）12号')).toBe('brackets')
    expect(checkDocumentNumber('滁组通〔23〕12号')).toBe('year')
    expect(checkDocumentNumber('滁组通〔2023〕第12号')).toBe('count')
    expect(checkDocumentNumber('滁组通〔2023〕012号')).toBe('count')
    expect(checkDocumentNumber('〔2023〕12号')).toBe('code')
    expect(checkDocumentNumber('滁组通〔2023〕12')).toBe('end')
  })

  it('what was typed with other brackets, zeros or 第 is written right', () => {
    for (const typed of [
      '滁组通[2023]12号',
      '滁组通（2023）第12号',
      '滁组通【２０２３】 012号',
      '滁组通〔2023〕12号',
    ])
      expect(normaliseDocumentNumber(typed)).toBe('滁组通〔2023〕12号')
  })

  it('every year and count passes, and normalising changes nothing that is right', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1949, max: 2099 }),
        fc.integer({ min: 1, max: 99_999 }),
        (year, count) => {
          const written = `滁政办〔${year}〕${count}号`
          expect(checkDocumentNumber(written)).toBeNull()
          expect(normaliseDocumentNumber(written)).toBe(written)
        },
      ),
    )
  })

  it('normalising ends whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const once = normaliseDocumentNumber(typed)
        expect(checkDocumentNumber(once) === null ? normaliseDocumentNumber(once) : once).toBe(once)
      }),
    )
  })
})
