import type { OpenMatching } from '#core/matching/optimal/open-matching.ts'
import { reopen } from '#core/matching/optimal/reopen.ts'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import { seededRandom } from '#core/random/seeded-random.ts'
import { median, type Work } from '../benchmark.ts'

const rounds = 200

/**
 * One person or need goes and comes again, one score changes and changes back: after each round the problem is what it was,
 * so that its optimum must be too. Every change is proved before its time ends.
 */
export function changesWork(problem: MatchingProblem): Work {
  const open = reopen(problem, solveOptimal(problem, { objective: 'tiers' }), 'tiers')
  const random = seededRandom('changes')
  const { needCount, personCount, needStart, needCapacity, needTier, personCapacity } = problem
  // Where each of the problem stands now: who comes again has another number.
  const needAt = Int32Array.from({ length: needCount }, (_, i) => i)
  const personAt = Int32Array.from({ length: personCount }, (_, p) => p)
  const byPerson: { need: number; score: number }[][] = Array.from({ length: personCount }, () => [])
  for (let need = 0; need < needCount; need++)
    for (let e = needStart[need]!; e < needStart[need + 1]!; e++)
      byPerson[problem.edgePerson[e]!]!.push({ need, score: problem.edgeScore[e]! })
  return () => {
    const times = new Map<string, number[]>()
    const began = process.threadCpuUsage()
    const timed = <Result>(kind: string, change: () => Result): Result => {
      const start = performance.now()
      const result = change()
      const list = times.get(kind) ?? []
      times.set(kind, list)
      list.push(performance.now() - start)
      return result
    }
    for (let round = 0; round < rounds; round++) {
      const person = random.integer(0, personCount - 1)
      timed('a person goes', () => open.withdrawPerson(personAt[person]!))
      const theirs = byPerson[person]!.map(({ need, score }) => ({ need: needAt[need]!, score }))
      personAt[person] = timed('a person comes', () => open.addPerson(personCapacity[person]!, theirs))
      const edge = theirs[random.integer(0, theirs.length - 1)]!
      for (const score of [random.integer(1, 1000), edge.score])
        timed('a score changes', () => open.setEdge(edge.need, personAt[person]!, score))
      const need = random.integer(0, needCount - 1)
      timed('a need goes', () => open.dropNeed(needAt[need]!))
      const asked = Array.from({ length: needStart[need + 1]! - needStart[need]! }, (_, at) => ({
        person: personAt[problem.edgePerson[needStart[need]! + at]!]!,
        score: problem.edgeScore[needStart[need]! + at]!,
      }))
      needAt[need] = timed('a need comes', () => open.addNeed(needCapacity[need]!, needTier[need]!, asked))
    }
    const used = process.threadCpuUsage(began)
    const all = [...times.values()].flat()
    return {
      figures: {
        ...Object.fromEntries(
          [...times].map(([kind, list]) => [`${kind}, ms median`, thousandths(median(list))]),
        ),
        'a change of any kind, ms median': thousandths(median(all)),
        'a change of any kind, ms of processor time': thousandths(
          (used.user + used.system) / 1000 / all.length,
        ),
        optimum: optimumOf(open),
        gap: open.proof().gap,
      },
    }
  }
}

function optimumOf(open: OpenMatching): string {
  const { score } = open.pairs()
  return `${score.length} / ${score.reduce((sum, one) => sum + one, 0)}`
}

const thousandths = (value: number): number => Math.round(1000 * value) / 1000
