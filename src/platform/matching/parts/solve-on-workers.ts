import { setTimeout as pause } from 'node:timers/promises'
import type { Objective } from '#core/matching/optimal/certificate.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import type { Division, Part } from '#core/matching/split/part.ts'
import { type PartSolution, type SplitResult, solveSplit } from '#core/matching/split/solve-split.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { bundlesOf, weightOf } from './bundles.ts'
import { PartDamaged, sealOf } from './columns.ts'
import { decodeSolutions } from './decode-part.ts'
import { encodeProblems } from './encode-part.ts'
import { solvePartJob } from './solve-part.ts'
import {
  deleteForgotten,
  deleteParts,
  freeSilent,
  insertPart,
  readParts,
  takeResult,
  wantedSeconds,
  wantParts,
} from './stored-part.ts'

/** How far a matching in parts is. Parts here are what travels together: one large or many small ones. */
export interface PartsProgress {
  /** 2 for the pairs across regions. */
  readonly round: number
  readonly done: number
  readonly total: number
  /** Parts that are being solved, and by which process. */
  readonly underWay: readonly { readonly position: number; readonly worker: string }[]
}

export interface WorkersOptions {
  readonly objective: Objective
  /** Region of each need and person; without it only what hangs together is kept together, and nothing is lost. */
  readonly regions?: Division
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PartsProgress) => void
  /** Small parts travel together up to this many edges, needs and people; 100,000 when left out. */
  readonly bundleWeight?: number
  /** Pause between two looks at the parts; half a second when left out. */
  readonly pauseMilliseconds?: number
  /** A process that says nothing for so long has lost its part; 15 seconds when left out, which is fifteen beats. */
  readonly silentSeconds?: number
}

