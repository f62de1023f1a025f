import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { Audience, KindLimit, Pin } from '../contract/enrolment-terms.ts'

export interface Candidate {
  /** The nomination. */
  id: string
  unitId: string
  audience: Audience
  duty: number
  mustAttend: boolean
  carriedOver: boolean
  pin: Pin | null
  /** Needs that are met when this person attends. */
  needIds: readonly string[]
}

export interface CandidateUnit {
  id: string
  quota: number
  least: number
  headcount: number
  away: number
}

/** What the parts of the objective are worth: a need its own weight of 1 to 5, a post up to 10, precedence half as much. */
const weights = { coverage: 1, duty: 1, change: 0, precedence: 5 }

/**
 * The problem of whom to select.
 *
 * An office whose share comes to less than one person may still send one: its headcount is raised to what allows that.
 *
 * @param candidates in the order of their nomination, by which ties break.
 */
export function selectionProblem(of: {
  seats: number
  candidates: readonly Candidate[]
  units: readonly CandidateUnit[]
  needs: readonly { id: string; weight: number }[]
  unitShare: number
  kindLimits: readonly KindLimit[]
}): SelectionProblem {
  const kinds = new Set(of.candidates.map(({ audience }) => audience))
  const pinned = (pin: Pin) => of.candidates.filter((one) => one.pin === pin).map(({ id }) => id)
  const covered = new Set(of.candidates.flatMap(({ needIds }) => needIds))
  return {
    seats: of.seats,
    people: of.candidates.map((one) => ({
      id: one.id,
      unit: one.unitId,
      kinds: [one.audience],
      covers: [...one.needIds],
      duty: one.duty,
      // Whoever the organiser puts out need not attend.
      mustAttend: one.mustAttend && one.pin !== 'out',
      carriedOver: one.carriedOver,
    })),
    needs: of.needs.filter(({ id }) => covered.has(id)),
    units: of.units.map(({ id, quota, least, headcount, away }) => ({
      id,
      min: Math.min(least, quota),
      max: quota,
      headcount: Math.max(headcount, Math.ceil(1 / of.unitShare)),
      away,
    })),
    maxUnitShare: of.unitShare,
    weights,
    kindLimits: of.kindLimits
      .filter(({ kind, min }) => kinds.has(kind) || min > 0)
      .map(({ kind, min, max }) => ({ kind, min, ...(max === null ? {} : { max }) })),
    pins: { in: pinned('in'), out: pinned('out') },
  }
}
