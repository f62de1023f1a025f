import { isHan } from '../chinese-character.ts'

/**
 * One character of a name as search compares it: folded to half width and lower case. Marks and spaces are no cells, so
 * that 滁州（天长） is found by 滁州天长.
 */
export interface Cell {
  /** The folded character. */
  char: string
  /** How it is read, without tone, ü as v; the character itself where it is no Chinese one. */
  reading: string
  /** Where it stands in the text, in UTF-16 units. */
  start: number
  end: number
}

/** Gives the syllables of a folded text, one for each of its characters. */
export type Reader = (folded: string) => readonly string[]

/** A character of a text after folding. */
type Folded = Omit<Cell, 'reading'>

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

/** What one character folds to, by the standard: nothing, itself, or several characters. */
const foldedByStandard = (unit: string): string =>
  withoutMarks(unit.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The same for what names mostly consist of, without normalizing it; null for what the standard must tell. */
function foldedAtOnce(unit: string): string | null {
  const code = unit.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fff) return unit
  if (code >= 0x80) return null
  return /[A-Za-z0-9]/.test(unit) ? unit.toLowerCase() : ''
}

/** The characters of a text that count for search, folded. */
export function foldText(text: string): Folded[] {
  const folded: Folded[] = []
  let start = 0
  for (const unit of text) {
    const end = start + unit.length
    for (const char of foldedAtOnce(unit) ?? foldedByStandard(unit)) folded.push({ char, start, end })
    start = end
  }
  return folded
}

/** The cells of a text, read by `reader`; a reading that is missing or no syllable is the character itself. */
export function readCells(text: string, reader: Reader): Cell[] {
  const folded = foldText(text)
  const readings = reader(folded.map(({ char }) => char).join(''))
  return folded.map((one, index) => {
    const reading = readings[index]
    return { ...one, reading: isHan(one.char) && reading && /^[a-z]+$/.test(reading) ? reading : one.char }
  })
}

/** Cells as one text that patterns are matched against: `滁:chu 州:zhou`. */
export const writeCells = (cells: readonly Pick<Cell, 'char' | 'reading'>[]): string =>
  cells.map(({ char, reading }) => `${char}:${reading}`).join(' ')

/** Cells of a text whose readings were written with `writeCells`. */
export function cellsOf(text: string, written: string): Cell[] {
  const readings = written.split(' ').map((cell) => cell.slice(cell.indexOf(':') + 1))
  return foldText(text).map((one, index) => ({ ...one, reading: readings[index] ?? one.char }))
}

/** A code as it is compared: folded, without marks and spaces. */
export const foldedCode = (text: string): string =>
  foldText(text)
    .map(({ char }) => char)
    .join('')
