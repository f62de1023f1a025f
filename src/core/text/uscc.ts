import { writtenCode } from '#core/text/written-code.ts'

/**
 * The unified social credit code (统一社会信用代码) of GB 32100-2015: 18 characters, of which
 * 1 names the registering authority, 1 the category, 6 the region (GB/T 2260), 9 the organisation
 * (GB 11714, itself with a check character) and the last one checks the first 17.
 */

/** Digits and capital letters without I, O, S, V and Z; a character's value is its place. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 3^i mod 31 for i = 0 … 16. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/**
 * Check character of the first 17 characters: 31 − (Σ value × 3^i mod 31), taken mod 31 (GB 32100-2015, 4.7).
 * @throws RangeError when the body is not 17 characters of the code's alphabet
 */
export function usccCheckDigit(body: string): string {
  if (body.length !== weights.length) throw new RangeError(`a USCC has 17 characters before its check digit`)
  let sum = 0
  weights.forEach((weight, at) => {
    const value = alphabet.indexOf(body.charAt(at))
    if (value === -1) throw new RangeError(`'${body.charAt(at)}' cannot stand in a USCC`)
    sum += value * weight
  })
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** What can be wrong with a USCC, in the order in which it is looked for. */
export type UsccFault = 'length' | 'character' | 'region' | 'checkDigit'

/** The first fault of a USCC in its written form (capitals, no spaces), null when it is sound. */
export function checkUscc(text: string): UsccFault | null {
  if (text.length !== weights.length + 1) return 'length'
  if ([...text].some((character) => !alphabet.includes(character))) return 'character'
  if (!/^\d{6}$/.test(text.slice(2, 8))) return 'region'
  return usccCheckDigit(text.slice(0, 17)) === text.charAt(17) ? null : 'checkDigit'
}

/** Whether `text` is a USCC in its written form. */
export function isValidUscc(text: string): boolean {
  return checkUscc(text) === null
}

/** A USCC as people type it, brought to its written form. */
export const normaliseUscc = writtenCode
