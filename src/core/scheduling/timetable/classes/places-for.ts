/**
 * Problem: where could one session go, and what would break there; for a page on which sessions are dragged.
 * Method: the session is put at every place in turn, and the rules it takes part in are checked.
 * Cost: O(places × (sessions + sessions of the class²)).
 * Ties: fewest broken rules first, then least cost, then earliest, then the order of the rooms.
 */
import { brokenRules, placesBySession } from './check-timetable.ts'
import { indexProblem, look } from './index-problem.ts'
import type { Broken, Place, Placement, TimetableProblem } from './problem.ts'

export interface PossiblePlace extends Place {
  /** Rules that break, and wishes that cost, around this session when it stands here. */
  readonly broken: readonly Broken[]
  readonly hardViolations: number
  /** Cost of the wishes around this session, for comparing places. */
  readonly cost: number
}

/** Every start in every half-day and room of the session's kind in which it fits, whether free or not, the best first. */
export function placesFor(
  problem: TimetableProblem,
  placements: readonly Placement[],
  sessionId: string,
): PossiblePlace[] {
  const index = indexProblem(problem)
  const places = placesBySession(index, placements)
  const own = index.sessions[look(index.sessionAt, sessionId, 'session')]!
  const rooms = problem.rooms.filter(({ kind }) => kind === own.session.kind)
  const possible = index.halfDays.flatMap(({ hours }, at) =>
    Array.from({ length: Math.max(0, hours - own.session.hours + 1) }, (_, start) =>
      rooms.map(({ id: roomId }): PossiblePlace => {
        const place = { halfDay: index.keys[at]!, start, roomId }
        places[own.at] = place
        const broken = brokenRules(index, places, own.at)
        return {
          ...place,
          broken,
          hardViolations: broken.filter((one) => one.hard).length,
          cost: broken.reduce((sum, one) => sum + one.cost, 0),
        }
      }),
    ).flat(),
  )
  return possible.sort((a, b) => a.hardViolations - b.hardViolations || a.cost - b.cost)
}