/** A part that somebody waits for. */
interface Asked {
  readonly part: Part
  readonly resolve: (solution: PartSolution) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Problem: a matching too large for one process, solved by all processes that work on jobs, on however many machines.
 * Method: the parts of `solveSplit` are stored and asked for as jobs; this process solves none itself, waits, and puts the
 * results together in the order of the parts. So the matching is the same bytes whoever solved what, and as when one process
 * solves alone. Dead processes are told by their silence; their parts are asked for again.
 *
 * Cutting up and putting together keep the thread busy: call it in a job or a command, not while serving a request.
 *
 * @throws AppError `internal` `platform.matchPart.failed` when a part fails three times, with its reason; what `signal`
 *   says when it is aborted. Parts that wait are gone then, and those under way are stopped.
 */
export async function solveOnWorkers(
  ctx: Context,
  problem: MatchingProblem,
  options: WorkersOptions,
): Promise<SplitResult> {
  if (ctx.pending !== null)
    throw new Error('parts of a matching must be seen by others: no transaction may be open')
  options.signal?.throwIfAborted()
  await deleteForgotten(ctx.db)
  const task = crypto.randomUUID()
  const { objective, regions } = options
  let asked: Asked[] = []
  let position = 0
  let round = 0
  const sendAll = async (): Promise<void> => {
    const sent = asked
    asked = []
    round += 1
    try {
      const first = position
      const bundles = bundlesOf(
        sent.map(({ part }) => weightOf(part.problem)),
        options.bundleWeight ?? 100_000,
      ).map((places) => places.map((place) => sent[place]!))
      position += bundles.length
      await storeParts(ctx, task, first, bundles, options)
      await awaitParts(ctx, task, first, bundles, round, options)
    } catch (error) {
      for (const { reject } of sent) reject(error)
    }
  }
  // All parts that are asked for at the same moment go together.
  const solve = (part: Part): Promise<PartSolution> =>
    new Promise((resolve, reject) => {
      if (asked.push({ part, resolve, reject }) === 1) setImmediate(() => void sendAll())
    })
  try {
    return await solveSplit(problem, { objective, ...(regions === undefined ? {} : { regions }) }, solve)
  } finally {
    await deleteParts(ctx.db, task)
  }
}

const problemsOf = (bundle: readonly Asked[]): MatchingProblem[] => bundle.map(({ part }) => part.problem)

/** Stores and asks for the heaviest first, so that none of them begins when the others are nearly done. */
async function storeParts(
  ctx: Context,
  task: string,
  first: number,
  bundles: readonly Asked[][],
  { objective, signal }: WorkersOptions,
): Promise<void> {
  const weights = bundles.map((bundle) =>
    problemsOf(bundle).reduce((sum, problem) => sum + weightOf(problem), 0),
  )
  const order = [...bundles.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b)
  let touched = Date.now()
  for (const at of order) {
    const bytes = await encodeProblems(problemsOf(bundles[at]!))
    signal?.throwIfAborted()
    const key = { task, position: first + at }
    await ctx.db.transaction().execute(async (tx) => {
      await insertPart(tx, key, objective, bytes)
      await ctx.jobs.enqueue({ db: tx }, solvePartJob, key)
    })
    touched = await keepWanted(ctx, task, touched)
  }
}

/** Moves the instant on until which parts are wanted, some times within it; gives when it did so last. */
async function keepWanted(ctx: Context, task: string, touched: number): Promise<number> {
  if (Date.now() - touched < (wantedSeconds * 1000) / 6) return touched
  await wantParts(ctx.db, task)
  return Date.now()
}

/** Hands every part its solution as it comes in. */
async function awaitParts(
  ctx: Context,
  task: string,
  first: number,
  bundles: readonly Asked[][],
  round: number,
  options: WorkersOptions,
): Promise<void> {
  const { signal, onProgress, pauseMilliseconds = 500, silentSeconds = 15 } = options
  const open = new Set(bundles.keys())
  let touched = 0
  while (open.size > 0) {
    signal?.throwIfAborted()
    touched = await keepWanted(ctx, task, touched)
    await askAgain(ctx, task, silentSeconds)
    const states = await readParts(ctx.db, task)
    const lost = [...open].find((at) => !states.some(({ position }) => position === first + at))
    if (lost !== undefined) throw partFailed(first + lost, 'it is no longer stored')
    for (const { position, done, failure } of states) {
      if (failure !== null) throw partFailed(position, failure)
      if (!done) continue
      await deliver(ctx, { task, position }, bundles[position - first]!)
      open.delete(position - first)
    }
    onProgress?.({
      round,
      done: bundles.length - open.size,
      total: bundles.length,
      underWay: states.flatMap(({ position, done, worker }) =>
        done || worker === null ? [] : [{ position, worker }],
      ),
    })
    if (open.size > 0)
      await pause(pauseMilliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {})
  }
}

async function askAgain(ctx: Context, task: string, silentSeconds: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    for (const position of await freeSilent(tx, task, silentSeconds)) {
      ctx.log.warn(
        { task, position },
        'a process fell silent over a part of a matching; it is asked for again',
      )
      await ctx.jobs.enqueue({ db: tx }, solvePartJob, { task, position })
    }
  })
}

async function deliver(
  ctx: Context,
  key: { task: string; position: number },
  bundle: Asked[],
): Promise<void> {
  const found = await takeResult(ctx.db, key)
  if (found === null) throw partFailed(key.position, 'it is no longer stored')
  if (sealOf(found.result) !== found.hash) throw partFailed(key.position, 'its result has another hash')
  try {
    const solutions = decodeSolutions(found.result, problemsOf(bundle))
    for (const [at, { resolve }] of bundle.entries()) resolve(solutions[at]!)
  } catch (error) {
    if (error instanceof PartDamaged) throw partFailed(key.position, error.message)
    throw error
  }
}

const partFailed = (position: number, reason: string): AppError =>
  new AppError(
    'internal',
    'platform.matchPart.failed',
    `part ${position} of the matching failed: ${reason}`,
    {
      position,
      reason,
    },
  )
