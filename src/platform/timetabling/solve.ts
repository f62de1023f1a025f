import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { TimetableProblem } from '#core/scheduling/timetable/classes/problem.ts'
import type { TimetableSolution } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import type { CourseInstance } from '#core/scheduling/timetable/courses/instance.ts'
import type { CourseSolution } from '#core/scheduling/timetable/courses/solve-courses.ts'

export type SearchTask =
  | { readonly kind: 'classes'; readonly problem: TimetableProblem }
  | { readonly kind: 'courses'; readonly instance: CourseInstance }

export interface SearchLimits {
  /** Wall time for the whole search. */
  readonly seconds: number
  readonly seed: string
  /** Searches side by side; two, or one where the machine has one processor. */
  readonly workers?: number
  /** Ends the search without a result. */
  readonly signal?: AbortSignal
}

/** As `solveTimetable` of core, in threads of their own. */
export function solveTimetableInThreads(
  problem: TimetableProblem,
  limits: SearchLimits,
): Promise<TimetableSolution> {
  return best<TimetableSolution>({ kind: 'classes', problem }, limits)
}

/** As `solveCourses` of core, in threads of their own. */
export function solveCoursesInThreads(
  instance: CourseInstance,
  limits: SearchLimits,
): Promise<CourseSolution> {
  return best<CourseSolution>({ kind: 'courses', instance }, limits)
}

interface Judged {
  readonly status: string
  readonly hardViolations: number
  readonly cost: number
}

/**
 * Independent searches with seeds of their own; the best wins, the first of equals. A result that is proven ends the others.
 * How far a search comes within a wall time depends on the machine, so results are not the same bit for bit.
 */
async function best<Solution extends Judged>(task: SearchTask, limits: SearchLimits): Promise<Solution> {
  limits.signal?.throwIfAborted()
  const count = limits.workers ?? Math.min(2, availableParallelism())
  const until = Date.now() + limits.seconds * 1000
  const workers = Array.from(
    { length: count },
    (_, at) =>
      new Worker(new URL('./search-worker.ts', import.meta.url), {
        workerData: { task, seed: at === 0 ? limits.seed : `${limits.seed}/${at}`, until },
      }),
  )
  const stop = () => Promise.all(workers.map((worker) => worker.terminate()))
  try {
    const found: (Solution | null)[] = workers.map(() => null)
    await new Promise<void>((done, failed) => {
      limits.signal?.addEventListener('abort', () => failed(limits.signal?.reason), { once: true })
      let open = count
      for (const [at, worker] of workers.entries()) {
        worker.once('message', (solution: Solution) => {
          found[at] = solution
          open--
          if (open === 0 || solution.status === 'optimal' || solution.status === 'infeasible') done()
        })
        worker.once('error', failed)
        worker.once('exit', () => {
          if (found[at] === null) failed(new Error('a search ended without a result'))
        })
      }
    })
    const ended = found.filter((solution) => solution !== null)
    return ended.reduce((a, b) =>
      b.hardViolations < a.hardViolations || (b.hardViolations === a.hardViolations && b.cost < a.cost)
        ? b
        : a,
    )
  } finally {
    await stop()
  }
}
