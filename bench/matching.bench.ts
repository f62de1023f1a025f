import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { buildProblem, type MatchingProblem } from '#core/matching/problem.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import type { Benchmark, Measurement } from './benchmark.ts'
import { changesWork } from './matching/changes.ts'
import { families, generateInstance } from './matching/families.ts'
import { highsWork } from './matching/highs.ts'
import { lemonWork, scipyWork } from './matching/peers.ts'

const cases = families.map(({ name }) => name)
const at = (names: string): number[] => [...names].map((name) => cases.indexOf(name))
const familyAt = (size: number) => families[size]!

function problemOf({
  needCapacity,
  needTier,
  personCapacity,
  edges,
}: ReturnType<typeof generateInstance>): MatchingProblem {
  return buildProblem(needCapacity, needTier, personCapacity, edges)
}

/** Every exact method finds the same optimum, or one of them is wrong. */
function sameOptimum(measurements: readonly Measurement[]): void {
  const found = new Map<number, string>()
  for (const { contender, size, figures } of measurements) {
    if (typeof figures.optimum !== 'string') continue
    const before = found.get(size) ?? figures.optimum
    if (before !== figures.optimum) {
      throw new Error(`${contender} finds ${figures.optimum} on ${cases[size]}, others ${before}`)
    }
    found.set(size, before)
  }
}

export const benchmark: Benchmark = {
  name: 'matching',
  title: 'The best matching of people to needs, families A to M: most seats filled, then the greatest score',
  runs: 3,
  // As in a server that has matched before; what the first run of a process takes is told beside it.
  warmups: 4,
  cases,
  large: at('IJM'),
  growth: at('KL').map((size) => ({ size, extent: familyAt(size).people })),
  check: sameOptimum,
  ours: {
    name: 'solveOptimal',
    note: 'with the structure built from the list of edges, and its own certificate checked; one thread',
    sizes: at('ABCDEFGHKLIJM'),
    prepare(size) {
      const instance = generateInstance(familyAt(size))
      return () => {
        const { totals, certificate } = solveOptimal(problemOf(instance), { objective: 'tiers' })
        return { figures: { optimum: `${totals.filled} / ${totals.totalScore}`, gap: certificate.gap } }
      }
    },
  },
  peers: [
    {
      name: 'reopen',
      note: 'ours: 1200 changes, one after the other, each solved and proved; a time is of all of them, a median of one',
      sizes: at('KL'),
      prepare: (size) => changesWork(problemOf(generateInstance(familyAt(size)))),
    },
    {
      name: 'LEMON network simplex',
      note: 'C++ -O3, liblemon-dev 1.3.1; times are of building its graph and solving, a dummy person takes empty seats',
      sizes: at('ABCDEFGHKLIJM'),
      runs: 1,
      warmups: 0,
      prepare: (size) => lemonWork(familyAt(size)),
    },
    {
      name: 'scipy sparse matching',
      note: 'min_weight_full_bipartite_matching with a row per seat and a dummy column per row',
      sizes: at('ABCDEFGK'),
      runs: 1,
      warmups: 0,
      prepare: (size) => scipyWork(familyAt(size)),
    },
    {
      name: 'HiGHS',
      note: 'npm highs (WebAssembly), the linear programme in LP format; where it finishes soon',
      sizes: at('AE'),
      runs: 1,
      warmups: 0,
      prepare: (size) => highsWork(familyAt(size)),
    },
    {
      name: 'solveStable',
      note: 'ours: deferred acceptance, people proposing, ranks by score; another aim, so that less is filled',
      sizes: at('KLM'),
      prepare(size) {
        const instance = generateInstance(familyAt(size))
        return () => {
          const problem = problemOf(instance)
          const { matching, totals, proposals } = solveStable(problem, null, { proposer: 'person' })
          const { count } = countBlockingPairs(problem, null, matching)
          return {
            figures: {
              filled: totals.filled,
              totalScore: totals.totalScore,
              proposals,
              blockingPairs: count,
            },
          }
        }
      },
    },
  ],
}
