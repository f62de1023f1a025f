import { createHash } from 'node:crypto'
import { searchWords } from '#core/text/bm25/words.ts'
import { wordsOf } from '#platform/text-grouping/words.ts'
import type { CutText } from '../../queries/text-words.ts'
import { joinWords } from './joined-words.ts'

/** Texts to be cut, and the words that are kept whole. */
export interface ToCut {
  readonly texts: readonly { readonly id: string; readonly text: string }[]
  readonly vocabulary: readonly string[]
}

/** Cuts texts in this thread, which takes the dictionary half a second to read: call it from a worker. */
export function cutHere({ texts, vocabulary }: ToCut): CutText[] {
  if (texts.length === 0) return []
  const tokenizer = wordsOf(vocabulary)
  const digest = textDigest(vocabulary)
  return texts.map(({ id, text }) => ({
    id,
    digest: digest(text),
    words: joinWords(searchWords(text, tokenizer)),
  }))
}

/** The same digest as `digestOfText` of the queries, where names come in the order of ids. */
export function textDigest(vocabulary: readonly string[]): (text: string) => string {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
  const own = md5(vocabulary.join('\n'))
  return (text) => md5(`${own}\n${text}`)
}
