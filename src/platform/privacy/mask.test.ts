import { assert, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskEmail, maskName, maskNumbers, maskPhone } from './mask.ts'

describe('masks of personal data', () => {
  it('a mobile number keeps its first three and last four digits', () => {
    expect(maskPhone('13800001234')).toBe('138****1234')
    expect(maskPhone('+86 138-0000-1234')).toBe('138****1234')
    expect(maskPhone('0550-3012345')).toBe('055****2345')
  })

  it('a shorter number keeps two digits, a very short one none', () => {
    expect(maskPhone('3012345')).toBe('****45')
    expect(maskPhone('12345')).toBe('****')
  })

  it('of any number at least four digits are hidden, or all', () => {
    assert(
      property(stringMatching(/^[0-9]{1,20}$/), (digits) => {
        const shown = maskPhone(digits).replace(/\*/g, '').length
        expect(shown === 0 || digits.replace(/^(?:00)?86(?=1\d{10}$)/, '').length - shown >= 4).toBe(true)
      }),
    )
  })

  it('an address keeps its first letter and its domain', () => {
    expect(maskEmail('zhiyuan@demo.invalid')).toBe('z***@demo.invalid')
    expect(maskEmail('a@b.cn')).toBe('a***@b.cn')
    expect(maskEmail('no address')).toBe('***')
    expect(maskEmail('@b.cn')).toBe('***')
    expect(maskEmail('')).toBe('***')
  })

  it('a name keeps its surname, of one or of two characters, and hides its length', () => {
    expect(maskName('纪知远')).toBe('纪**')
    expect(maskName('纪远')).toBe('纪**')
    expect(maskName('欧阳知远')).toBe('欧阳**')
    expect(maskName('欧阳')).toBe('欧**')
    expect(maskName('')).toBe('')
  })

  it('free text keeps its words and loses telephone and identity numbers, however they are written', () => {
    expect(maskNumbers('联系 138 0000-1234 或０５５０－３０００１２３')).toBe('联系 **** 或****')
    expect(maskNumbers('证号34110019800101123X。')).toBe('证号****。')
    expect(maskNumbers('2023年招了120人，2021-2025规划，产值3000万')).toBe(
      '2023年招了120人，2021-2025规划，产值3000万',
    )
  })
})
