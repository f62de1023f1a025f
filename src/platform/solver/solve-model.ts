import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { type LinearModel, objectiveAt, violationAt } from '#core/scheduling/linear-model.ts'
import type { SolveMessage, SolveRequest } from './protocol.ts'
import { type Progress, type Solution, type SolveSettings, tolerance } from './solve.ts'

export interface SolveOptions extends SolveSettings {
  /** Ends the worker at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
}

/** Solves a model; `solveModel` is the one for servers, tests may solve in their own thread. */
export type Solver = (model: LinearModel, options: SolveOptions) => Promise<Solution>

/** Seconds beyond the limit before the worker is ended: HiGHS looks at its clock only between steps. */
const graceSeconds = 1

/** A timer takes no more milliseconds. */
const longestTimer = 2 ** 31 - 1

/**
 * Solves a model with HiGHS in a worker thread of its own, so that this thread never waits.
 *
 * When the worker outlives its limit it is ended, and what it had told until then is the answer: the best point so far
 * with its bound, or `limit`.
 *
 * @throws the signal's reason when aborted, or the worker's error.
 */
export async function solveModel(model: LinearModel, options: SolveOptions): Promise<Solution> {
  const { signal, ...settings } = options
  signal?.throwIfAborted()
  const request: SolveRequest = { model, settings, program: await solverProgram() }
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: request })
  let latest: Progress = { point: null, bound: null }
  let limit: NodeJS.Timeout | undefined
  let abort = (): void => {}
  try {
    return await new Promise<Solution>((resolve, reject) => {
      abort = () => reject(signal?.reason)
      signal?.addEventListener('abort', abort)
      limit = setTimeout(
        () => resolve(solutionOf(model, latest)),
        Math.min((Math.max(0, settings.seconds) + graceSeconds) * 1000, longestTimer),
      )
      worker.on('message', (message: SolveMessage) => {
        if (message.kind === 'solution') resolve(message.solution)
        else {
          const { point, bound } = message.progress
          latest = { point: point ?? latest.point, bound: bound ?? latest.bound }
        }
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the solver ended with code ${code} and no answer`)))
    })
  } finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

function solutionOf(model: LinearModel, { point, bound }: Progress): Solution {
  if (point === null || violationAt(model, point) > tolerance) return { status: 'limit', bound }
  return { status: 'feasible', point, objective: objectiveAt(model, point), bound }
}

let compiled: Promise<WebAssembly.Module> | null = null

/** HiGHS as it lies in the installed package, compiled once per thread. Nothing is fetched. */
export function solverProgram(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('highs/runtime')).then((bytes) =>
    WebAssembly.compile(bytes),
  )
  return compiled
}
