import { availableParallelism } from 'node:os'
import type { TimetableProblem } from '#core/scheduling/timetable/classes/problem.ts'
import type { TimetableSolution } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import type { CourseInstance } from '#core/scheduling/timetable/courses/instance.ts'
import type { CourseSolution } from '#core/scheduling/timetable/courses/solve-courses.ts'
import { inWorker } from '../threads/in-worker.ts'

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
  const { signal, seed } = limits
  const count = limits.workers ?? Math.min(2, availableParallelism())
  const until = Date.now() + limits.seconds * 1000
  const over = new AbortController()
  const stop = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal])
  const search = async (at: number): Promise<Solution | null> => {
    try {
      const found = await inWorker<Solution>(
        new URL('./search-worker.ts', import.meta.url),
        { task, seed: at === 0 ? seed : `${seed}/${at}`, until },
        stop,
      )
      if (found.status === 'optimal' || found.status === 'infeasible') over.abort()
      return found
    } catch (error) {
      if (over.signal.aborted) return null
      over.abort()
      throw error
    }
  }
  const found = await Promise.all(Array.from({ length: count }, (_, at) => search(at)))
  return found
    .filter((solution) => solution !== null)
    .reduce((a, b) =>
      b.hardViolations < a.hardViolations || (b.hardViolations === a.hardViolations && b.cost < a.cost)
        ? b
        : a,
    )
}
