import { type Decimal, decimalOf, digitsAt, floorOf, numberOf, timesDecimal } from './decimal.ts'
import type { Nominee, SelectionProblem, SelectionUnit } from './problem.ts'

export interface PreparedPerson {
  readonly id: string
  readonly unit: number
  readonly kinds: readonly number[]
  /** Needs that are worth something. */
  readonly covers: readonly number[]
  readonly mustAttend: boolean
  readonly pinnedIn: boolean
  readonly pinnedOut: boolean
  readonly blocked: boolean
  readonly previous: boolean
}

export interface PreparedUnit {
  readonly min: number
  readonly max: number
  /** ⌊share · headcount⌋ less those away, at least 0. */
  readonly share: number
}

export interface PreparedKind {
  readonly id: string
  readonly min: number
  readonly max: number
}

/**
 * A problem by indices, with its worth in whole steps: a step is the greatest decimal of which all worths are
 * multiples. Where the sum of all worths would pass 2⁵¹ steps a greater step is taken and each worth rounded to it, so
 * that sums stay exact; `exact` is false then.
 */
export interface Prepared {
  readonly problem: SelectionProblem
  readonly people: readonly PreparedPerson[]
  readonly units: readonly PreparedUnit[]
  readonly kinds: readonly PreparedKind[]
  readonly seats: number
  /** Steps for covering a need. */
  readonly gain: Float64Array
  /** Steps for selecting a person, coverage apart: duty, precedence, and the change it makes or spares. */
  readonly score: Float64Array
  /** Steps that every selection has: those of the previous selection cost until they are taken again. */
  readonly constant: number
  /** Whether worths are whole steps without rounding. */
  readonly exact: boolean
  /** The objective of so many steps. */
  valueOf(steps: number): number
  /** The objective of a selection in exact arithmetic. */
  objectiveOf(selected: readonly number[]): number
  /** Limits of re-planning: how many may differ from the previous selection, how many places must be taken. */
  readonly maxChanges: number
  readonly minSize: number
}

/** At most so many of the unit, by its maximum and by the share that may be away. */
export const unitCap = (unit: PreparedUnit): number => Math.min(unit.max, unit.share)

/** People the rules leave no choice about. */
export const isForcedIn = (person: PreparedPerson): boolean => person.mustAttend || person.pinnedIn
export const isForcedOut = (person: PreparedPerson): boolean => person.blocked || person.pinnedOut

/** @throws RangeError for ids that are unknown or stand twice; formats are checked at the edge. */
export function prepare(problem: SelectionProblem): Prepared {
  const unitAt = indexOf('unit', problem.units)
  const needAt = indexOf('need', problem.needs)
  const personAt = indexOf('person', problem.people)
  const limits = problem.kindLimits ?? []
  const kindAt = indexOf(
    'kind',
    limits.map(({ kind }) => ({ id: kind })),
  )
  const previous = new Set(at(personAt, 'person', problem.previous ?? []))
  const pinnedIn = new Set(at(personAt, 'person', problem.pins?.in ?? []))
  const pinnedOut = new Set(at(personAt, 'person', problem.pins?.out ?? []))
  const worth = worthOf(problem, previous)
  const people = problem.people.map((person, index) => ({
    id: person.id,
    unit: at(unitAt, 'unit', [person.unit])[0]!,
    kinds: [...new Set(person.kinds.flatMap((kind) => kindAt.get(kind) ?? []))].sort((a, b) => a - b),
    covers: [...new Set(at(needAt, 'need', person.covers))]
      .filter((need) => worth.gain[need]! > 0)
      .sort((a, b) => a - b),
    mustAttend: person.mustAttend === true,
    pinnedIn: pinnedIn.has(index),
    pinnedOut: pinnedOut.has(index),
    blocked: isBlocked(person),
    previous: previous.has(index),
  }))
  return {
    problem,
    people,
    units: problem.units.map((unit) => ({
      min: unit.min,
      max: unit.max,
      share: allowedByShare(unit, problem.maxUnitShare),
    })),
    kinds: limits.map(({ kind, min = 0, max = Number.POSITIVE_INFINITY }) => ({ id: kind, min, max })),
    seats: problem.seats,
    ...worth,
    objectiveOf: (selected) =>
      worth.exactValue(selected, new Set(selected.flatMap((person) => people[person]!.covers))),
    maxChanges: Number.POSITIVE_INFINITY,
    minSize: 0,
  }
}

export const isBlocked = ({ blocked }: Nominee): boolean => blocked !== undefined && blocked !== false

/** How many of a unit may be selected so that no more than the share of its people are away; the part is dropped. */
export function allowedByShare({ headcount, away = 0 }: SelectionUnit, share: number): number {
  return Math.max(0, floorOf(timesDecimal(decimalOf(share), decimalOf(headcount))) - away)
}

/** Sums of so many steps are exact as numbers, with room to spare. */
const mostSteps = 2n ** 51n

function worthOf({ people, needs, weights, previous: earlier }: SelectionProblem, previous: Set<number>) {
  const change = earlier === undefined ? decimalOf(0) : decimalOf(weights.change)
  const precedence = decimalOf(weights.precedence ?? 0)
  const coverage = decimalOf(weights.coverage)
  const dutyWeight = decimalOf(weights.duty)
  const covered = needs.map(({ weight }) => timesDecimal(coverage, decimalOf(weight)))
  const duties = people.map(({ duty }) => timesDecimal(dutyWeight, decimalOf(duty)))
  const places = [change, precedence, ...covered, ...duties].reduce(
    (most, term) => Math.max(most, term.places),
    0,
  )
  const digits = (term: Decimal): bigint => digitsAt(term, places)

  const gains = covered.map(digits)
  const scores = people.map(
    ({ carriedOver }, index) =>
      digits(duties[index]!) +
      (carriedOver === true ? digits(precedence) : 0n) +
      (previous.has(index) ? digits(change) : -digits(change)),
  )
  const constant = -digits(change) * BigInt(previous.size)
  const terms = [...gains, ...scores, constant]
  const divisor = terms.reduce(greatestDivisor, 0n) || 1n
  const total = terms.reduce((sum, term) => sum + (term < 0n ? -term : term), 0n) / divisor
  const exact = total <= mostSteps
  const step = exact ? divisor : divisor * (total / mostSteps + 1n)
  const steps = (term: bigint): number => Number(term / step)
  return {
    gain: Float64Array.from(gains, steps),
    score: Float64Array.from(scores, steps),
    constant: steps(constant),
    exact,
    valueOf: (count: number): number => numberOf({ digits: BigInt(Math.round(count)) * step, places }),
    exactValue: (selected: readonly number[], met: ReadonlySet<number>): number => {
      let sum = constant
      for (const person of selected) sum += scores[person]!
      for (const need of met) sum += gains[need]!
      return numberOf({ digits: sum, places })
    },
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (right > 0n) [left, right] = [right, left % right]
  return left
}

function indexOf(what: string, items: readonly { readonly id: string }[]): Map<string, number> {
  const index = new Map(items.map(({ id }, position) => [id, position]))
  if (index.size !== items.length) throw new RangeError(`a ${what} stands twice`)
  return index
}

function at(index: ReadonlyMap<string, number>, what: string, ids: readonly string[]): number[] {
  return ids.map((id) => {
    const found = index.get(id)
    if (found === undefined) throw new RangeError(`no ${what} is called ${id}`)
    return found
  })
}
