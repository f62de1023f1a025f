import { prepare } from './prepare.ts'
import type { SelectionProblem } from './problem.ts'
import { type Obstacle, selectionState } from './state.ts'

export interface Promotion {
  /** Who takes the free place; null when nobody on the waitlist can. */
  readonly promoted: string | null
  /** Those before on the waitlist, and what stood against each: a rule, or the check of eligibility. */
  readonly passedOver: readonly { readonly id: string; readonly obstacle: Obstacle | 'ineligible' }[]
}

/**
 * Who steps in from the waitlist when a place became free: the first whom the rules let in beside those selected now and
 * who passes the check of eligibility. Asked anew each time, because both may have changed since the list was made.
 *
 * @param selected those who hold a place now, without whoever left.
 * @param isEligible the check of the day: still in post, no clash, not over the limit of repeats.
 */
export function promoteFromWaitlist(
  problem: SelectionProblem,
  selected: readonly string[],
  waitlist: readonly string[],
  isEligible: (id: string) => boolean,
): Promotion {
  const prepared = prepare(problem)
  const indexOf = new Map(prepared.people.map(({ id }, at) => [id, at]))
  const at = (id: string): number => {
    const found = indexOf.get(id)
    if (found === undefined) throw new RangeError(`no person is called ${id}`)
    return found
  }
  const state = selectionState(prepared, selected.map(at))
  const passedOver: { id: string; obstacle: Obstacle | 'ineligible' }[] = []
  for (const id of waitlist) {
    const obstacle = state.obstacleTo(at(id)) ?? (isEligible(id) ? null : 'ineligible')
    if (obstacle === null) return { promoted: id, passedOver }
    passedOver.push({ id, obstacle })
  }
  return { promoted: null, passedOver }
}
