import { grown } from '../../collections/grown.ts'

/**
 * Problem: which of many texts say most of what a query asks, fast enough to ask for every need of a city at once.
 * Method: Okapi BM25. The impact of a word in a text (what it adds to the text's score) does not depend on the query,
 * so it is computed once and stored beside the text in flat posting lists, as an integer: sums are exact and the same
 * in any order and on any machine.
 *   impact = idf × tf × (k1 + 1) / (tf + k1 × (1 − b + b × length / mean length))
 *   idf = ln(1 + (texts − texts with the word + 0.5) / (texts with the word + 0.5))
 * Reference: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"; impacts after
 * Anh, de Kretser and Moffat 2001, "Vector-space ranking with effective early termination".
 * Cost: linear in the words; 8 bytes for each different word of each text.
 */
export interface TextIndex {
  readonly textCount: number
  /** Number of each word. */
  readonly words: ReadonlyMap<string, number>
  /** Postings of word w are `start[w] .. start[w + 1]`. */
  readonly start: Int32Array
  /** Text of each posting, ascending inside a word. */
  readonly text: Int32Array
  /** Impact of each posting, in units of 1 / `impactUnit`. */
  readonly impact: Int32Array
  /** Greatest impact of each word. */
  readonly greatest: Int32Array
}

export interface Bm25Options {
  /** How soon more of the same word adds nothing, 0 or more. */
  readonly k1?: number
  /** How much long texts count less, 0 to 1. */
  readonly b?: number
}

export const bm25Defaults = { k1: 1.2, b: 0.75 } as const

/** Impacts are whole numbers of 1 / 2^20. A word adds less than 64 among fewer than 10^18 texts at usual options. */
export const impactUnit = 2 ** 20

/**
 * Index over texts given as their words (`searchWords`), numbered in the order given.
 * @throws RangeError on options out of range
 */
export function buildTextIndex(texts: Iterable<readonly string[]>, options: Bm25Options = {}): TextIndex {
  const { k1, b } = { ...bm25Defaults, ...options }
  if (!(k1 >= 0 && k1 <= 10)) throw new RangeError(`k1 is ${k1}, not 0 to 10`)
  if (!(b >= 0 && b <= 1)) throw new RangeError(`b is ${b}, not 0 to 1`)
  const { words, lengths, pairs } = countWords(texts)
  const textCount = lengths.length
  let total = 0
  for (const length of lengths) total += length
  const mean = total / Math.max(1, textCount)

  const start = new Int32Array(words.size + 1)
  for (let at = 0; at < pairs.size; at++) start[pairs.word[at]! + 1]!++
  for (let word = 0; word < words.size; word++) start[word + 1]! += start[word]!
  const next = start.slice(0, words.size)
  const text = new Int32Array(pairs.size)
  const impact = new Int32Array(pairs.size)
  const greatest = new Int32Array(words.size)
  for (let at = 0; at < pairs.size; at++) {
    const word = pairs.word[at]!
    const having = start[word + 1]! - start[word]!
    const idf = Math.log(1 + (textCount - having + 0.5) / (having + 0.5))
    const count = pairs.count[at]!
    const length = lengths[pairs.text[at]!]!
    const value = Math.round(
      (impactUnit * idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / mean)),
    )
    const place = next[word]!++
    text[place] = pairs.text[at]!
    impact[place] = value
    if (value > greatest[word]!) greatest[word] = value
  }
  return { textCount, words, start, text, impact, greatest }
}

/** How often each text has each word, text after text. */
function countWords(texts: Iterable<readonly string[]>) {
  const words = new Map<string, number>()
  const lengths: number[] = []
  let room = 1024
  let word = new Int32Array(room)
  let text = new Int32Array(room)
  let count = new Int32Array(room)
  let size = 0
  /** Where a word's last pair is; of this text when not before the text's first. */
  const last: number[] = []
  for (const list of texts) {
    if (size + list.length > room) {
      room = 2 * (size + list.length)
      word = grown(word, room)
      text = grown(text, room)
      count = grown(count, room)
    }
    const first = size
    for (const each of list) {
      let number = words.get(each)
      if (number === undefined) {
        number = words.size
        words.set(each, number)
        last.push(-1)
      }
      const at = last[number]!
      if (at >= first) {
        count[at]!++
        continue
      }
      last[number] = size
      word[size] = number
      text[size] = lengths.length
      count[size++] = 1
    }
    lengths.push(list.length)
  }
  return { words, lengths, pairs: { word, text, count, size } }
}
