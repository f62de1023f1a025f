import { averageLink } from './link.ts'
import { type Neighbour, nearestNeighbours } from './neighbours.ts'
import { answerStopWords } from './stop-words.ts'
import { normaliseAnswer, type Tokenizer, termsOf } from './terms.ts'
import { addTo, dot, unit, type Vector } from './vectors.ts'

/**
 * Problem: which of many short open answers mean the same, when nobody knows how many meanings there are.
 *
 * Method: answers that are the same but for signs count once. Each becomes a unit vector of its terms (`terms.ts`),
 * weighted by tf × ln(1 + N / df); a term of one answer alone counts as one of four, so that a rare word does not hide
 * the common ones. Short answers share few words, so each takes over words of its nearest neighbours (expansion).
 * Clusters grow by average link (`link.ts`); then answers move to the nearest centre, as in spherical k-means, until
 * nothing moves. What is near no centre, or in a group smaller than `smallest`, is told as the rest and not forced in.
 * Reference: Salton and Buckley 1988 (weights); Singhal and Pereira 1999, "Document expansion"; Manning, Raghavan and
 * Schütze 2008, chapters 16 and 17; Dhillon and Modha 2001 (spherical k-means).
 * Cost: finding neighbours is the sum over terms of df squared, the rest about linear; `npm run bench -- answer-groups`.
 * Ties: texts are first put in the order of their code units, and the earlier wins, so that the order in which answers
 * came decides nothing. There is no randomness.
 */
export interface GroupingOptions {
  stopWords?: ReadonlySet<string>
  /** Mean cosine from which two clusters are joined, 0–1. */
  threshold?: number
  /** How much of its neighbours' words an answer takes over, 0 for none. */
  expansion?: number
  /** Neighbours it takes them from. */
  expandedBy?: number
  /** Cosine to the middle of a group below which an answer belongs to the rest. */
  fit?: number
  /** Answers that make a group; fewer are told as the rest. */
  smallest?: number
}

export const groupingDefaults = {
  stopWords: answerStopWords,
  threshold: 0.18,
  expansion: 1,
  expandedBy: 12,
  fit: 0.25,
  smallest: 3,
}
/** Neighbours that clusters are compared by. */
const compared = 30
/** Rounds of moving answers to the nearest group; it settles in three or four. */
const rounds = 6
const labelTerms = 3
/** Answers below this cosine are no neighbours. */
const leastAlike = 0.05
/** Terms kept of an answer with its neighbours' words: more cost time and say little. */
const expandedTerms = 20
/** In how many answers a word that stands in one alone is taken to stand. */
const lonely = 4

export interface AnswerGroup {
  /** Its most telling words. */
  label: string
  /** The answer nearest to the middle, as it was written. */
  example: string
  /** Places of its answers in the input, rising. */
  members: number[]
}

export interface Grouping {
  /** The greatest first, then by label. */
  groups: AnswerGroup[]
  /** Places of answers that say nothing or what nobody else says, rising. */
  rest: number[]
}

/** Groups open answers by meaning. Every place of the input is in exactly one group or in the rest. */
export function groupAnswers(
  answers: readonly string[],
  tokenizer: Tokenizer,
  options: GroupingOptions = {},
): Grouping {
  const { stopWords, threshold, expansion, expandedBy, fit, smallest } = { ...groupingDefaults, ...options }
  const texts = distinctTexts(answers)
  const terms = texts.map(({ text }) => termsOf(text, tokenizer, stopWords))
  const weights = texts.map(({ places }) => places.length)
  const { vectors, words } = weigh(terms)
  const expanded = expand(vectors, expansion, expandedBy)
  const neighbours = nearestNeighbours(expanded, { most: compared, least: leastAlike })
  const linked = averageLink(expanded, weights, neighbours, threshold)
  const sizeOf = (members: readonly number[]) => members.reduce((sum, at) => sum + weights[at]!, 0)
  let kept = linked.filter((members) => sizeOf(members) >= smallest)
  for (let round = 0; round < rounds; round++) {
    const centres = kept.map((members) => centreOf(members, expanded, weights))
    const moved = assign(expanded, centres, fit)
    const next = kept
      .map((_, group) => moved.flatMap((to, at) => (to === group ? [at] : [])))
      .filter((members) => sizeOf(members) >= smallest)
    if (JSON.stringify(next) === JSON.stringify(kept)) break
    kept = next
  }
  const centres = kept.map((members) => centreOf(members, expanded, weights))
  const groups = kept.map((members, group): AnswerGroup => {
    const centre = centres[group]!
    const central = members.reduce((best, at) =>
      dot(expanded[at]!, centre) > dot(expanded[best]!, centre) ? at : best,
    )
    const own = new Map<number, number>()
    for (const at of members) addTo(own, vectors[at]!, weights[at])
    return {
      label: labelOf(own, words),
      example: answers[texts[central]!.places[0]!]!.trim(),
      members: members.flatMap((at) => texts[at]!.places).sort((a, b) => a - b),
    }
  })
  const grouped = new Set(groups.flatMap(({ members }) => members))
  return {
    groups: groups.sort(
      (a, b) => b.members.length - a.members.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
    ),
    rest: answers.flatMap((_, at) => (grouped.has(at) ? [] : [at])),
  }
}

