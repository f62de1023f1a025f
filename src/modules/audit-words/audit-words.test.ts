import { describe, expect, it } from 'vitest'
import type { AuditWords } from './audit-words.ts'
import { actionWords, auditWords, kindWords } from './index.ts'

/** Log-ins, loads and official documents are the platform's. */
const alsoOfPlatform = ['identity', 'officialdoc', 'system']

describe('words of audit entries', () => {
  it.each(Object.entries(auditWords))(
    '%s names what is its own, in both languages',
    (part, words: AuditWords) => {
      for (const [key, pair] of [...Object.entries(words.kinds), ...Object.entries(words.actions)]) {
        const of = key.split('.')[0]!
        expect(part === 'platform' && alsoOfPlatform.includes(of) ? part : of, key).toBe(part)
        expect(
          pair.every((word) => word.trim() !== ''),
          key,
        ).toBe(true)
      }
    },
  )

  it('no key is named twice', () => {
    const count = (sort: keyof AuditWords) =>
      Object.values(auditWords).reduce((sum, words: AuditWords) => sum + Object.keys(words[sort]).length, 0)
    expect(Object.keys(kindWords)).toHaveLength(count('kinds'))
    expect(Object.keys(actionWords)).toHaveLength(count('actions'))
  })
})
