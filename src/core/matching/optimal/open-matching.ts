import { maxScore } from '../problem.ts'
import { type ChangeProof, createChangeCheck } from './change-check.ts'
import type { OpenStore } from './open-store.ts'

/** A matching that stays the best one while people, needs and edges come and go. Indices never change. */
export interface OpenMatching {
  /** Gives the person's index. */
  addPerson(capacity: number, edges: readonly { readonly need: number; readonly score: number }[]): number
  withdrawPerson(person: number): void
  /** Gives the need's index. */
  addNeed(
    capacity: number,
    tier: number,
    edges: readonly { readonly person: number; readonly score: number }[],
  ): number
  dropNeed(need: number): void
  /** Adds an edge, changes its score, or with null forbids it. Gives a pin on it up first. */
  setEdge(need: number, person: number, score: number | null): void
  /** Holds the pair together, whatever it costs; both sides have one less to give to others. */
  pin(need: number, person: number): void
  unpin(need: number, person: number): void
  /** What was looked at to prove the last change; its gap is 0. */
  proof(): ChangeProof
  /** Needs of a person, pinned ones included, ascending. */
  needsOf(person: number): number[]
  /** Pairs by need, then person. */
  pairs(): { need: Int32Array; person: Int32Array; score: Int32Array }
}

/** A matching whose changes are made, but not proved yet. */
export type Changeable = Omit<OpenMatching, 'proof'>

/**
 * The same with each change proved before it is given.
 * @throws Error when the prices do not prove it
 */
export function proved(of: Changeable, store: OpenStore): OpenMatching {
  const { touched } = store
  const check = createChangeCheck(store)
  let proof: ChangeProof = { gap: 0, people: 0, needs: 0 }
  const change =
    <Args extends unknown[], Result>(make: (...args: Args) => Result) =>
    (...args: Args): Result => {
      touched.agents.length = 0
      touched.objects.length = 0
      touched.wide = false
      const result = make(...args)
      proof = check(touched)
      if (proof.gap !== 0) throw new Error(`the prices do not prove the change: gap ${proof.gap}`)
      return result
    }
  return {
    ...of,
    addPerson: change(of.addPerson),
    withdrawPerson: change(of.withdrawPerson),
    addNeed: change(of.addNeed),
    dropNeed: change(of.dropNeed),
    setEdge: change(of.setEdge),
    pin: change(of.pin),
    unpin: change(of.unpin),
    proof: () => proof,
  }
}

/** Score of each pinned pair, by need and person. */
export type Pins = Map<number, Map<number, number>>

/** All pairs that are held, pinned ones included, by need, then person. */
export function pairsOf({ t, state, objects }: OpenStore, pins: Pins): ReturnType<OpenMatching['pairs']> {
  const found: { need: number; person: number; score: number }[] = []
  for (let b = 0; b < objects; b++) {
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++)
      found.push({ need: b, person: state.slotAgent[s]!, score: t.score[state.slotEdge[s]!]! })
    for (const [person, score] of pins.get(b) ?? []) found.push({ need: b, person, score })
  }
  found.sort((x, y) => x.need - y.need || x.person - y.person)
  return {
    need: Int32Array.from(found, (pair) => pair.need),
    person: Int32Array.from(found, (pair) => pair.person),
    score: Int32Array.from(found, (pair) => pair.score),
  }
}

export function checkScore(score: number): void {
  if (!(Number.isInteger(score) && score >= 0 && score <= maxScore)) throw new RangeError(`no score ${score}`)
}
export function checkWhole(value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw new RangeError(`not allowed: ${value}`)
}
export function checkDistinct(ends: readonly number[]): void {
  if (new Set(ends).size < ends.length) throw new RangeError('a pair occurs twice')
}
