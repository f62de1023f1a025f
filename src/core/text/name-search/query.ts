import { isHan } from '../chinese-character.ts'
import { listSyllables } from '../pinyin.ts'
import { foldText } from './cells.ts'

/** What one cell of a name must be: this character, this syllable, or one whose reading begins so. */
export interface Part {
  sort: 'char' | 'syllable' | 'start'
  text: string
}

/** One way to divide a word among cells that follow each other. */
export type Parse = readonly Part[]

/** Each word must be found, in any of its parses. */
export interface NameQuery {
  words: readonly { text: string; parses: readonly Parse[] }[]
}

export interface QueryLimits {
  /** Words after these are left out. */
  words: number
  /** Characters of a word after these are left out. */
  characters: number
  /** Ways to divide a word that are tried. */
  parses: number
}
export const queryLimits: QueryLimits = { words: 4, characters: 40, parses: 4 }

const syllables = new Set(listSyllables())
const syllableStarts = new Set([...syllables].flatMap((one) => [...one].map((_, i) => one.slice(0, i + 1))))
const longestSyllable = 6

/** Syllables that begin so, sorted. */
export const syllablesFrom = (start: string): string[] =>
  [...syllables].filter((syllable) => syllable.startsWith(start))

/**
 * Reads what a person typed: Chinese characters, full pinyin, initials, or all of them mixed; words stand between spaces,
 * an apostrophe parts syllables (`xi'an`).
 *
 * @returns null when no word has two characters: such a search would find everything.
 */
export function parseNameQuery(text: string, limits: QueryLimits = queryLimits): NameQuery | null {
  const words = text
    .split(/\s+/)
    .map((word) => ({ text: word, runs: runsOf(word, limits.characters) }))
    .filter(({ runs }) => runs.length > 0)
    .slice(0, limits.words)
    .map(({ text: word, runs }) => ({ text: word, parses: parsesOf(runs, limits.parses) }))
  const counts = words.map((word) => foldText(word.text).length)
  return Math.max(0, ...counts) < 2 ? null : { words }
}

/** A Chinese character, or letters and digits that belong together. */
function runsOf(word: string, most: number): string[] {
  const runs: string[] = []
  let left = most
  // ü is typed v; other marks, of tones, say nothing here.
  const typed = word.normalize('NFD').replaceAll(/u\u0308/gi, 'v')
  for (const piece of typed.split(/['’]/)) {
    let open = false
    for (const { char } of foldText(piece)) {
      if (left === 0) return runs
      left -= 1
      const plain = /^[a-z0-9]$/.test(char)
      if (plain && open) runs.push(`${runs.pop() ?? ''}${char}`)
      else runs.push(char)
      open = plain
    }
  }
  return runs
}

/** The ways to divide all runs, those of the fewest parts first, and each character by itself as the last. */
function parsesOf(runs: readonly string[], most: number): Parse[] {
  const single = runs.flatMap((run): Part[] =>
    [...run].map((text) => ({ sort: isHan(text) ? 'char' : 'start', text })),
  )
  // Letters among digits spell no syllables: a code, or a type such as 3C or 5G.
  if (runs.length === 1 && /\d/.test(runs[0] ?? '')) return [single]
  let parses: Parse[] = [[]]
  for (const [index, run] of runs.entries()) {
    const divided = /^[a-z0-9]/.test(run)
      ? divide(run, index === runs.length - 1, most)
      : [[{ sort: 'char', text: run } as const]]
    parses = parses.flatMap((head) => divided.map((tail) => [...head, ...tail])).slice(0, most)
  }
  const key = (parse: Parse) => parse.map(({ sort, text }) => `${sort}${text}`).join(' ')
  const all = [...parses, single]
  return all.filter((parse, index) => all.findIndex((other) => key(other) === key(parse)) === index)
}

/**
 * Divides letters into whole syllables and initials, the fewest parts first; what stands last may be the beginning of a
 * syllable. Breadth first, so that the cost is bounded by `most` however long the letters are.
 */
function divide(letters: string, last: boolean, most: number): Parse[] {
  /** The best ways to divide the first so many letters. */
  const ways: Part[][][] = [[[]]]
  for (let end = 1; end <= letters.length; end += 1) {
    const found: Part[][] = []
    for (let length = Math.min(longestSyllable, end); length >= 1; length -= 1) {
      const sort = sortOf(letters.slice(end - length, end), last && end === letters.length)
      if (sort === null) continue
      for (const head of ways[end - length] ?? [])
        found.push([...head, { sort, text: letters.slice(end - length, end) }])
    }
    // Equal numbers of parts: whole syllables before beginnings.
    ways[end] = found.sort((a, b) => a.length - b.length || beginnings(a) - beginnings(b)).slice(0, most)
  }
  return ways[letters.length] ?? []
}

const beginnings = (parse: Parse): number => parse.filter(({ sort }) => sort === 'start').length

function sortOf(text: string, atEnd: boolean): Part['sort'] | null {
  if (text.length > 1 && syllables.has(text)) return atEnd ? 'start' : 'syllable'
  if (text.length === 1 || /^[zcs]h$/.test(text)) return 'start'
  return atEnd && syllableStarts.has(text) ? 'start' : null
}
