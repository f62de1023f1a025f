import type { Tokenizer } from '../answer-groups/terms.ts'

/**
 * Problem: the words a text is found by.
 * Method: words of the given tokenizer, in one width and case. Where it knew no word it gives a run of single
 * characters; the run's character bigrams stand in, and a single character that stands alone counts itself. Signs, digits
 * that stand alone and stop words are left out and end a run.
 * Reference: Nie, Gao, Zhang and Zhou 2000, "On the use of words and n-grams for Chinese information retrieval".
 * Cost: linear in the characters, beside the tokenizer.
 */
export function searchWords(
  text: string,
  tokenizer: Tokenizer,
  stopWords: ReadonlySet<string> = new Set(),
): string[] {
  const words: string[] = []
  let run: string[] = []
  const endRun = () => {
    if (run.length === 1) words.push(run[0]!)
    for (let at = 1; at < run.length; at++) words.push(`${run[at - 1]}${run[at]}`)
    run = []
  }
  for (const word of tokenizer(text.normalize('NFKC').toLowerCase())) {
    const counts = /\p{Letter}/u.test(word) && !stopWords.has(word)
    if (counts && oneHanCharacter.test(word)) {
      run.push(word)
      continue
    }
    endRun()
    if (counts) words.push(word)
  }
  endRun()
  return words
}

const oneHanCharacter = /^\p{Script=Han}$/u
