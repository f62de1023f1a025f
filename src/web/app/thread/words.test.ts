import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actionWords, kindWords } from '#modules/audit-words/index.ts'
import { relationWords } from './relations.ts'

const sources = globSync('src/{platform,modules,server}/**/*.ts')
  .filter((path) => !/\.test\.ts$|\/testing\/|\/web\//.test(path))
  .map((path) => readFileSync(path, 'utf8'))

/** What the first group of the pattern finds in the code that writes threads and the audit log. */
const written = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

describe('words of threads and histories', () => {
  it.each([
    ['relation', /\brelation: '(\w+)'/g, relationWords],
    ['kind of object', /\bkind: '([a-z]+\.\w+)'/g, kindWords],
    ['act', /\baction: '([a-z]+\.\w+\.\w+)'/g, actionWords],
  ])('every %s that the code writes has a word in both languages', (_name, pattern, words) => {
    const keys = written(pattern)
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.filter((key) => !(key in words))).toEqual([])
  })
})
