import type { Edit, Span } from './mapped-text.ts'

/** Turns traditional characters into simplified ones, phrase by phrase where its dictionary knows the phrase. */
export type ScriptConverter = (text: string) => string

export interface ScriptOptions {
  /** Words that keep their form, in simplified spelling: places and names with characters a converter mistakes (乾县). */
  protectedWords: readonly string[]
  /** Characters that are also right in simplified text (乾, 於): they change only in text that is traditional. */
  keptInSimplified: string
  /** Ranges that are left as they are. */
  untouched?: readonly Span[]
}

/**
 * The edits that make a text simplified, as runs of changed characters of the same length on both sides where the
 * converter keeps the length (it works line by line, and clause by clause where a line changes its length).
 *
 * A line counts as traditional when at least one of its characters has only a traditional form and these are more
 * than one in fifty; only there are the characters of `keptInSimplified` changed.
 */
export function findTraditional(text: string, convert: ScriptConverter, options: ScriptOptions): Edit[] {
  const edits: Edit[] = []
  const untouched = options.untouched ?? []
  let skip = 0
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const converted = convert(line)
    if (converted !== line) {
      const first = edits.length
      collect(line, converted, start, convert, edits)
      while (skip < untouched.length && (untouched[skip]?.end ?? 0) <= start) skip++
      dropKept(edits, first, { line, converted, offset: start }, options, untouched.slice(skip))
    }
    start = end + 1
  }
  return edits
}

function collect(
  before: string,
  after: string,
  offset: number,
  convert: ScriptConverter,
  edits: Edit[],
): void {
  if (before.length === after.length) {
    for (let i = 0; i < before.length; i++) {
      if (before[i] === after[i]) continue
      // A surrogate pair changes as one: half a character must never be replaced alone.
      const pairStart = isLowSurrogate(before, i) || isLowSurrogate(after, i) ? i - 1 : i
      const last = edits.at(-1)
      if (last && last.end > offset + pairStart) last.end = offset + i + 1
      else edits.push({ start: offset + pairStart, end: offset + i + 1, replacement: '' })
      const edit = edits.at(-1)
      if (edit) edit.replacement = after.slice(edit.start - offset, i + 1)
    }
    return
  }
  const clauses = before.split(/(?<=[，。；、,;\s])/u)
  if (clauses.length > 1) {
    let at = offset
    for (const clause of clauses) {
      const converted = convert(clause)
      if (converted !== clause) collect(clause, converted, at, convert, edits)
      at += clause.length
    }
    return
  }
  edits.push({ start: offset, end: offset + before.length, replacement: after })
}

function dropKept(
  edits: Edit[],
  first: number,
  { line, converted, offset }: { line: string; converted: string; offset: number },
  options: ScriptOptions,
  untouched: readonly Span[],
): void {
  const found = edits.splice(first)
  const isKept = (edit: Edit) =>
    options.keptInSimplified.includes(line.slice(edit.start - offset, edit.end - offset))
  const traditional = found.filter((edit) => !isKept(edit)).length * 50 > line.length
  for (const edit of found) {
    if (untouched.some((span) => edit.start < span.end && edit.end > span.start)) continue
    if (!traditional && isKept(edit)) continue
    if (isProtected(line, converted, edit.start - offset, options.protectedWords)) continue
    edits.push(edit)
  }
}

/** True when the character belongs to a protected word; the rest of the word may be traditional in the line. */
function isProtected(line: string, converted: string, position: number, words: readonly string[]): boolean {
  const character = line[position] ?? ''
  return words.some((word) => {
    const inWord = word.indexOf(character)
    const start = position - inWord
    if (inWord < 0 || start < 0 || line.length !== converted.length) return false
    for (let i = 0; i < word.length; i++) {
      if (i !== inWord && word[i] !== converted[start + i] && word[i] !== line[start + i]) return false
    }
    return true
  })
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
