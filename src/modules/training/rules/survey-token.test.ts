import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashOfToken, newPublicCode, readToken, seal, tokenOf, unseal } from './survey-token.ts'

const id = '00000000-0000-4000-8000-000000000001'

it('a token is the same for the same invitation and secret, and another for another of either', () => {
  expect(tokenOf('secret', id)).toBe(tokenOf('secret', id))
  expect(tokenOf('secret', id)).not.toBe(tokenOf('other', id))
  expect(tokenOf('secret', id)).not.toBe(tokenOf('secret', id.replace(/1$/, '2')))
  expect(readToken(tokenOf('secret', id))).toBe(tokenOf('secret', id))
  expect(hashOfToken(tokenOf('secret', id))).not.toContain(tokenOf('secret', id))
})

it('an open code is like a token, and never the same twice', () => {
  const codes = Array.from({ length: 100 }, newPublicCode)
  expect(new Set(codes).size).toBe(100)
  for (const code of codes) expect(readToken(code)).toBe(code)
})

it('a token typed by hand is read with spaces around it and in capitals; nothing else is one', () => {
  const token = tokenOf('secret', id)
  expect(readToken(` ${token.toUpperCase()} `)).toBe(token)
  for (const wrong of ['', 'abc', `${token}a`, token.replace(/^./, '1'), `${token.slice(1)}%`])
    expect(readToken(wrong)).toBeNull()
})

it('what is sealed opens with its token and with no other', () => {
  const [token, other] = [newPublicCode(), newPublicCode()]
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      (text) => {
        const sealed = seal(token, text)
        expect(unseal(token, sealed)).toBe(text)
        expect(unseal(other, sealed)).toBeNull()
      },
    ),
  )
  const sealed = seal(token, '用地指标不足')
  expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('用地')
  expect(seal(token, '用地指标不足')).not.toBe(sealed)
  expect(unseal(token, 'not base64 at all')).toBeNull()
})
