import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { Tokenizer } from '#core/text/answer-groups/terms.ts'

/** Frequency that a word of the field is given: high enough that jieba keeps it whole. */
const ownFrequency = 100_000

/**
 * Words of Chinese by jieba and its dictionary, words of the field kept whole. Unknown words fall apart into characters;
 * guessing them (hmm) joins what the grouping wants apart. The dictionary takes some 70 MB and half a second to read, so
 * it is let go of after use.
 */
export function wordsOf(vocabulary: readonly string[]): Tokenizer {
  const jieba = Jieba.withDict(dict)
  const own = [...new Set(vocabulary.map((word) => word.toLowerCase().replace(/\s+/g, '')))].filter(
    (word) => [...word].length > 1,
  )
  if (own.length > 0)
    jieba.loadDict(new TextEncoder().encode(own.map((word) => `${word} ${ownFrequency} nz\n`).join('')))
  return (text) => jieba.cut(text, false)
}
