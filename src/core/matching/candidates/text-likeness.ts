import { type QueryWord, queryWords, scoreCeiling, textSearcher } from '../../text/bm25/search-texts.ts'
import { type Bm25Options, buildTextIndex } from '../../text/bm25/text-index.ts'
import type { TextLikeness } from './input.ts'

/**
 * What a likeness is worth, 0 to 1000.
 * @param most what the greatest likeness is, above 0
 * @throws RangeError when it is not 0 to `most`
 */
export function worthOfLikeness(likeness: number, most: number): number {
  if (!(likeness >= 0 && likeness <= most)) throw new RangeError(`a likeness of ${likeness} out of ${most}`)
  return Math.floor((1000 * likeness) / most + 0.5)
}

/**
 * Texts cut into words, which may be cut when they are asked for: the words of ten thousand people, all held at once, keep
 * whoever sweeps memory busy.
 */
export interface CutTexts {
  readonly count: number
  wordsOf(text: number): readonly string[]
}

/** Texts whose words are there. */
export const cutTexts = (texts: readonly (readonly string[])[]): CutTexts => ({
  count: texts.length,
  wordsOf: (text) => texts[text]!,
})

function* each({ count, wordsOf }: CutTexts): Generator<readonly string[]> {
  for (let text = 0; text < count; text++) yield wordsOf(text)
}

/**
 * Likeness of texts by BM25: what the person's text scores for the words of the need's text, divided by the most any
 * text could score for them (each word with its greatest impact among the people). So 1 is a text that says every
 * word more pointedly than anybody else's; words nobody has do not count. A need without words is like nobody.
 * @param needs words of each need's text (`searchWords`), in the order of the input
 * @param people words of each person's text
 */
export function bm25Likeness(needs: CutTexts, people: CutTexts, options: Bm25Options = {}): TextLikeness {
  const index = buildTextIndex(each(people), options)
  const searcher = textSearcher(index)
  /** Words of each need that people have; a run asks several times. */
  const queries: QueryWord[][] = []
  const queryOf = (need: number) => (queries[need] ??= queryWords(index, needs.wordsOf(need)))
  return {
    likeness(need, into) {
      into.fill(0)
      const words = queryOf(need)
      searcher.addScores(words, into)
      return Math.max(1, scoreCeiling(index, words))
    },
    shared(need, person) {
      const words = queryOf(need)
      const ceiling = scoreCeiling(index, words)
      const asked = new Set(needs.wordsOf(need))
      const held = new Set(people.wordsOf(person))
      const nameOf = new Map(
        [...asked].flatMap((word) => (held.has(word) ? [[index.words.get(word)!, word] as const] : [])),
      )
      return words
        .flatMap(({ word, times }) => {
          const name = nameOf.get(word)
          if (name === undefined) return []
          const from = index.start[word]!
          const at = index.text.subarray(from, index.start[word + 1]!).indexOf(person)
          return [{ word: name, part: (times * index.impact[from + at]!) / ceiling }]
        })
        .sort((a, b) => b.part - a.part || (a.word < b.word ? -1 : 1))
    },
  }
}
