import { bestLists } from '../../collections/best-lists.ts'
import type { TextIndex } from './text-index.ts'

/** A text that answers a query. */
export interface FoundText {
  /** Number of the text. */
  readonly text: number
  /** Sum of the impacts of the query's words, a whole number of 1 / `impactUnit`. */
  readonly score: number
}

/** Which texts may be found: bit t mod 32 of word t div 32 is set. */
export type TextFilter = Uint32Array

/** A word of a query that the index knows. */
export interface QueryWord {
  readonly word: number
  /** How often it stands in the query. */
  readonly times: number
}

export interface TextSearcher {
  /**
   * The `most` texts that score highest, best first; those with no word of the query never. A word that stands twice
   * counts twice. Ties: the text that came first into the index.
   */
  find(query: readonly string[], most: number, filter?: TextFilter): FoundText[]
  /** Adds to `scores` (length: texts) what every text scores. */
  addScores(words: readonly QueryWord[], scores: Float64Array): void
}

/** The words of a query that the index knows, the one that can add most first; ties by their number. */
export function queryWords(index: TextIndex, query: readonly string[]): QueryWord[] {
  const times = new Map<number, number>()
  for (const each of query) {
    const word = index.words.get(each)
    if (word !== undefined) times.set(word, (times.get(word) ?? 0) + 1)
  }
  return [...times]
    .map(([word, count]) => ({ word, times: count }))
    .sort((a, b) => b.times * index.greatest[b.word]! - a.times * index.greatest[a.word]! || a.word - b.word)
}

/** The most a text could score: every word of the query with its greatest impact. */
export const scoreCeiling = (index: TextIndex, words: readonly QueryWord[]): number =>
  words.reduce((sum, { word, times }) => sum + times * index.greatest[word]!, 0)

/**
 * Problem: the texts with the greatest sums of impacts.
 * Method: every text that has a word of the query is scored in full, word after word into one flat array; one pass
 * over it keeps the best. Leaving long posting lists out by bounds (MaxScore, Turtle and Flood 1995) was measured: with
 * dense arrays for common words it saves an eighth at 50,000 texts and 12 words, not worth its code.
 * Cost: the postings of the query's words and one pass over the texts. One searcher answers one query at a time and
 * holds 8 bytes for each text.
 */
export function textSearcher(index: TextIndex): TextSearcher {
  const sums = new Float64Array(index.textCount)
  const addScores = (words: readonly QueryWord[], scores: Float64Array) => {
    const { start, text, impact } = index
    for (const { word, times } of words) {
      const end = start[word + 1]!
      for (let at = start[word]!; at < end; at++) scores[text[at]!]! += times * impact[at]!
    }
  }
  return {
    addScores,
    find(query, most, filter) {
      addScores(queryWords(index, query), sums)
      const best = bestLists(1, most)
      let least = Math.max(0, best.least[0]!)
      for (let text = 0; text < sums.length; text++) {
        const score = sums[text]!
        // A tie with the worst kept goes to the earlier text, which was seen before.
        if (score <= least || (filter !== undefined && !allowed(filter, text))) continue
        best.offer(0, text, score)
        least = Math.max(0, best.least[0]!)
      }
      sums.fill(0)
      const { items, scores } = best.take(0)
      return Array.from(items, (text, at) => ({ text, score: scores[at]! }))
    },
  }
}

const allowed = (filter: TextFilter, text: number): boolean =>
  ((filter[text >>> 5]! >>> (text & 31)) & 1) === 1
