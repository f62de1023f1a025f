import { seededRandom } from '#core/random/seeded-random.ts'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'

/** How large a generated class is. */
export interface SelectionShape {
  readonly people: number
  readonly seats: number
  readonly needs: number
  readonly units: number
}

/** The class of the target: 60 of 2,000 nominees, 200 needs, 120 units. */
export const targetShape: SelectionShape = { people: 2000, seats: 60, needs: 200, units: 120 }

const kinds = ['department', 'county', 'park', 'enterprise'] as const

/**
 * An oversubscribed class. Units have one kind each and 10 to 80 people; one in ten must send somebody. A person meets 1
 * to 6 needs, the needs of a unit's field (a run of 25) more often than others; three in ten have a chain duty. Some
 * must attend, some may not. Half of `seats` were selected before.
 */
export function generateSelection(shape: SelectionShape, seed: string | number): SelectionProblem {
  const random = seededRandom(`selection ${seed}`)
  const needs = Array.from({ length: shape.needs }, (_, index) => ({
    id: `n${index}`,
    weight: random.integer(1, 10),
  }))
  const units = Array.from({ length: shape.units }, (_, index) => {
    const max = random.integer(1, 3)
    return {
      id: `u${index}`,
      min: random.chance(0.1) ? 1 : 0,
      max,
      headcount: random.integer(10, 80),
      field: random.integer(0, shape.needs - 1),
      kind: random.pick(kinds),
    }
  })
  const people = Array.from({ length: shape.people }, (_, index) => {
    const unit = units[index < shape.units ? index : random.integer(0, shape.units - 1)]!
    const covers = Array.from({ length: random.integer(1, 6) }, () =>
      random.chance(0.7)
        ? (unit.field + random.integer(0, 24)) % shape.needs
        : random.integer(0, shape.needs - 1),
    )
    const fate = random.next()
    return {
      id: `p${index}`,
      unit: unit.id,
      kinds: [unit.kind],
      covers: [...new Set(covers)].map((need) => `n${need}`),
      duty: random.chance(0.3) ? random.integer(1, 10) : 0,
      ...(index >= shape.units && fate < 0.05 ? { blocked: random.pick(['clash', 'repeat']) } : {}),
      ...(random.chance(0.1) ? { carriedOver: true } : {}),
    }
  })
  return {
    seats: shape.seats,
    people,
    needs,
    units: units.map(({ id, min, max, headcount }) => ({ id, min, max, headcount })),
    maxUnitShare: 0.1,
    previous: random.sample(people, Math.floor(shape.seats / 2)).map(({ id }) => id),
    weights: { coverage: 1, duty: 0.5, change: 0.2, precedence: 0.3 },
    kindLimits: [
      { kind: 'county', min: Math.floor(shape.seats / 6) },
      { kind: 'enterprise', max: Math.ceil(shape.seats / 3) },
    ],
  }
}
