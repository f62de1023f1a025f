import { isHan } from '../chinese-character.ts'
import type { Cell } from './cells.ts'
import { type Parse, type Part, syllablesFrom } from './query.ts'

/**
 * Tokens by which an index finds names that may fit a query; whether they do is checked afterwards. For cells that follow
 * each other: both characters, both first letters; for each cell the character and the syllable; the first two again as
 * the beginning.
 */
type Bare = Pick<Cell, 'char' | 'reading'>

const pairOfChars = (a: string, b: string): string => `c${a}${b}`
const pairOfInitials = (a: string, b: string): string => `i${a.charAt(0)}${b.charAt(0)}`
const character = (char: string): string => `u${char}`
const syllable = (reading: string): string => `s${reading}`
/** Marks a token of the first cells. */
const atStart = (token: string): string => `^${token}`

/** All tokens of a name, each once. */
export function tokensOfName(cells: readonly Bare[]): string[] {
  const tokens = new Set<string>()
  for (const [index, cell] of cells.entries()) {
    const own = [character(cell.char)]
    if (isHan(cell.char)) own.push(syllable(cell.reading))
    const next = cells[index + 1]
    if (next !== undefined)
      own.push(pairOfChars(cell.char, next.char), pairOfInitials(cell.reading, next.reading))
    for (const token of own) tokens.add(token)
    if (index === 0) for (const token of own) tokens.add(atStart(token))
  }
  return [...tokens]
}

/**
 * Token sets for one parse: a name that fits has all tokens of one of them.
 *
 * @param start only names that begin so.
 */
export function tokensOfParse(parse: Parse, start: boolean): string[][] {
  const [first, second] = parse
  if (first === undefined) return []
  if (second === undefined) return tokensOfSinglePart(first).map((token) => [start ? atStart(token) : token])
  const tokens = new Set<string>()
  for (const [index, part] of parse.entries()) {
    if (part.sort === 'syllable') tokens.add(syllable(part.text))
    const next = parse[index + 1]
    const pair = next === undefined ? null : pairOf(part, next)
    // A character whose neighbour is no character has no pair.
    if (part.sort === 'char' && !(pair?.startsWith('c') ?? false)) tokens.add(character(part.text))
    if (pair !== null) tokens.add(pair)
  }
  if (start) {
    const pair = pairOf(first, second)
    const alone = first.sort === 'char' ? character(first.text) : null
    const beginning = pair ?? alone
    if (beginning !== null) tokens.add(atStart(beginning))
  }
  return [[...tokens]]
}

function pairOf(a: Part, b: Part): string | null {
  if (a.sort === 'char' && b.sort === 'char') return pairOfChars(a.text, b.text)
  if (a.sort !== 'char' && b.sort !== 'char') return pairOfInitials(a.text, b.text)
  return null
}

function tokensOfSinglePart(part: Part): string[] {
  if (part.sort === 'char') return [character(part.text)]
  if (part.sort === 'syllable') return [syllable(part.text)]
  // A letter by itself is a name's own letter as well as the beginning of syllables; the index tells it by neither.
  return part.text.length === 1 ? [] : syllablesFrom(part.text).map(syllable)
}
