import { type LinearModel, linearModelBuilder } from '../linear-model.ts'
import { type Group, groupPeople } from './groups.ts'
import { type Prepared, unitCap } from './prepare.ts'

/** What a model is asked for. */
export type Aim =
  /** The greatest objective, and of these the most people. */
  | 'best'
  /** Any selection that keeps the rules. */
  | 'any'
  /** As many places taken as before, then the fewest changes. */
  | 'nearest'

export interface SelectionModel {
  readonly model: LinearModel
  /** Objective values of the model closer than this are the same. */
  readonly absoluteGap: number
  /** Who stands in the model; the others are out, or can be replaced without loss. */
  readonly allowed: Uint8Array
  /** The people a point of the model selects, in input order. */
  decode(point: Float64Array): number[]
  /** The point of a selection of allowed people. */
  encode(selected: readonly number[]): Float64Array
  /** The bound on the objective, in steps, that a bound on the model's objective means. Only for `best`. */
  boundOf(bound: number): number
}

/** Costs above this are scaled down: the tolerances of a solver are absolute. */
const greatestCost = 2 ** 24

/**
 * Problem: choose people so that the worth of needs met at least once, of duty, precedence and of staying as before is
 * greatest, within seats, limits of units and kinds.
 * Method: maximum coverage as a mixed-integer program. x_g counts the people taken of group g, y_n ≤ Σ x_g over those
 * who meet need n, y_n ≤ 1. So that seats fill up where that costs nothing, a step of the objective counts seats + 1
 * and a person 1: no number of people outweighs a step.
 * Reference: Church and ReVelle 1974, the maximal covering location problem.
 * Cost: a column per group and need, an entry per person and need.
 */
export function buildSelectionModel(prepared: Prepared, aim: Aim): SelectionModel {
  const { people, units, kinds, seats, gain, score, maxChanges, minSize } = prepared
  const groups = groupPeople(prepared)
  const perStep = seats + 1
  const largest = Math.max(1, ...gain, ...score.map(Math.abs)) * perStep
  const scale = largest > greatestCost ? greatestCost / largest : 1
  const builder = linearModelBuilder(aim === 'nearest' ? 'minimise' : 'maximise')
  const previousCount = people.filter(({ previous }) => previous).length
  const changeOf = (group: Group): number => (people[group.members[0]!]!.previous ? -1 : 1)

  const columns = groups.map((group) =>
    builder.addColumn({
      cost:
        aim === 'best'
          ? (score[group.members[0]!]! * perStep + 1) * scale
          : aim === 'any'
            ? 0
            : changeOf(group),
      lower: group.forced,
      upper: group.members.length,
      integer: true,
    }),
  )
  const terms = (matches: (group: Group) => boolean): (readonly [number, number])[] =>
    groups.flatMap((group, at) => (matches(group) ? [[columns[at]!, 1] as const] : []))

  builder.addRow({ lower: minSize, upper: seats, terms: terms(() => true) })
  const ofUnit = Map.groupBy(groups.keys(), (at) => people[groups[at]!.members[0]!]!.unit)
  for (const [at, unit] of units.entries()) {
    const own = ofUnit.get(at) ?? []
    const most = own.reduce((sum, group) => sum + groups[group]!.members.length, 0)
    if (unit.min <= 0 && unitCap(unit) >= most) continue
    builder.addRow({
      lower: unit.min,
      upper: unitCap(unit),
      terms: own.map((group) => [columns[group]!, 1] as const),
    })
  }
  for (const [at, { min, max }] of kinds.entries()) {
    builder.addRow({
      lower: min,
      upper: max,
      terms: terms(({ members }) => people[members[0]!]!.kinds.includes(at)),
    })
  }
  if (maxChanges < Number.POSITIVE_INFINITY) {
    builder.addRow({
      upper: maxChanges - previousCount,
      terms: groups.map((group, at) => [columns[at]!, changeOf(group)] as const),
    })
  }

  const meets = Array.from(gain, (): number[] => [])
  if (aim === 'best') {
    for (const [at, { members }] of groups.entries()) {
      for (const need of people[members[0]!]!.covers) meets[need]!.push(at)
    }
  }
  const needColumns = meets.map((own, need) => {
    if (own.length === 0) return -1
    const column = builder.addColumn({
      cost: gain[need]! * perStep * scale,
      lower: 0,
      upper: 1,
      integer: true,
    })
    builder.addRow({ upper: 0, terms: [[column, 1], ...own.map((group) => [columns[group]!, -1] as const)] })
    return column
  })
  const short =
    aim === 'nearest'
      ? builder.addColumn({ cost: people.length + 1, lower: 0, upper: previousCount, integer: true })
      : -1
  if (short >= 0) builder.addRow({ lower: previousCount, terms: [...terms(() => true), [short, 1]] })
  const model = builder.build()

  const allowed = new Uint8Array(people.length)
  for (const { members } of groups) for (const person of members) allowed[person] = 1
  return {
    model,
    absoluteGap: aim === 'best' ? 0.5 * scale : 0.5,
    allowed,
    decode: (point) =>
      groups
        .flatMap(({ members }, at) => members.slice(0, Math.round(point[columns[at]!]!)))
        .sort((a, b) => a - b),
    encode(selected) {
      const inside = new Set(selected)
      const point = new Float64Array(model.cost.length)
      for (const [at, { members }] of groups.entries()) {
        const taken = members.filter((person) => inside.has(person)).length
        point[columns[at]!] = taken
        if (taken === 0 || aim !== 'best') continue
        for (const need of people[members[0]!]!.covers) point[needColumns[need]!] = 1
      }
      if (short >= 0) point[short] = Math.max(0, previousCount - selected.length)
      return point
    },
    boundOf(bound) {
      // The objective is whole steps, and a hair of rounding must not count as a step.
      const steps = bound / scale / perStep
      return prepared.constant + Math.floor(steps + 1e-6 * Math.max(1, Math.abs(steps) * 1e-3))
    },
  }
}
