import { dict } from '@node-rs/jieba/dict.js'
import MiniSearch from 'minisearch'
import { seededRandom } from '#core/random/seeded-random.ts'
import { textSearcher } from '#core/text/bm25/search-texts.ts'
import { bm25Defaults, buildTextIndex } from '#core/text/bm25/text-index.ts'
import type { Benchmark, Work } from './benchmark.ts'

const queries = 40
const top = 50
const wordsOfText = 40
const wordsOfQuery = 12
/** Words in use, drawn from the dictionary; the n-th is used n times less than the first (Zipf). */
const vocabularySize = 20_000

/** Texts and queries of Chinese dictionary words, the same for the same size. */
export function generateTexts(size: number): { texts: string[][]; asked: string[][] } {
  const random = seededRandom('text-search')
  const dictionary = new TextDecoder()
    .decode(dict)
    .split('\n')
    .flatMap((line) => line.split(' ').slice(0, 1))
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  const chosen = new Set<string>()
  while (chosen.size < vocabularySize) chosen.add(random.pick(dictionary))
  const vocabulary = [...chosen]
  const reached = new Float64Array(vocabularySize)
  let sum = 0
  for (let rank = 0; rank < vocabularySize; rank++) {
    sum += 1 / (rank + 1)
    reached[rank] = sum
  }
  const draw = () => {
    const wanted = random.next() * sum
    let [from, to] = [0, vocabularySize - 1]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (reached[middle]! < wanted) from = middle + 1
      else to = middle
    }
    return vocabulary[from]!
  }
  const list = (count: number, length: number) =>
    Array.from({ length: count }, () => Array.from({ length }, draw))
  return { texts: list(size, wordsOfText), asked: list(queries, wordsOfQuery) }
}

/** The formula in floating point over every text, without an index: the best texts, ties by order. */
export function exhaustive(texts: readonly (readonly string[])[], asked: readonly (readonly string[])[]) {
  const { k1, b } = bm25Defaults
  const wanted = new Set(asked.flat())
  const having = new Map<string, number>()
  const counts = texts.map((words) => {
    const count = new Map<string, number>()
    for (const word of words) if (wanted.has(word)) count.set(word, (count.get(word) ?? 0) + 1)
    for (const word of count.keys()) having.set(word, (having.get(word) ?? 0) + 1)
    return count
  })
  const mean = texts.reduce((sum, words) => sum + words.length, 0) / texts.length
  return asked.map((query) =>
    counts
      .map((count, text) => {
        const length = texts[text]!.length
        const score = query.reduce((sum, word) => {
          const times = count.get(word) ?? 0
          const idf = Math.log(1 + (texts.length - having.get(word)! + 0.5) / (having.get(word)! + 0.5))
          return times === 0
            ? sum
            : sum + (idf * times * (k1 + 1)) / (times + k1 * (1 - b + (b * length) / mean))
        }, 0)
        return { text, score }
      })
      .sort((x, y) => y.score - x.score || x.text - y.text)
      .slice(0, top)
      .map(({ text }) => text),
  )
}

const perSecond = (ms: number): number => Math.round((10_000 * queries) / ms) / 10

/** Runs all queries by processor time; then, not counted in it, says how the answers compare with scoring every text. */
function searching(find: (query: string[]) => number[], size: number, buildSeconds: number): Work {
  const { texts, asked } = generateTexts(size)
  const expected = exhaustive(texts, asked)
  const alike = asked.map((query, at) => {
    const found = find(query)
    return {
      same: found.join() === expected[at]!.join(),
      shared: found.filter((text) => expected[at]!.includes(text)).length / top,
    }
  })
  return () => {
    const before = process.cpuUsage()
    for (const query of asked) find(query)
    const used = process.cpuUsage(before)
    return {
      figures: {
        'queries per second of processor time': perSecond((used.user + used.system) / 1000),
        [`same top ${top} in the same order as scoring every text`]: `${alike.filter(({ same }) => same).length} of ${queries}`,
        [`shared with that top ${top}`]: `${Math.round(100 * (alike.reduce((sum, { shared }) => sum + shared, 0) / queries))} %`,
        'index built in seconds': buildSeconds,
      },
    }
  }
}

const secondsSince = (started: number): number => Math.round((performance.now() - started) / 10) / 100

export const benchmark: Benchmark = {
  name: 'text-search',
  title: `BM25 over texts of ${wordsOfText} Chinese words, ${queries} queries of ${wordsOfQuery} words, top ${top} (target: 100 times minisearch's rate)`,
  runs: 3,
  warmups: 2,
  ours: {
    name: 'flat index',
    sizes: [12_500, 50_000, 200_000],
    prepare(size) {
      const { texts } = generateTexts(size)
      const started = performance.now()
      const searcher = textSearcher(buildTextIndex(texts))
      const seconds = secondsSince(started)
      return searching((query) => searcher.find(query, top).map(({ text }) => text), size, seconds)
    },
  },
  peers: [
    {
      name: 'minisearch 7.2.0',
      note: 'k 1.2, b 0.75, d 0 as ours; it takes the number of different words for the length of a text, so that its order differs a little',
      sizes: [50_000],
      prepare(size) {
        const { texts } = generateTexts(size)
        const started = performance.now()
        const index = new MiniSearch<{ id: number; text: string }>({
          fields: ['text'],
          tokenize: (text) => text.split(' '),
          processTerm: (word) => word,
          searchOptions: { bm25: { k: bm25Defaults.k1, b: bm25Defaults.b, d: 0 } },
        })
        index.addAll(texts.map((words, id) => ({ id, text: words.join(' ') })))
        const seconds = secondsSince(started)
        return searching(
          (query) =>
            index
              .search(query.join(' '))
              .slice(0, top)
              .map(({ id }) => id as number),
          size,
          seconds,
        )
      },
    },
  ],
}
