import { dict } from '@node-rs/jieba/dict.js'
import { edgesOf, listCandidates } from '#core/matching/candidates/list.ts'
import { matchWithAllCandidates } from '#core/matching/candidates/match-all.ts'
import { prepareCandidates } from '#core/matching/candidates/prepare.ts'
import { randomCity } from '#core/matching/candidates/testing/random-city.ts'
import { bm25Likeness, cutTexts } from '#core/matching/candidates/text-likeness.ts'
import { type OptimalResult, solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { buildProblem } from '#core/matching/problem.ts'
import { seededRandom } from '#core/random/seeded-random.ts'
import { searchWords } from '#core/text/bm25/words.ts'
import { wordsOf } from '#platform/text-grouping/words.ts'
import type { Benchmark, Work } from './benchmark.ts'

const needCount = 1000
const most = 20
const chains = 8
const skills = 300
const textLength = 40
const vocabularySize = 5000

/** A thousand needs, so that pairs grow as people do; ten thousand people are a city. */
function prepare(people: number): Work {
  const dictionary = new TextDecoder()
    .decode(dict)
    .split('\n')
    .flatMap((line) => line.split(' ').slice(0, 1))
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  const random = seededRandom('candidates')
  const chosen = new Set<string>()
  while (chosen.size < vocabularySize) chosen.add(random.pick(dictionary))
  const words = [...chosen]
  const city = randomCity('candidates', { needs: needCount, people, chains, skills, words, textLength })
  const tokenizer = wordsOf([])
  return () => {
    const laps: [string, number][] = []
    let last = process.cpuUsage()
    const lap = (name: string) => {
      const used = process.cpuUsage(last)
      laps.push([`${name}, ms of processor time`, Math.round((used.user + used.system) / 1000)])
      last = process.cpuUsage()
    }
    const cut = (text: string) => searchWords(text, tokenizer)
    const needWords = city.needTexts.map(cut)
    const personWords = city.personTexts.map(cut)
    lap('cutting texts into words')
    const texts = bm25Likeness(cutTexts(needWords), cutTexts(personWords))
    lap('index over texts')
    const space = prepareCandidates({ ...city.input, texts })
    lap('rules and tables')
    const list = listCandidates(space, most)
    lap('scores and lists')
    const { needs } = city.input
    const ones = (count: number) => new Int32Array(count).fill(1)
    const edges = edgesOf(space, list.pairs)
    const problem = buildProblem(ones(needs.length), ones(needs.length), ones(people), edges)
    lap('problem')
    return {
      figures: {
        ...Object.fromEntries(laps),
        'pairs in all': needs.length * people,
        'eligible pairs': list.eligiblePairs,
        'listed pairs': problem.edgePerson.length,
      },
    }
  }
}

/** Everybody may be proposed anywhere, and there are about as many seats as people: the hard case of the proof. */
function prepareProof(people: number): Work {
  const { input } = randomCity('contested', {
    needs: needCount,
    people,
    chains,
    skills,
    words: ['甲', '乙'],
    textLength: 2,
  })
  const anywhere = input.people.map((person) => ({ ...person, chains: [], kinds: [], modes: [] }))
  const random = seededRandom('seats')
  const mostSeats = Math.round((2 * people) / needCount) - 1
  const capacities = {
    needCapacity: Int32Array.from({ length: needCount }, () => random.integer(1, mostSeats)),
    needTier: new Int32Array(needCount).fill(1),
    personCapacity: new Int32Array(people).fill(1),
  }
  const space = prepareCandidates({ ...input, people: anywhere })
  return async () => {
    const found = await matchWithAllCandidates<OptimalResult>(
      (problem, before) => solveOptimal(problem, { objective: 'tiers', ...(before && { before }) }),
      space,
      capacities,
      { objective: 'tiers' },
    )
    const { filled, totalScore } = found.solved.totals
    return {
      figures: {
        'eligible pairs': found.list.eligiblePairs,
        'listed pairs': found.problem.edgePerson.length,
        rounds: found.rounds.length,
        proof: found.status,
        optimum: `${filled} / ${totalScore}`,
      },
    }
  }
}

export const benchmark: Benchmark = {
  name: 'candidates',
  title: `Candidate lists of ${needCount} needs among up to 20,000 people, from texts to a problem, at most ${most} for each need and person`,
  runs: 3,
  warmups: 1,
  ours: { name: 'rules, score and lists', sizes: [5000, 10_000, 20_000], prepare },
  peers: [
    {
      name: 'the best over all eligible pairs, proved',
      note: 'lists, rounds and proof where anybody may be proposed anywhere and seats are about as many as people',
      sizes: [10_000],
      prepare: prepareProof,
    },
  ],
}
