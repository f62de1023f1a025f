import { Converter as TraditionalConverter } from 'opencc-js/cn2t'
import { Converter as SimplifiedConverter } from 'opencc-js/t2cn'
import { findShiftedRuns, type ShiftedRun } from '#core/text/gbk-shift.ts'
import {
  applyEdits,
  type Edit,
  type MappedText,
  mapRaw,
  rawRange,
  type Span,
  spanOfRaw,
} from '#core/text/mapped-text.ts'
import { findMisreadUtf8 } from '#core/text/misread-utf8.ts'
import { findPinyinAnnotations } from '#core/text/pinyin.ts'
import { findTraditional } from '#core/text/script.ts'
import { buildShiftLexicon, type ShiftLexicon } from '#core/text/shift-lexicon.ts'
import { listOfficialPhrases, type ReadingDictionaries, vocabulary } from '../dictionaries/load.ts'
import { gbkCodec, once } from './gbk-codec.ts'

/** What was done to a stretch of raw text. `start` and `end` lie in the cleaned text. */
export interface Repair {
  kind: 'pinyin' | 'traditional' | 'shiftedBytes' | 'furniture' | 'whitespace'
  raw: string
  cleaned: string
  rawStart: number
  rawEnd: number
  start: number
  end: number
  state: 'certain' | 'inferred' | 'unresolved'
  note: string
}

/** A repair before the text has its final form: its place is known in the raw text only. */
export interface RawRepair {
  kind: Repair['kind']
  rawStart: number
  rawEnd: number
  state: Repair['state']
  note: string
}

/**
 * Cleans line ends, pinyin annotations, misread and shifted bytes and traditional characters, in this order: annotations stand in
 * the way of the byte search, and the search needs the characters as they were encoded. Furniture is taken out later.
 */
export function cleanCharacters(
  raw: string,
  dictionaries: ReadingDictionaries,
): { mapped: MappedText; repairs: RawRepair[] } {
  const repairs: RawRepair[] = []
  let mapped = applyEdits(mapRaw(raw), findInvisible(raw))

  const annotations = findPinyinAnnotations(mapped.text, vocabulary.toneFreeReadings)
  for (const edit of annotations)
    repairs.push(describe(mapped, edit, 'pinyin', 'certain', 'pinyin annotation'))
  mapped = applyEdits(mapped, annotations)

  const misread = findMisreadUtf8(mapped.text, gbkCodec())
  for (const run of misread)
    repairs.push(
      describe(mapped, run, 'shiftedBytes', 'inferred', 'UTF-8 that was read as GBK, read as UTF-8'),
    )
  mapped = applyEdits(
    mapped,
    misread.map(({ start, end, reading }): Edit => ({ start, end, replacement: reading })),
  )

  const runs = findShiftedRuns(mapped.text, gbkCodec(), lexiconFor(dictionaries))
  for (const run of runs) repairs.push(describe(mapped, run, 'shiftedBytes', run.state, noteOf(run)))
  const untouchedRaw = runs
    .filter((run) => run.state === 'unresolved')
    .map((run) => rawRange(mapped, run.start, run.end))
  mapped = applyEdits(
    mapped,
    runs.flatMap((run): Edit[] =>
      run.state === 'inferred' ? [{ start: run.start, end: run.end, replacement: run.reading }] : [],
    ),
  )

  const untouched = untouchedRaw.map((range) => spanOfRaw(mapped, range.start, range.end))
  const conversions = findTraditional(mapped.text, toSimplified, { ...vocabulary.script, untouched })
  for (const group of byLine(mapped.text, conversions)) {
    const changed = group.edits.reduce((sum, edit) => sum + edit.replacement.length, 0)
    const note = `traditional characters simplified: ${changed}`
    repairs.push(describe(mapped, group, 'traditional', 'certain', note))
  }
  return { mapped: applyEdits(mapped, conversions), repairs }
}

/** Gives repairs their place in the final text; the texts on both sides are quoted, at most 200 units of each. */
export function placeRepairs(repairs: readonly RawRepair[], raw: string, mapped: MappedText): Repair[] {
  return repairs
    .map((repair) => {
      const { start, end } = spanOfRaw(mapped, repair.rawStart, repair.rawEnd)
      return {
        ...repair,
        raw: quote(raw.slice(repair.rawStart, repair.rawEnd)),
        cleaned: quote(mapped.text.slice(start, end)),
        start,
        end,
      }
    })
    .sort((one, other) => one.rawStart - other.rawStart || one.rawEnd - other.rawEnd)
}

function quote(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

function describe(
  mapped: MappedText,
  span: Span,
  kind: Repair['kind'],
  state: Repair['state'],
  note: string,
): RawRepair {
  const range = rawRange(mapped, span.start, span.end)
  return { kind, rawStart: range.start, rawEnd: range.end, state, note }
}

function noteOf(run: ShiftedRun): string {
  if (run.state === 'inferred') {
    return `bytes read one off; the only reading the dictionary allows, ${run.lost} pairs were lost`
  }
  return run.readings === 0
    ? 'bytes read one off; no reading in the dictionary'
    : `bytes read one off; ${run.readings} readings fit`
}

const controls = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f'
const widthless = '\\u200b-\\u200f\\u2060\\ufeff\\u00ad'
const oddSpaces = '\\u00a0\\t\\u2000-\\u200a\\u202f'
const invisible = new RegExp(
  `(\\r\\n?|[\\u2028\\u2029\\u0085])|([${oddSpaces}])|[${widthless}${controls}]`,
  'g',
)

/** Line ends become `\n`; marks without width, soft hyphens and control characters go; odd spaces become plain ones. */
function findInvisible(text: string): Edit[] {
  return [...text.matchAll(invisible)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    replacement: match[1] !== undefined ? '\n' : match[2] !== undefined ? ' ' : '',
  }))
}

function byLine(text: string, edits: readonly Edit[]): (Span & { edits: Edit[] })[] {
  const groups: (Span & { edits: Edit[] })[] = []
  for (const edit of edits) {
    const last = groups.at(-1)
    if (last && !text.slice(last.end, edit.start).includes('\n')) {
      last.edits.push(edit)
      last.end = edit.end
    } else {
      groups.push({ start: edit.start, end: edit.end, edits: [edit] })
    }
  }
  return groups
}

// Converters and the code table take some 200 ms to build: only who reads a document pays for them.
const convert = once(() => SimplifiedConverter({ from: 't', to: 'cn' }))
const toTraditional = once(() => TraditionalConverter({ from: 'cn', to: 't' }))
const particle = new RegExp(`(${vocabulary.script.wordsWith著.join('|')})|著`, 'gu')

/** Traditional to simplified, with the particle 著 as 着, which the converter leaves alone; 著名 and the like stay. */
function toSimplified(text: string): string {
  return convert()(text).replace(particle, (_found: string, word: string | undefined) => word ?? '着')
}

/** A short text, such as a title, in simplified characters. */
export function simplify(text: string): string {
  return toSimplified(text)
}

const lexicons = new WeakMap<ReadingDictionaries, ShiftLexicon>()

/** The lexicon in both scripts, built once for a set of dictionaries. */
function lexiconFor(dictionaries: ReadingDictionaries): ShiftLexicon {
  const known = lexicons.get(dictionaries)
  if (known) return known
  const phrases = listOfficialPhrases(dictionaries)
  const both = new Set(['、', ...phrases, ...phrases.map((phrase) => toTraditional()(phrase))])
  const lexicon = buildShiftLexicon(vocabulary.lexicon.openings, both, gbkCodec())
  lexicons.set(dictionaries, lexicon)
  return lexicon
}
