import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countAttempt, lockIfSpent, minutesLeft } from './attempt-rules.ts'
import { safeReturnPath } from './contract.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { passwordChangeDue, passwordProblems } from './password-rules.ts'
import { secretProblem } from './secret.ts'
import { sessionEnd } from './session-rules.ts'
import { defaultAuthSettings } from './settings.ts'
import { isUsername, usernameKey } from './usernames.ts'

const rules = defaultAuthSettings.password
const at = (minutes: number) => new Date(Date.UTC(2023, 5, 15) + minutes * 60_000)

describe('what a password must be', () => {
  for (const [password, problems] of [
    ['Tingcheng-2023', []],
    ['Abc-12345', ['tooShort']],
    ['abcdefghij', ['tooFewKinds']],
    ['abcdefghi1', ['tooFewKinds']],
    ['abcdefgh1-', []],
    ['short', ['tooShort', 'tooFewKinds']],
    ['My-Zhang.Wei-9', ['containsUsername']],
    ['ABC-zhang.WEI-1', ['containsUsername']],
    ['滁州产业链Abc12', []],
    [`Aa1${'x'.repeat(126)}`, ['tooLong']],
  ] as const) {
    it(`${password.slice(0, 20)}: ${problems.join(', ') || 'good'}`, () => {
      expect(passwordProblems(password, 'zhang.wei', rules)).toEqual(problems)
    })
  }

  it('a letter outside the basic plane is one character', () => {
    expect(passwordProblems('Aa1-😀😀😀😀😀', 'abc', rules)).toEqual(['tooShort'])
    expect(passwordProblems('Aa1-😀😀😀😀😀😀', 'abc', rules)).toEqual([])
  })

  it('a user name of two letters is found by chance and not looked for', () => {
    expect(passwordProblems('Wu-Tang-1234', 'wu', rules)).toEqual([])
  })

  it('it is due when temporary, and 90 days after its change', () => {
    const login = { mustChange: false, passwordChangedAt: at(0) }
    expect(passwordChangeDue({ ...login, mustChange: true }, at(0), rules)).toBe(true)
    expect(passwordChangeDue(login, at(90 * 1440 - 1), rules)).toBe(false)
    expect(passwordChangeDue(login, at(90 * 1440), rules)).toBe(true)
  })

  it('its hash is argon2id, salted, and belongs to it alone', async () => {
    const [first, second] = [await hashPassword('Tingcheng-2023'), await hashPassword('Tingcheng-2023')]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword('Tingcheng-2023', first)).toBe(true)
    expect(await verifyPassword('tingcheng-2023', first)).toBe(false)
  })
})

describe('failed attempts', () => {
  const limits = { failures: 5, windowMinutes: 15, lockMinutes: 15 }

  it('the fifth failure locks, until 15 minutes later', () => {
    let state = countAttempt(null, at(0), limits).attempts
    for (let minute = 1; minute < 5; minute += 1) state = countAttempt(state, at(minute), limits).attempts
    const locked = lockIfSpent(state, at(4), limits)
    expect(locked.lockedUntil).toEqual(at(19))
    expect(countAttempt(locked, at(18), limits).open).toBe(false)
    expect(countAttempt(locked, at(19), limits)).toEqual({
      attempts: { failures: 1, beganAt: at(19), lockedUntil: null },
      open: true,
    })
    expect(minutesLeft(at(19), at(18.5))).toBe(1)
  })

  it('failures of an earlier window do not count', () => {
    const old = { failures: 4, beganAt: at(0), lockedUntil: null }
    expect(countAttempt(old, at(15), limits).attempts.failures).toBe(1)
    expect(countAttempt(old, at(14), limits).attempts.failures).toBe(5)
  })

  it('however failures come, the tenth is at least a lock after the first: at most four before a window ends, five after', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), (gaps) => {
        let state: ReturnType<typeof countAttempt>['attempts'] | null = null
        let now = 0
        const opened: number[] = []
        for (const gap of gaps) {
          now += gap
          const { attempts, open } = countAttempt(state, at(now), limits)
          state = open ? lockIfSpent(attempts, at(now), limits) : attempts
          if (open) opened.push(now)
        }
        for (let index = 9; index < opened.length; index += 1)
          expect(opened[index]! - opened[index - 9]!).toBeGreaterThanOrEqual(limits.lockMinutes)
      }),
    )
  })
})

describe('sessions', () => {
  const session = { beganAt: at(0), seenAt: at(100) }
  it('end after 30 idle minutes and after 12 hours', () => {
    expect(sessionEnd(session, at(129), defaultAuthSettings.session)).toBeNull()
    expect(sessionEnd(session, at(130), defaultAuthSettings.session)).toBe('idle')
    expect(sessionEnd({ ...session, seenAt: at(719) }, at(719.9), defaultAuthSettings.session)).toBeNull()
    expect(sessionEnd({ ...session, seenAt: at(719) }, at(720), defaultAuthSettings.session)).toBe('absolute')
  })
})

describe('user names', () => {
  it('full-width and capital letters are the same name', () => {
    expect(usernameKey(' Ｚｈａｎｇ.Ｗei ')).toBe('zhang.wei')
    expect(usernameKey('链长办')).toBe('链长办')
  })
  it('have letters, digits and a few signs', () => {
    for (const good of ['ab', '链长', 'a.b-c_d@e', '20230615']) expect(isUsername(good), good).toBe(true)
    for (const bad of ['a', 'a b', 'a/b', "a'b", '', 'x'.repeat(61)]) expect(isUsername(bad), bad).toBe(false)
  })
})

describe('where log-in leads', () => {
  it('to a page of the product', () => {
    for (const path of ['/', '/chains/pv?tab=card', '/documents/1?fact=2#x', '/enterprises?query=光伏'])
      expect(safeReturnPath(path)).toBe(path)
  })
  it('and nowhere else', () => {
    for (const path of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/ok\\..\\evil',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/\n/evil.example',
      '',
      null,
      undefined,
      '/login',
      '/login?return=/x',
      '/api/session/sign-out',
      `/${'x'.repeat(2000)}`,
    ])
      expect(safeReturnPath(path), String(path)).toBe('/')
  })
  it('for every text, a browser stays on this host', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = new URL(safeReturnPath(`/${text}`), 'http://here.invalid')
        expect(url.origin).toBe('http://here.invalid')
      }),
    )
  })
})

describe('secrets', () => {
  it('short, known and monotonous ones are refused with what to do', () => {
    expect(secretProblem('short')).toMatch(/at least 32.*openssl/)
    expect(secretProblem('better-auth-secret-12345678901234567890')).toMatch(/guess/)
    expect(secretProblem('CHANGEME-changeme-changeme-changeme-1')).toMatch(/guess/)
    expect(secretProblem('a'.repeat(64))).toMatch(/guess/)
    expect(secretProblem('kZ3u9bQx7mT1pL5vR8sW2yD4fG6hJ0nC')).toBeNull()
  })
})
