/**
 * Which of many short Chinese texts say much the same as a given one.
 *
 * Method: each text becomes a vector of its character bigrams weighted by term frequency × inverse document frequency
 * (1 + ln tf) × (1 + ln((1 + N) / (1 + df))), and texts are compared by the cosine of their vectors, which is then
 * raised for marks both carry (the same chain, the same place). No dictionary is needed: bigrams stand in for words,
 * which for Chinese retrieval loses little (Nie, Gao, Zhang and Zhou 2000, "On the use of words and n-grams for
 * Chinese information retrieval"). An inverted index leaves texts out of the reckoning that share no bigram.
 *
 * Cost: building is linear in the characters; a search visits the postings of the query's bigrams.
 * Ties: by higher cosine, then by id in code unit order.
 */

export interface MarkedText {
  id: string
  text: string
  /** What the text is tied to, such as `chain:pv` or `node:pv-glass`. Each is counted once. */
  marks?: readonly string[]
}

export interface SimilarOptions {
  /** Matches below this are left out, 0–1. */
  minScore?: number
  limit?: number
  /** By how much a shared mark raises the cosine, by the mark's kind (what stands before the colon): 0.3 is +30 %. */
  boosts?: Readonly<Record<string, number>>
}

export interface SimilarText {
  id: string
  /** 0–1: the cosine raised for shared marks, at most 1. */
  score: number
  cosine: number
  sharedMarks: string[]
  /** Stretches of at least two characters that stand in both texts, longest first. */
  sharedPhrases: string[]
}

export interface TextIndex {
  /** Texts like the query, most alike first; the text with the query's own id is left out. */
  find(query: MarkedText, options?: SimilarOptions): SimilarText[]
}

export const similarTextDefaults = {
  minScore: 0.3,
  limit: 5,
  boosts: { chain: 0.1, node: 0.3, enterprise: 0.3 } as Readonly<Record<string, number>>,
}

/** At most so many shared phrases are told. */
const phrasesTold = 3

/** Makes an index over texts. @throws RangeError when an id stands twice */
export function indexTexts(texts: readonly MarkedText[]): TextIndex {
  const byId = new Map<string, { text: string; marks: Set<string>; norm: number }>()
  const postings = new Map<string, { id: string; count: number }[]>()
  for (const { id, text, marks } of texts) {
    if (byId.has(id)) throw new RangeError(`the text ${id} stands twice`)
    byId.set(id, { text, marks: new Set(marks), norm: 0 })
    for (const [bigram, count] of countBigrams(text)) {
      const list = postings.get(bigram)
      if (list === undefined) postings.set(bigram, [{ id, count }])
      else list.push({ id, count })
    }
  }
  const rarity = (bigram: string): number =>
    1 + Math.log((1 + byId.size) / (1 + (postings.get(bigram)?.length ?? 0)))
  for (const [bigram, list] of postings) {
    const rare = rarity(bigram)
    for (const { id, count } of list) byId.get(id)!.norm += (frequency(count) * rare) ** 2
  }
  for (const item of byId.values()) item.norm = Math.sqrt(item.norm)

  return {
    find(query, options = {}) {
      const { minScore, limit, boosts } = { ...similarTextDefaults, ...options }
      const products = new Map<string, number>()
      let squares = 0
      for (const [bigram, count] of countBigrams(query.text)) {
        const rare = rarity(bigram)
        const weight = frequency(count) * rare
        squares += weight ** 2
        for (const posting of postings.get(bigram) ?? []) {
          const product = weight * frequency(posting.count) * rare
          products.set(posting.id, (products.get(posting.id) ?? 0) + product)
        }
      }
      const norm = Math.sqrt(squares)
      const queryMarks = [...new Set(query.marks)].sort()
      return [...products]
        .filter(([id]) => id !== query.id)
        .map(([id, product]) => {
          const item = byId.get(id)!
          const cosine = Math.min(1, product / (norm * item.norm))
          const sharedMarks = queryMarks.filter((mark) => item.marks.has(mark))
          const raise = sharedMarks.reduce((sum, mark) => sum + (boosts[kindOf(mark)] ?? 0), 0)
          return { id, cosine, sharedMarks, score: Math.min(1, cosine * (1 + raise)) }
        })
        .filter((match) => match.score >= minScore)
        .sort((a, b) => b.score - a.score || b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((match) => ({ ...match, sharedPhrases: sharedPhrases(query.text, byId.get(match.id)!.text) }))
    },
  }
}

const kindOf = (mark: string): string => mark.slice(0, Math.max(0, mark.indexOf(':')))

const frequency = (count: number): number => 1 + Math.log(count)

/** Runs of letters, digits and characters in one width and case; a bigram never spans a gap between runs. */
function runsOf(text: string): string[][] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((run) => [...run])
}

function countBigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const run of runsOf(text)) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const bigram = `${run[at]}${run[at + 1]}`
      counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * The stretches two texts have in common: each run of the first is cut into the longest pieces that the second has,
 * from left to right. Longest first, then in the order of the first text.
 */
export function sharedPhrases(text: string, other: string): string[] {
  const otherRuns = runsOf(other).map((run) => run.join(''))
  const found: string[] = []
  for (const run of runsOf(text)) {
    let at = 0
    while (at + 1 < run.length) {
      let length = 2
      let phrase = ''
      while (at + length <= run.length) {
        const piece = run.slice(at, at + length).join('')
        if (!otherRuns.some((candidate) => candidate.includes(piece))) break
        phrase = piece
        length += 1
      }
      if (phrase !== '' && !found.includes(phrase)) found.push(phrase)
      at += phrase === '' ? 1 : length - 1
    }
  }
  return found.sort((a, b) => [...b].length - [...a].length).slice(0, phrasesTold)
}
