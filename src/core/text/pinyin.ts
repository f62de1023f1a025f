import { isHan, isLatinLetter } from './chinese-character.ts'
import type { Edit } from './mapped-text.ts'

/**
 * Finds pinyin annotations that a converter put behind characters: `經(jīng)`, also with full-width brackets and
 * half-open, `經jīng)` and `經(jīng`.
 *
 * What bears a tone mark and is one valid syllable, behind a Han character, is an annotation. A syllable without tone
 * mark is one only where the caller's table of readings gives that very reading for the character before it; so
 * `(GDP)`, `(LED)`, `(app)` and `(wan)` stay. One with a tone mark may also stand behind a sign of
 * loss, `?jīng)`, where the character was lost, alone or with the bracket. Linear in the length of the text.
 */
export function findPinyinAnnotations(text: string, readings: ToneFreeReadings): Edit[] {
  const edits: Edit[] = []
  let i = 0
  while (i < text.length) {
    const letter = isLatinLetter(text[i])
    const opening = isOpening(text[i])
    if (!letter && !opening) {
      i++
      continue
    }
    const start = i
    let from = opening ? skipSpaces(text, i + 1) : i
    if (!isLatinLetter(text[from])) {
      i++
      continue
    }
    let to = from
    while (to < text.length && isLatinLetter(text[to])) to++
    const afterSpaces = skipSpaces(text, to)
    const closing = isClosing(text[afterSpaces])
    const end = closing ? afterSpaces + 1 : to
    if (to - from <= longestSyllable && isAnnotation(text, start, from, to, opening, closing, readings)) {
      edits.push({ start, end, replacement: '' })
      i = end
    } else {
      from = to
      i = to
    }
  }
  return edits
}

/** Readings without tone by character: those for which a bracketed syllable without tone mark is an annotation. */
export type ToneFreeReadings = ReadonlyMap<string, readonly string[]>

function isAnnotation(
  text: string,
  start: number,
  from: number,
  to: number,
  opening: boolean,
  closing: boolean,
  readings: ToneFreeReadings,
): boolean {
  if (!opening && !closing) return false
  const before = text[start - 1]
  const lost = before === '?' || before === '\ufffd'
  if (!isHan(before) && !lost) return false
  const written = text.slice(from, to)
  const { syllable, marks } = stripTone(written)
  if (!isSyllable(syllable)) return false
  if (marks === 1) return true
  if (lost || marks > 1 || !opening || !closing) return false
  return written === written.toLowerCase() && (readings.get(before ?? '')?.includes(syllable) ?? false)
}

/** True when the letters, with at most one tone mark, are one syllable of pinyin. */
export function isPinyinSyllable(written: string): boolean {
  const { syllable, marks } = stripTone(written)
  return marks <= 1 && isSyllable(syllable)
}

/** Every syllable without tone, sorted; ü is written v, as it is typed. */
export const listSyllables = (): string[] =>
  [...finalsOf]
    .flatMap(([initial, finals]) => [...finals].map((final) => (initial + final).replace('ü', 'v')))
    .filter((syllable) => !/^[jqxy]v/.test(syllable))
    .sort()

function stripTone(written: string): { syllable: string; marks: number } {
  let marks = 0
  let syllable = ''
  for (const unit of written.toLowerCase()) {
    const plain = toned.get(unit)
    if (plain) marks++
    syllable += plain ?? unit
  }
  return { syllable, marks }
}

function isSyllable(syllable: string): boolean {
  const normal = syllable.replace('v', 'ü')
  for (let length = 0; length <= 2 && length < normal.length; length++) {
    const finals = finalsOf.get(normal.slice(0, length))
    if (finals?.has(normal.slice(length))) return true
  }
  return false
}

function skipSpaces(text: string, from: number): number {
  let i = from
  while (i < from + 2 && (text[i] === ' ' || text[i] === '\u00a0')) i++
  return i
}

function isOpening(unit: string | undefined): boolean {
  return unit === '(' || unit === '（'
}

function isClosing(unit: string | undefined): boolean {
  return unit === ')' || unit === '）'
}

/** `zhuang`, `chuang`, `shuang`. */
const longestSyllable = 6

const toned = new Map<string, string>(
  ['aāáǎàăâ', 'eēéěèĕ', 'iīíǐìĭ', 'oōóǒòŏ', 'uūúǔùŭ', 'üǖǘǚǜ', 'mḿ', 'nńňǹ'].flatMap((row) =>
    [...row.slice(1)].map((unit): [string, string] => [unit, row[0] ?? '']),
  ),
)

/** The table of Mandarin syllables: initial, then the finals that occur with it. */
const finalsOf = new Map<string, Set<string>>(
  (
    [
      ['', 'a o e ai ei ao ou an en ang eng er'],
      ['y', 'a o e ao ou an ang i in ing ong u ue uan un ü üe üan ün'],
      ['w', 'a o ai ei an en ang eng u'],
      ['b', 'a o ai ei ao an en ang eng i ie iao ian in ing u'],
      ['p', 'a o ai ei ao ou an en ang eng i ie iao ian in ing u'],
      ['m', 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u'],
      ['f', 'a o ei ou an en ang eng u'],
      ['d', 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un'],
      ['t', 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un'],
      ['n', 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe'],
      ['l', 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe'],
      ['g', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
      ['k', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
      ['h', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
      ['j', 'i ia ie iao iu ian in iang ing iong u ue uan un ü üe üan ün'],
      ['q', 'i ia ie iao iu ian in iang ing iong u ue uan un ü üe üan ün'],
      ['x', 'i ia ie iao iu ian in iang ing iong u ue uan un ü üe üan ün'],
      ['zh', 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
      ['ch', 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang'],
      ['sh', 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang'],
      ['r', 'e i ao ou an en ang eng ong u ua uo ui uan un'],
      ['z', 'a e i ai ei ao ou an en ang eng ong u uo ui uan un'],
      ['c', 'a e i ai ao ou an en ang eng ong u uo ui uan un'],
      ['s', 'a e i ai ao ou an en ang eng ong u uo ui uan un'],
    ] as const
  ).map(([initial, finals]) => [initial, new Set(finals.split(' '))]),
)
