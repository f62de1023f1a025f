import type { Certificate, MatchingPrices, Objective } from '#core/matching/optimal/certificate.ts'
import type { Matching } from '#core/matching/problem.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import type { MatchingTotals } from '#core/matching/totals.ts'
import { type FileProblem, readProblem } from './read/read-problem.ts'
import type { MatchSummary } from './summary.ts'
import { type ThreadPool, threadPool } from './threads/pool.ts'
import { solveParts } from './threads/solve-parts.ts'
import { writeOptimalExplanations, writeStableExplanations } from './write/explanations.ts'
import { requireResultFolder, writeResult } from './write/result-folder.ts'
import { writeMatches, writePrices } from './write/tables.ts'

/** How a match is to be made. */
export interface MatchOptions {
  readonly method: 'optimal' | 'stable'
  /** For optimal. */
  readonly objective: Objective
  /** For stable. */
  readonly proposer: 'person' | 'need'
  readonly explain: boolean
  /** Threads that may be used; 1 when left out. The result is the same for any number. */
  readonly threads?: number
}

interface Solved {
  readonly matching: Matching
  readonly totals: MatchingTotals
  readonly prices: MatchingPrices | null
  readonly certificate: Certificate | null
}

/**
 * Reads a problem from a folder, solves it and writes the result into another. Each result is checked before it is
 * written: the optimal one by its certificate, the stable one for pairs that would leave.
 * @returns what stands in `summary.json`, and the columns that are not of the format
 * @throws MatchInputError when the files are no problem; nothing is written then
 */
export async function runMatch(
  folder: string,
  resultFolder: string,
  options: MatchOptions,
): Promise<MatchRun> {
  const { threads = 1 } = options
  const pool = threads > 1 ? threadPool(threads) : null
  try {
    return await runWith(pool, folder, resultFolder, options)
  } finally {
    await pool?.close()
  }
}

export interface MatchRun {
  readonly summary: MatchSummary
  readonly ignored: readonly string[]
}

async function runWith(
  pool: ThreadPool | null,
  folder: string,
  resultFolder: string,
  options: MatchOptions,
): Promise<MatchRun> {
  requireResultFolder(resultFolder)
  const source = await readProblem(folder, pool)
  const { problem } = source
  const began = performance.now()
  const { matching, totals, prices, certificate } = await solve(source, options, pool)
  const isSolved = performance.now()
  const blocking = countBlockingPairs(problem, source, matching, { listed: 1 })
  if (options.method === 'stable' && blocking.count > 0) {
    throw new Error(`the stable matching has ${blocking.count} blocking pairs`)
  }
  const isVerified = performance.now()
  const summaryAt = (now: number): MatchSummary => ({
    status: options.method,
    method: options.method,
    objective: options.method === 'optimal' ? options.objective : null,
    proposer: options.method === 'stable' ? options.proposer : null,
    needs: problem.needCount,
    people: problem.personCount,
    edges: problem.edgePerson.length,
    filled: totals.filled,
    filledByTier: Object.fromEntries(totals.filledByTier.map(({ tier, filled }) => [tier, filled])),
    totalScore: totals.totalScore,
    primal: certificate?.primal ?? null,
    dual: certificate?.dual ?? null,
    gap: certificate?.gap ?? null,
    blockingPairs: blocking.count,
    seconds: {
      read: rounded(source.seconds.read),
      build: rounded(source.seconds.build),
      solve: rounded((isSolved - began) / 1000),
      verify: rounded((isVerified - isSolved) / 1000),
      write: rounded((now - isVerified) / 1000),
    },
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  })
  let summary = summaryAt(isVerified)
  writeResult(resultFolder, {
    'matches.csv': (file) => writeMatches(file, source, matching),
    'prices.csv': (file) => writePrices(file, source, prices),
    ...(options.explain && {
      'explanations.jsonl': (file) => {
        if (prices === null) writeStableExplanations(file, source, matching)
        else writeOptimalExplanations(file, source, matching, prices, options.objective)
      },
    }),
    'summary.json': (file) => {
      summary = summaryAt(performance.now())
      file.text(`${JSON.stringify(summary, null, 2)}\n`)
    },
  })
  return { summary, ignored: source.ignored }
}

async function solve(
  source: FileProblem,
  { method, objective, proposer }: MatchOptions,
  pool: ThreadPool | null,
): Promise<Solved> {
  if (method === 'stable') {
    const { matching, totals } = solveStable(source.problem, source, { proposer })
    return { matching, totals, prices: null, certificate: null }
  }
  return solveParts(source.problem, objective, pool)
}

const rounded = (seconds: number): number => Math.round(seconds * 1e4) / 1e4
