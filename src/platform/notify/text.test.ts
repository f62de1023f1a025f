import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwnPath, manyLines, oneLine } from './text.ts'

describe('a notification leads to a path inside the product', () => {
  it.each(['/', '/tasks/42', '/chains/pv?tab=gaps', '/inbox#a', '/企业/甲', '/a//b', '/x?to=//evil.example'])(
    '%s is one',
    (href) => expect(isOwnPath(href)).toBe(true),
  )

  it.each([
    '',
    'tasks/42',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /tasks',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '///evil.example',
    `/${'a'.repeat(600)}`,
  ])('%j is none', (href) => expect(isOwnPath(href)).toBe(false))

  it('whatever is accepted stays on any origin it is opened from', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', 'a', '@', '?', '#', '\t', '%', '企') }),
        (tail) => {
          const href = `/${tail}`
          if (!isOwnPath(href)) return
          const opened = new URL(href, 'https://own.example/deep/page')
          expect(opened.origin).toBe('https://own.example')
          // A second opening, as a browser does with the address it shows, stays as well.
          expect(new URL(opened.pathname, 'https://own.example').origin).toBe('https://own.example')
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('titles and texts are plain', () => {
  it('a title is one line without unseen characters', () => {
    expect(oneLine('整改\r\nBcc: x@evil.example\u202e\u0000 甲', 100)).toBe('整改 Bcc: x@evil.example 甲')
  })

  it('what is too long is cut with an ellipsis, never inside a character', () => {
    expect(oneLine('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…')
  })

  it('a text keeps its lines', () => {
    expect(manyLines('甲\r\n乙\u2028丙\u0007', 100)).toBe('甲\n乙\n丙')
  })
})