/** Answers that are the same but for signs and case, put in an order that does not hang on how they came. */
function distinctTexts(answers: readonly string[]): { text: string; places: number[] }[] {
  const places = new Map<string, number[]>()
  for (const [at, answer] of answers.entries()) {
    const text = normaliseAnswer(answer)
    places.set(text, [...(places.get(text) ?? []), at])
  }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([text, at]) => ({ text, places: at }))
}

/** Unit vectors of the terms by rarity. @returns with the words by their number in the vectors. */
function weigh(terms: readonly ReadonlyMap<string, number>[]): { vectors: Vector[]; words: string[] } {
  const texts = new Map<string, number>()
  for (const one of terms) for (const term of one.keys()) texts.set(term, (texts.get(term) ?? 0) + 1)
  const words = [...texts.keys()].sort()
  const number = new Map(words.map((word, at) => [word, at]))
  const vectors = terms.map((one) =>
    unit(
      new Map(
        [...one]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([term, weight]) => {
            const df = texts.get(term)!
            return [number.get(term)!, weight * Math.log(1 + terms.length / (df < 2 ? lonely : df))]
          }),
      ),
    ),
  )
  return { vectors, words }
}

/** Each vector with words of its neighbours, by how near they are. */
function expand(vectors: readonly Vector[], expansion: number, by: number): Vector[] {
  if (expansion === 0) return [...vectors]
  const near: Neighbour[][] = nearestNeighbours(vectors, { most: by, least: leastAlike })
  return vectors.map((vector, at) => {
    const sum = new Map(vector)
    const total = near[at]!.reduce((all, { cosine }) => all + cosine, 0)
    for (const other of near[at]!) addTo(sum, vectors[other.at]!, (expansion * other.cosine) / total)
    return unit(heaviest(sum, expandedTerms))
  })
}

function heaviest(vector: ReadonlyMap<number, number>, most: number): Map<number, number> {
  if (vector.size <= most) return new Map(vector)
  const kept = [...vector].sort(([a, one], [b, other]) => other - one || a - b).slice(0, most)
  return new Map(kept.sort(([a], [b]) => a - b))
}

/** The middle of some vectors, of length 1. */
export function centreOf(
  members: readonly number[],
  vectors: readonly Vector[],
  weights: readonly number[],
): Vector {
  const sum = new Map<number, number>()
  for (const at of members) addTo(sum, vectors[at]!, weights[at])
  return unit(sum)
}

/** The nearest centre of each vector, by its place; -1 where none is near enough. */
export function assign(vectors: readonly Vector[], centres: readonly Vector[], fit: number): number[] {
  const postings = new Map<number, { group: number; weight: number }[]>()
  for (const [group, centre] of centres.entries())
    for (const [term, weight] of centre) {
      const list = postings.get(term)
      if (list === undefined) postings.set(term, [{ group, weight }])
      else list.push({ group, weight })
    }
  return vectors.map((vector) => {
    const products = new Float64Array(centres.length)
    for (const [term, weight] of vector)
      for (const other of postings.get(term) ?? []) products[other.group]! += weight * other.weight
    let best = -1
    for (const [group, product] of products.entries())
      if (product >= fit && (best < 0 || product > products[best]!)) best = group
    return best
  })
}

/** The heaviest words of two characters or more, none of them part of another. */
function labelOf(sum: Vector, words: readonly string[]): string {
  const top = [...sum].sort(([a, one], [b, other]) => other - one || a - b).map(([term]) => words[term]!)
  const told: string[] = []
  for (const word of top) {
    if (told.length === labelTerms) break
    if ([...word].length < 2 || told.some((one) => one.includes(word) || word.includes(one))) continue
    told.push(word)
  }
  return told.join('、')
}
