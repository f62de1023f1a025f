import { applyEdits, compactMap, rawRange, type TextMap } from '#core/text/mapped-text.ts'
import type { ReadingDictionaries } from '../dictionaries/load.ts'
import { cleanCharacters, placeRepairs, type Repair, simplify } from './clean.ts'
import { readDocumentText } from './document-text.ts'
import type { Fact } from './facts/fact.ts'
import { readFacts } from './facts/read-facts.ts'
import { defaultLimits, type ReadingLimits } from './limits.ts'
import { bodyEdits, readPage } from './page.ts'

export type { ReadingDictionaries } from '../dictionaries/load.ts'

/** A document as it was handed in. `publishedOn` is what the person says, YYYY-MM-DD; the text's own date goes first. */
export interface DocumentInput {
  bytes: Uint8Array
  fileName: string | null
  publishedOn: string | null
}

/** What reading gives; plain data. `map` leads from `cleaned` back to `rawText`. */
export interface ReadResult {
  /** The decoded text before cleaning, to which `map` and `rawStart`, `rawEnd` of the repairs lead. */
  rawText: string
  title: string | null
  source: string | null
  sourceBasis: 'stated' | 'inferred' | null
  author: string | null
  publishedOn: string | null
  publishedBasis: 'stated' | 'given' | null
  cleaned: string
  repairs: Repair[]
  furniture: { kind: string; text: string }[]
  facts: Fact[]
  encoding: string
  map: TextMap
}

/** Reads a document whole: decodes, cleans, takes the page apart and extracts facts. Throws `DocumentRefused`. */
export function readDocument(
  input: DocumentInput,
  dictionaries: ReadingDictionaries,
  limits: ReadingLimits = defaultLimits,
): ReadResult {
  const { text, title, encoding } = readDocumentText(input.bytes, input.fileName, limits)
  return readText({ text, title, encoding, publishedOn: input.publishedOn }, dictionaries)
}

/** Reads raw text that has been taken out of its file already, or was pasted. */
export function readText(
  input: { text: string; title: string | null; encoding: string; publishedOn: string | null },
  dictionaries: ReadingDictionaries,
): ReadResult {
  const { mapped: clean, repairs } = cleanCharacters(input.text, dictionaries)
  const page = readPage(clean.text, input.title === null ? null : simplify(input.title))
  for (const item of page.furniture) {
    const range = rawRange(clean, item.start, item.end)
    repairs.push({
      kind: 'furniture',
      rawStart: range.start,
      rawEnd: range.end,
      state: 'certain',
      note: `set apart: ${item.kind}`,
    })
  }
  const mapped = applyEdits(clean, bodyEdits(clean.text, page.body))
  const placed = placeRepairs(repairs, input.text, mapped)
  const doubts = placed.flatMap(({ state, start, end }) =>
    state === 'certain' ? [] : [{ state, start, end }],
  )
  const publishedOn = page.publishedOn ?? input.publishedOn
  return {
    rawText: input.text,
    title: page.title,
    source: page.source,
    sourceBasis: page.sourceBasis,
    author: page.author,
    publishedOn,
    publishedBasis: page.publishedOn !== null ? 'stated' : input.publishedOn === null ? null : 'given',
    cleaned: mapped.text,
    repairs: placed,
    furniture: page.furniture.map(({ kind, text }) => ({ kind, text })),
    facts: readFacts(mapped.text, publishedOn, dictionaries, doubts),
    encoding: input.encoding,
    map: compactMap(mapped),
  }
}
