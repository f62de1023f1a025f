/**
 * Problem: what an answer is compared by.
 * Method: words of the given tokenizer without stop words, digits and signs. Where it found no word (a run of single
 * characters, as an unknown word falls apart) the run's character bigrams stand in; a word of three characters or more
 * gives its bigrams beside itself, so that 用地指标 meets 指标.
 * Reference: Nie, Gao, Zhang and Zhou 2000, "On the use of words and n-grams for Chinese information retrieval".
 * Cost: linear in the characters, beside the tokenizer.
 */

/** Cuts a text into words; single characters where it knows none. */
export type Tokenizer = (text: string) => readonly string[]

/** What part of a word's weight each of its bigrams has. */
const partWeight = 0.5

export const normaliseAnswer = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()

/** Terms of a normalised answer with their weights before rarity: 1 + ln of how often. Empty for one that says nothing. */
export function termsOf(
  normalised: string,
  tokenizer: Tokenizer,
  stopWords: ReadonlySet<string>,
): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
  const addRun = (run: string[]) => {
    if (run.length === 1 && !stopWords.has(run[0]!)) add(run[0]!, partWeight)
    for (const bigram of bigrams(run)) if (!stopWords.has(bigram)) add(bigram, 1)
  }
  let run: string[] = []
  for (const word of tokenizer(normalised)) {
    const characters = [...word]
    if (characters.length === 1 && /\p{Script=Han}/u.test(word)) {
      run.push(word)
      continue
    }
    addRun(run)
    run = []
    if (!/\p{Letter}/u.test(word) || stopWords.has(word)) continue
    add(word, 1)
    if (characters.length > 2 && /\p{Script=Han}/u.test(word))
      for (const bigram of bigrams(characters)) if (!stopWords.has(bigram)) add(bigram, partWeight)
  }
  addRun(run)
  return new Map([...counts].map(([term, count]) => [term, count > 1 ? 1 + Math.log(count) : count]))
}

const bigrams = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, at) => `${characters[at]}${character}`)
