import type { Cell } from './cells.ts'
import type { NameQuery, Parse, Part } from './query.ts'

/** Where a match stands in the text, in UTF-16 units, the end exclusive. */
export interface Range {
  start: number
  end: number
}

/** How well a name fits, the better the smaller, and what of it was meant. */
export interface NameMatch {
  rank: number
  /** Sorted, without overlap. */
  ranges: Range[]
}

/** By what the name was found, the better first; in each: the whole name, its beginning, anywhere. */
const sorts = ['written', 'pinyin', 'initials'] as const
const places = 3
/** A rank behind those of all names: for codes found by their beginning. */
export const codeRank = sorts.length * places

/**
 * How a name fits a query: the better of the ways to divide each word, the worst of the words. Null when a word is not
 * found. Linear in cells × parts.
 */
export function matchName(cells: readonly Cell[], query: NameQuery): NameMatch | null {
  let rank = 0
  const ranges: Range[] = []
  for (const { parses } of query.words) {
    let best: { rank: number; from: number; length: number } | null = null
    for (const parse of parses) {
      const found = bestPlace(cells, parse)
      if (found !== null && (best === null || found.rank < best.rank)) best = found
    }
    if (best === null) return null
    rank = Math.max(rank, best.rank)
    ranges.push(...rangesOf(cells.slice(best.from, best.from + best.length)))
  }
  return { rank, ranges: joined(ranges) }
}

function bestPlace(
  cells: readonly Cell[],
  parse: Parse,
): { rank: number; from: number; length: number } | null {
  let best: { rank: number; from: number; length: number } | null = null
  for (let from = 0; from + parse.length <= cells.length; from += 1) {
    const sort = sortAt(cells, from, parse)
    if (sort === null) continue
    const whole = from === 0 && parse.length === cells.length
    const rank = sort * places + (whole ? 0 : from === 0 ? 1 : 2)
    if (best === null || rank < best.rank) best = { rank, from, length: parse.length }
  }
  return best
}

/** Index into `sorts`, null where the parse does not fit the cells from there. */
function sortAt(cells: readonly Cell[], from: number, parse: Parse): number | null {
  let written = true
  let shortened = false
  for (const [index, part] of parse.entries()) {
    const cell = cells[from + index]
    if (cell === undefined || !fits(cell, part)) return null
    if (cell.char !== part.text) written = false
    // The last syllable may still be under way, but a mere letter is an initial.
    const underWay = index === parse.length - 1 && parse.length > 1 && part.text.length > 1
    if (part.sort === 'start' && cell.reading !== part.text && !underWay) shortened = true
  }
  if (written) return isWordStart(cells, from, parse.length) ? 0 : 2
  return shortened ? 2 : 1
}

/** Letters count as written where they begin a word and stay in it: `gf` is not written in `charging facility`. */
function isWordStart(cells: readonly Cell[], from: number, length: number): boolean {
  const follows = (index: number): boolean => {
    const [before, cell] = [cells[index - 1], cells[index]]
    if (before === undefined || cell === undefined) return false
    return isLetter(before) && isLetter(cell) && before.end === cell.start
  }
  if (follows(from)) return false
  for (let index = from + 1; index < from + length; index += 1) {
    const [before, cell] = [cells[index - 1], cells[index]]
    if (before && cell && isLetter(before) && isLetter(cell) && !follows(index)) return false
  }
  return true
}

const isLetter = ({ char }: Cell): boolean => /^[a-z]$/.test(char)

function fits(cell: Cell, { sort, text }: Part): boolean {
  if (sort === 'char') return cell.char === text
  return sort === 'syllable' ? cell.reading === text : cell.reading.startsWith(text)
}

const rangesOf = (cells: readonly Cell[]): Range[] => cells.map(({ start, end }) => ({ start, end }))

/** Ranges that touch or overlap become one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push({ ...range })
  }
  return result
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A pattern that finds a parse in cells written by `writeCells`; the same in JavaScript and PostgreSQL. */
export function patternOf(parse: Parse, start: boolean): string {
  const cells = parse.map(({ sort, text }) =>
    sort === 'char'
      ? `${escaped(text)}:[^ ]*`
      : `[^ ]*:${escaped(text)}${sort === 'syllable' ? '' : '[^ ]*'}`,
  )
  return `${start ? '^' : '(^| )'}${cells.join(' ')}( |$)`
}
