import { expect, it } from 'vitest'
import { totpStepOf } from './totp-step.ts'

// RFC 6238, appendix B: SHA-1, the last six of eight digits.
const key = '12345678901234567890'
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
]

it('a code belongs to the step it was made in', () => {
  for (const [seconds, code] of vectors)
    expect(totpStepOf(key, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

it('a code of a neighbouring step is known by that step, one from far away by none', () => {
  const [seconds, code] = vectors[2]!
  const step = Math.floor(seconds / 30)
  for (const away of [-60, -30, 30, 60]) expect(totpStepOf(key, code, (seconds + away) * 1000)).toBe(step)
  for (const away of [-120, 120]) expect(totpStepOf(key, code, (seconds + away) * 1000)).toBeNull()
})
