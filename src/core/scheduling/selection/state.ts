import { isForcedIn, isForcedOut, type Prepared, unitCap } from './prepare.ts'

/** What keeps somebody from being added to a selection, the nearest first; null when nothing does. */
export type Obstacle =
  | 'forcedOut'
  | 'unitMaximum'
  | 'unitShare'
  | { readonly kind: number }
  | 'changes'
  | 'seats'

/** A selection that grows and shrinks, with its counts and its worth kept up to date in O(own needs and kinds). */
export interface SelectionState {
  readonly size: number
  readonly changes: number
  /** Steps of the objective. */
  readonly value: number
  has(person: number): boolean
  add(person: number): void
  drop(person: number): void
  /** What adding somebody who is not in would add. */
  gainOf(person: number): number
  /** What dropping somebody who is in would cost. */
  lossOf(person: number): number
  /** The rule that stands against adding somebody. */
  obstacleTo(person: number): Obstacle | null
  /** Whether dropping somebody would break a rule. */
  isHeld(person: number): boolean
  /** Whether all rules are kept. */
  isSound(): boolean
  unitCount(unit: number): number
  kindCount(kind: number): number
  /** How many selected people meet a need. */
  coverCount(need: number): number
  /** In input order. */
  list(): number[]
}

export function selectionState(prepared: Prepared, selected: Iterable<number> = []): SelectionState {
  const { people, units, kinds, gain, score } = prepared
  const inside = new Uint8Array(people.length)
  const ofUnit = new Int32Array(units.length)
  const ofKind = new Int32Array(kinds.length)
  const ofNeed = new Int32Array(gain.length)
  let size = 0
  let value = prepared.constant
  let changes = people.reduce((count, { previous }) => count + (previous ? 1 : 0), 0)
  const changeOf = (person: number): number => (people[person]!.previous ? -1 : 1)

  function move(person: number, by: 1 | -1): void {
    const { unit, kinds: own, covers } = people[person]!
    inside[person] = by === 1 ? 1 : 0
    size += by
    changes += by * changeOf(person)
    value += by * score[person]!
    ofUnit[unit]! += by
    for (const kind of own) ofKind[kind]! += by
    for (const need of covers) {
      ofNeed[need]! += by
      if (ofNeed[need] === (by === 1 ? 1 : 0)) value += by * gain[need]!
    }
  }

  function worth(person: number, countWithout: number): number {
    let sum = score[person]!
    for (const need of people[person]!.covers) if (ofNeed[need] === countWithout) sum += gain[need]!
    return sum
  }

  for (const person of selected) move(person, 1)
  return {
    get size() {
      return size
    },
    get changes() {
      return changes
    },
    get value() {
      return value
    },
    has: (person) => inside[person] === 1,
    add: (person) => move(person, 1),
    drop: (person) => move(person, -1),
    gainOf: (person) => worth(person, 0),
    lossOf: (person) => worth(person, 1),
    obstacleTo(person) {
      const { unit, kinds: own } = people[person]!
      if (isForcedOut(people[person]!)) return 'forcedOut'
      const { max } = units[unit]!
      if (ofUnit[unit]! >= unitCap(units[unit]!)) return ofUnit[unit]! >= max ? 'unitMaximum' : 'unitShare'
      const full = own.find((kind) => ofKind[kind]! >= kinds[kind]!.max)
      if (full !== undefined) return { kind: full }
      if (changes + changeOf(person) > prepared.maxChanges) return 'changes'
      return size >= prepared.seats ? 'seats' : null
    },
    isHeld(person) {
      const own = people[person]!
      return (
        isForcedIn(own) ||
        ofUnit[own.unit]! <= units[own.unit]!.min ||
        own.kinds.some((kind) => ofKind[kind]! <= kinds[kind]!.min) ||
        size <= prepared.minSize ||
        changes - changeOf(person) > prepared.maxChanges
      )
    },
    isSound: () =>
      size <= prepared.seats &&
      size >= prepared.minSize &&
      changes <= prepared.maxChanges &&
      units.every((unit, at) => ofUnit[at]! >= unit.min && ofUnit[at]! <= unitCap(unit)) &&
      kinds.every((kind, at) => ofKind[at]! >= kind.min && ofKind[at]! <= kind.max) &&
      people.every((person, at) => (inside[at] === 1 ? !isForcedOut(person) : !isForcedIn(person))),
    unitCount: (unit) => ofUnit[unit]!,
    kindCount: (kind) => ofKind[kind]!,
    coverCount: (need) => ofNeed[need]!,
    list: () => people.flatMap((_, person) => (inside[person] === 1 ? [person] : [])),
  }
}
