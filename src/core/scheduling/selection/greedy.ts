import { isForcedIn, isForcedOut, type Prepared, unitCap } from './prepare.ts'
import { type SelectionState, selectionState } from './state.ts'

/**
 * Problem: a good selection at once, to start a solver from and to stand in when its time is out.
 * Method: those who must come, then whoever meets most unmet minimums, then always the one who adds most (lazy greedy:
 * what a person adds only falls as others come in, so stale figures are upper bounds). Nobody is added who would cost.
 * Reference: Minoux 1978, accelerated greedy algorithms; at least half of the optimum under quotas of units alone
 * (Fisher, Nemhauser, Wolsey 1978), when nothing costs.
 * Cost: O(seats · people) comparisons, few of them with a look at needs. Ties: input order.
 *
 * @param allowed who may be taken at all; everybody when left out.
 * @returns null when no selection that keeps all rules was found. Without limits of kinds there is none then.
 */
export function greedySelection(prepared: Prepared, allowed?: Uint8Array): SelectionState | null {
  const { people, seats } = prepared
  const state = selectionState(prepared)
  const candidates: number[] = []
  for (const [person, own] of people.entries()) {
    if (isForcedIn(own)) {
      if (isForcedOut(own)) return null
      state.add(person)
    } else if (!isForcedOut(own) && (allowed === undefined || allowed[person] === 1)) candidates.push(person)
  }
  if (!meetMinimums(prepared, state, candidates)) return null
  const bound = new Map(candidates.map((person) => [person, state.gainOf(person)]))
  for (const person of state.list()) bound.delete(person)
  while (state.size < seats && bound.size > 0) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    for (const [person, gain] of bound) if (gain > most) [best, most] = [person, gain]
    if (most < 0) break
    if (state.obstacleTo(best) !== null) {
      bound.delete(best)
      continue
    }
    const gain = state.gainOf(best)
    if (gain < most) bound.set(best, gain)
    else {
      state.add(best)
      bound.delete(best)
    }
  }
  return state.isSound() ? state : null
}

function meetMinimums(
  { units, kinds, people, seats }: Prepared,
  state: SelectionState,
  candidates: readonly number[],
) {
  const lacking = (person: number): number =>
    (state.unitCount(people[person]!.unit) < units[people[person]!.unit]!.min ? 1 : 0) +
    people[person]!.kinds.filter((kind) => state.kindCount(kind) < kinds[kind]!.min).length
  const isLacking = (): boolean =>
    units.some(({ min }, unit) => state.unitCount(unit) < min) ||
    kinds.some(({ min }, kind) => state.kindCount(kind) < min)
  while (isLacking()) {
    let best = -1
    let most = 0
    let gain = Number.NEGATIVE_INFINITY
    for (const person of candidates) {
      if (state.has(person)) continue
      const met = lacking(person)
      if (met === 0 || met < most || state.obstacleTo(person) !== null) continue
      const own = state.gainOf(person)
      if (met > most || own > gain) [best, most, gain] = [person, met, own]
    }
    if (best < 0 || state.size >= seats) return false
    state.add(best)
  }
  return true
}

/**
 * A selection near the previous one: those of it who may stay, with room made where rules became tighter, then as
 * {@link greedySelection} until as many places are taken as before. A start for re-planning.
 */
export function selectionNearPrevious(prepared: Prepared): SelectionState | null {
  const { people, seats, units, kinds } = prepared
  if (people.some((person) => isForcedIn(person) && isForcedOut(person))) return null
  const state = selectionState(
    prepared,
    people.flatMap((person, at) =>
      isForcedIn(person) || (person.previous && !isForcedOut(person)) ? [at] : [],
    ),
  )
  const target = people.filter(({ previous }) => previous).length
  const isOver = ({ unit, kinds: own }: (typeof people)[number]): boolean =>
    state.size > seats ||
    state.unitCount(unit) > unitCap(units[unit]!) ||
    own.some((kind) => state.kindCount(kind) > kinds[kind]!.max)
  for (const person of state.list().sort((a, b) => state.lossOf(a) - state.lossOf(b))) {
    if (isOver(people[person]!) && !isForcedIn(people[person]!)) state.drop(person)
  }
  const candidates = people.flatMap((_, at) => (state.has(at) ? [] : [at]))
  if (!meetMinimums(prepared, state, candidates)) return null
  while (state.size < Math.min(target, seats)) {
    const open = candidates.filter((person) => !state.has(person) && state.obstacleTo(person) === null)
    if (open.length === 0) break
    state.add(open.reduce((best, person) => (state.gainOf(person) > state.gainOf(best) ? person : best)))
  }
  return state.isSound() ? state : null
}

/**
 * An objective, in steps, that no selection passes: every need somebody could meet, and the best scores that seats
 * and units have room for. Holds without any search.
 */
export function trivialBound(prepared: Prepared): number {
  const { people, units, gain, score, seats, constant } = prepared
  const open = people.flatMap((person, at) => (isForcedOut(person) ? [] : [at]))
  const met = new Set(open.flatMap((person) => people[person]!.covers))
  const forced = open.filter((person) => isForcedIn(people[person]!))
  const room = units.map(unitCap)
  const rest: number[] = []
  for (const person of forced) room[people[person]!.unit]! -= 1
  for (const person of open.toSorted((a, b) => score[b]! - score[a]!)) {
    if (isForcedIn(people[person]!) || score[person]! <= 0 || room[people[person]!.unit]! <= 0) continue
    room[people[person]!.unit]! -= 1
    rest.push(score[person]!)
  }
  const best = [
    ...forced.map((person) => score[person]!),
    ...rest.slice(0, Math.max(0, seats - forced.length)),
  ]
  return [...best, ...Array.from(met, (need) => gain[need]!)].reduce((sum, part) => sum + part, constant)
}
