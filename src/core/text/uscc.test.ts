import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUscc, isValidUscc, normaliseUscc, usccCheckDigit } from './uscc.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const character = fc.constantFrom(...alphabet)
const body = fc
  .tuple(
    fc.array(character, { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 }),
    fc.array(character, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''))

describe('usccCheckDigit', () => {
  it('adds value × 3^i mod 31 and takes what is missing to a multiple of 31', () => {
    // '1' × weight 1 = 1, all else 0: 31 − 1 = 30, the last character Y
    expect(usccCheckDigit(`1${'0'.repeat(16)}`)).toBe('Y')
    // third place has weight 9: 9 × 9 = 81 = 2 × 31 + 19, 31 − 19 = 12 = C
    expect(usccCheckDigit(`009${'0'.repeat(14)}`)).toBe('C')
    // last place has weight 3^16 mod 31 = 28: 2 × 28 = 56 = 31 + 25, 31 − 25 = 6
    expect(usccCheckDigit(`${'0'.repeat(16)}2`)).toBe('6')
  })

  it('is 0 when the sum is a multiple of 31, not 31', () => {
    expect(usccCheckDigit('0'.repeat(17))).toBe('0')
  })

  it('agrees with the weights computed afresh', () => {
    fc.assert(
      fc.property(body, (text) => {
        let sum = 0n
        for (let at = 0; at < 17; at++) sum += BigInt(alphabet.indexOf(text.charAt(at))) * 3n ** BigInt(at)
        return usccCheckDigit(text) === alphabet.charAt(Number((31n - (sum % 31n)) % 31n))
      }),
    )
  })

  it('refuses a body of another length or with letters the code leaves out', () => {
    expect(() => usccCheckDigit('1')).toThrow(RangeError)
    for (const letter of 'IOSVZ') expect(() => usccCheckDigit(letter.repeat(17))).toThrow(RangeError)
  })
})

describe('isValidUscc', () => {
  it('takes what carries its check digit and nothing else in its place', () => {
    fc.assert(
      fc.property(body, (text) => {
        const right = usccCheckDigit(text)
        return [...alphabet].every((last) => isValidUscc(text + last) === (last === right))
      }),
    )
  })

  it('notices any single wrong character and any two different neighbours changed over', () => {
    fc.assert(
      fc.property(body, fc.nat(16), fc.nat(30), (text, at, step) => {
        const good = text + usccCheckDigit(text)
        const wrong = alphabet.charAt((alphabet.indexOf(good.charAt(at)) + step) % 31)
        const changed = good.slice(0, at) + wrong + good.slice(at + 1)
        const over = good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2)
        return isValidUscc(changed) === (changed === good) && isValidUscc(over) === (over === good)
      }),
    )
  })

  it('refuses small letters, spaces, letters in the region and other lengths', () => {
    const good = `Y1341103${'A'.repeat(9)}`
    const whole = good + usccCheckDigit(good)
    expect(isValidUscc(whole)).toBe(true)
    expect(isValidUscc(whole.toLowerCase())).toBe(false)
    expect(isValidUscc(` ${whole}`)).toBe(false)
    expect(isValidUscc(whole.slice(0, 17))).toBe(false)
    const lettered = `Y13411A3${'A'.repeat(9)}`
    expect(isValidUscc(lettered + usccCheckDigit(lettered))).toBe(false)
    expect(isValidUscc('')).toBe(false)
  })
})

describe('checkUscc', () => {
  it('names the first fault', () => {
    expect(checkUscc('Y1341103')).toBe('length')
    expect(checkUscc('O'.repeat(18))).toBe('character')
    expect(checkUscc(`Y13411A3${'A'.repeat(10)}`)).toBe('region')
    // the check digit of Y1341103AAAAAAAAA, moved on by one, is wrong
    const body17 = `Y1341103${'A'.repeat(9)}`
    const right = usccCheckDigit(body17)
    expect(checkUscc(body17 + right)).toBeNull()
    expect(checkUscc(body17 + alphabet.charAt((alphabet.indexOf(right) + 1) % 31))).toBe('checkDigit')
  })
})

describe('normaliseUscc', () => {
  it('takes spaces, hyphens, small and full-width letters', () => {
    expect(normaliseUscc(' ｙ1 341103-aaaa ')).toBe('Y1341103AAAA')
  })

  it('leaves a written form alone', () => {
    fc.assert(fc.property(body, (text) => normaliseUscc(text) === text))
  })
})
