import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawRangeOfMap } from '#core/text/mapped-text.ts'
import { readDocument } from './read-document.ts'
import { testDictionaries } from './testing/reading.ts'

const folder = join(import.meta.dirname, '../../../../fixtures/documents')
const suffix = '.expected.json'
const names = readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))

interface Expected {
  publishedOn: string | null
  expect: Record<string, unknown>
  contains: string[]
  lacks: string[]
  doubtful: string[]
  facts: { type: string; args: unknown }[]
}

const inOrder = (facts: readonly { type: string; args: unknown }[]) =>
  facts.map(({ type, args }) => JSON.stringify({ type, args })).sort()

describe('documents of our own making', () => {
  it('there are enough of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(8)
  })

  describe.each(names)('%s', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, `${name}${suffix}`), 'utf8')) as Expected
    const bytes = new Uint8Array(readFileSync(join(folder, name)))
    const result = readDocument(
      { bytes, fileName: name, publishedOn: expected.publishedOn },
      testDictionaries,
    )

    it('states its title, source, author, date and encoding', () => {
      expect(result).toMatchObject(expected.expect)
    })

    it('gives exactly the facts it says, each once', () => {
      expect(inOrder(result.facts)).toEqual(inOrder(expected.facts))
    })

    it('is cleaned, with furniture set apart', () => {
      for (const text of expected.contains) expect(result.cleaned).toContain(text)
      for (const text of expected.lacks) expect(result.cleaned).not.toContain(text)
    })

    it('marks what was inferred and what could not be read', () => {
      expect(result.repairs.map((repair) => repair.state).filter((state) => state !== 'certain')).toEqual(
        expected.doubtful,
      )
    })

    it('quotes evidence from the cleaned text, and the map leads every character back to raw text', () => {
      for (const fact of result.facts) {
        expect(fact.end).toBeGreaterThan(fact.start)
        expect(result.cleaned).toContain(fact.sentence)
        expect(fact.sentence).toContain(result.cleaned.slice(fact.start, fact.end))
        expect(fact.confidence).toBeGreaterThan(0)
        expect(fact.confidence).toBeLessThanOrEqual(1)
      }
      let previous = 0
      for (let i = 0; i < result.cleaned.length; i++) {
        const { start, end } = rawRangeOfMap(result.map, i, i + 1)
        expect(end).toBeGreaterThan(start)
        expect(start).toBeGreaterThanOrEqual(previous)
        expect(end).toBeLessThanOrEqual(result.rawText.length)
        previous = start
      }
    })

    it('is plain data', () => {
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    })
  })
})
