import { describe, expect, it } from 'vitest'
import { isSignInCode, signInAt, signInCode } from './sign-in.ts'

const secret = 'a secret of this installation'
const session = '11111111-1111-4111-8111-111111111111'
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 5, 0, 30, seconds))

describe('the code of a session', () => {
  it('is renewed every 30 seconds, and taken in its own window and the one after', () => {
    const { code, renewsAt } = signInCode(secret, session, at(5))
    expect(renewsAt).toEqual(at(30))
    expect(signInCode(secret, session, at(29)).code).toBe(code)
    expect(signInCode(secret, session, at(30)).code).not.toBe(code)
    for (const second of [0, 29, 30, 59]) expect(isSignInCode(secret, session, code, at(second))).toBe(true)
    expect(isSignInCode(secret, session, code, at(60))).toBe(false)
    expect(isSignInCode(secret, session, code, at(-1))).toBe(false)
  })

  it('is that of one session and one installation', () => {
    const { code } = signInCode(secret, session, at(0))
    expect(isSignInCode(secret, session.replace('1', '2'), code, at(0))).toBe(false)
    expect(isSignInCode('another secret', session, code, at(0))).toBe(false)
    for (const guess of ['', 'x', code.slice(1), `${code}0`])
      expect(isSignInCode(secret, session, guess, at(0))).toBe(false)
  })

  it('opens 30 minutes before the beginning, is late after it, and is over after the end, in Shanghai', () => {
    const held = { on: '2026-03-05', startsAt: '08:30', endsAt: '11:30' }
    const on = (time: string) => signInAt(held, new Date(`2026-03-05T${time}+08:00`))
    expect(on('07:59:59')).toBe('tooEarly')
    expect(on('08:00:00')).toBe('present')
    expect(on('08:30:00')).toBe('present')
    expect(on('08:30:01')).toBe('late')
    expect(on('11:30:00')).toBe('late')
    expect(on('11:30:01')).toBe('over')
  })
})
