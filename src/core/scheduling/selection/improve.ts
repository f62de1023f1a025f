import { isForcedIn, isForcedOut, type Prepared } from './prepare.ts'
import type { SelectionState } from './state.ts'

/**
 * Problem: bring a selection to where no single step makes it better, and break its ties.
 * Method: drop, add and exchange one person at a time. Better is, in this order: a greater objective, more people, an
 * earlier place in the input. Every step is better in that order, so it ends; then nobody left out could replace
 * anybody selected and be better, nor be as good and earlier.
 * Cost: O(people · selected) looks per round, some rounds. Ties between steps: the greatest gain, then input order.
 *
 * @param isOver asked between rounds; true ends early, with all rules kept.
 */
export function improveSelection(
  prepared: Prepared,
  state: SelectionState,
  allowed?: Uint8Array,
  isOver: () => boolean = () => false,
): void {
  const open = prepared.people.flatMap((person, at) =>
    isForcedIn(person) || isForcedOut(person) || allowed?.[at] === 0 ? [] : [at],
  )
  while (
    !isOver() &&
    (dropCostly(open, state) || addUseful(open, state) || exchange(prepared, open, state, isOver))
  );
}

function dropCostly(open: readonly number[], state: SelectionState): boolean {
  const costly = open.find((person) => state.has(person) && state.lossOf(person) < 0 && !state.isHeld(person))
  if (costly !== undefined) state.drop(costly)
  return costly !== undefined
}

function addUseful(open: readonly number[], state: SelectionState): boolean {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const person of open) {
    if (state.has(person) || state.obstacleTo(person) !== null) continue
    const gain = state.gainOf(person)
    if (gain >= 0 && gain > most) [best, most] = [person, gain]
  }
  if (best >= 0) state.add(best)
  return best >= 0
}

function exchange(
  prepared: Prepared,
  open: readonly number[],
  state: SelectionState,
  isOver: () => boolean,
): boolean {
  let changed = false
  for (const person of open.toReversed()) {
    if (!state.has(person)) continue
    if (isOver()) return changed
    const [best, gain] = bestReplacement(prepared, open, state, person)
    if (gain > 0 || (gain === 0 && best < person)) {
      state.drop(person)
      state.add(best)
      changed = true
    }
  }
  return changed
}

/** Who would do best in somebody's place, by rules and objective, and what the exchange would add; [-1, −∞] for nobody. */
export function bestReplacement(
  prepared: Prepared,
  candidates: readonly number[],
  state: SelectionState,
  person: number,
): [replacement: number, gain: number] {
  const { people, units, kinds } = prepared
  const own = people[person]!
  const loss = state.lossOf(person)
  state.drop(person)
  const unitLacks = state.unitCount(own.unit) < units[own.unit]!.min
  const lacking = own.kinds.filter((kind) => state.kindCount(kind) < kinds[kind]!.min)
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const other of candidates) {
    if (other === person || state.has(other) || state.obstacleTo(other) !== null) continue
    if (unitLacks && people[other]!.unit !== own.unit) continue
    if (!lacking.every((kind) => people[other]!.kinds.includes(kind))) continue
    const gain = state.gainOf(other) - loss
    if (gain > most) [best, most] = [other, gain]
  }
  state.add(person)
  return [best, most]
}
