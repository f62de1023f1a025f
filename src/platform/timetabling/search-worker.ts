/** One search in a thread of its own; see `solve.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { seededRandom } from '#core/random/seeded-random.ts'
import { solveTimetable } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import { solveCourses } from '#core/scheduling/timetable/courses/solve-courses.ts'
import type { SearchTask } from './solve.ts'

const { task, seed, until } = workerData as { task: SearchTask; seed: string; until: number }
const options = {
  random: seededRandom(seed),
  // The start of the thread counts as well.
  budget: { milliseconds: Math.max(1, until - Date.now()), now: () => performance.now() },
}
parentPort?.postMessage(
  task.kind === 'courses' ? solveCourses(task.instance, options) : solveTimetable(task.problem, options),
)
