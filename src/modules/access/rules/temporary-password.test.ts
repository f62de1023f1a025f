import { expect, it } from 'vitest'
import { temporaryPassword } from './temporary-password.ts'

it('a temporary password has 14 signs with capitals, small letters, digits and signs, and never comes twice', () => {
  const passwords = Array.from({ length: 200 }, temporaryPassword)
  for (const password of passwords) {
    expect(password).toHaveLength(14)
    for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[-+=?]/]) expect(password).toMatch(kind)
    expect(password).not.toMatch(/[0O1lI]/)
  }
  expect(new Set(passwords).size).toBe(passwords.length)
})
