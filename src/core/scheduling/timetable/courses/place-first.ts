/**
 * Problem: a first place for every lecture, quickly and with few broken rules, for a search to begin with.
 * Method: lectures with the fewest possible periods first (those whose courses have many closed periods, conflicts and
 * lectures); each takes the free cell that breaks least and costs least, equal ones by lot.
 * Reference: the saturation order of D. Brélaz, New methods to color the vertices of a graph, CACM 22(4), 1979, taken
 * once and not renewed.
 * Cost: O(lectures × cells × curricula of a course).
 */
import type { QuickRandom } from '#core/random/quick-random.ts'
import { type CourseState, put } from './course-state.ts'

/** Places every lecture that is outside. Throws when there are more lectures than cells. */
export function placeFirst(state: CourseState, random: QuickRandom): void {
  const cells = state.lectureIn.length
  if (state.lectures > cells) throw new RangeError(`${state.lectures} lectures for ${cells} places`)
  const order = Array.from({ length: state.lectures }, (_, lecture) => lecture)
  const open = Array.from({ length: state.courses }, (_, course) => openPeriods(state, course))
  order.sort((a, b) => open[state.courseOf[a]!]! - open[state.courseOf[b]!]! || a - b)
  for (const lecture of order) {
    const course = state.courseOf[lecture]!
    let found = -1
    let least = Number.POSITIVE_INFINITY
    for (let cell = 0; cell < cells; cell++) {
      if (state.lectureIn[cell]! >= 0) continue
      const period = (cell / state.rooms) | 0
      const row = course * state.periods + period
      const room = course * state.rooms + (cell - period * state.rooms)
      const price = 1e6 * (state.clashes[row]! + state.closed[row]!) + state.seatsShort[room]! + random.unit()
      if (price < least) {
        least = price
        found = cell
      }
    }
    put(state, lecture, found)
  }
}

function openPeriods(state: CourseState, course: number): number {
  let open = 0
  for (let period = 0; period < state.periods; period++)
    open += 1 - state.closed[course * state.periods + period]!
  const neighbours = state.conflictStart[course + 1]! - state.conflictStart[course]!
  return open - neighbours
}
