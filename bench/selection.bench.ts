import highsPackage from 'highs'
import { greedySelection } from '#core/scheduling/selection/greedy.ts'
import { allowedByShare, prepare } from '#core/scheduling/selection/prepare.ts'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import { proposeSelection } from '#platform/solver/selection/propose.ts'
import type { Benchmark, Contender } from './benchmark.ts'
import { generateSelection, type SelectionShape, targetShape } from './generate-selection.ts'

/** Every size is measured on these three classes; times are of all three together. */
const seeds = [1, 2, 3]
const limitSeconds = 120

/** A class of so many nominees, in the proportions of the target. */
const shapeOf = (people: number): SelectionShape => ({
  people,
  seats: Math.round((targetShape.seats * people) / targetShape.people),
  needs: Math.round((targetShape.needs * people) / targetShape.people),
  units: Math.round((targetShape.units * people) / targetShape.people),
})

const problemsOf = (size: number): SelectionProblem[] =>
  seeds.map((seed) => generateSelection(shapeOf(size), seed))

/** The model as a textbook has it, in LP format: a column per person, nothing left out, no start. */
function lpText(problem: SelectionProblem): string {
  const { people, needs, units, weights, kindLimits = [], previous = [] } = problem
  const earlier = new Set(previous)
  const sum = (indices: readonly number[]): string => indices.map((at) => `x${at}`).join(' + ')
  const where = (holds: (person: SelectionProblem['people'][number]) => boolean): number[] =>
    people.flatMap((person, at) => (holds(person) ? [at] : []))
  const scores = people.map(
    ({ id, duty, carriedOver }) =>
      weights.duty * duty +
      (carriedOver === true ? (weights.precedence ?? 0) : 0) +
      (earlier.has(id) ? weights.change : -weights.change),
  )
  const terms = [
    ...scores.map((score, at) => `${score < 0 ? '-' : '+'} ${Math.abs(score).toFixed(6)} x${at}`),
    ...needs.map(({ weight }, at) => `+ ${(weights.coverage * weight).toFixed(6)} y${at}`),
  ]
  const rows = [
    `${sum(people.map((_, at) => at))} <= ${problem.seats}`,
    ...units.flatMap((unit) => {
      const own = where((person) => person.unit === unit.id)
      if (own.length === 0) return []
      const cap = Math.min(unit.max, allowedByShare(unit, problem.maxUnitShare))
      return [`${sum(own)} <= ${cap}`, `${sum(own)} >= ${unit.min}`]
    }),
    ...kindLimits.flatMap(({ kind, min, max }) => {
      const own = where((person) => person.kinds.includes(kind))
      return [
        ...(min === undefined ? [] : [`${sum(own)} >= ${min}`]),
        ...(max === undefined ? [] : [`${sum(own)} <= ${max}`]),
      ]
    }),
    ...needs.map(({ id }, at) => {
      const own = where((person) => person.covers.includes(id))
      return `y${at}${own.map((person) => ` - x${person}`).join('')} <= 0`
    }),
    ...where(({ blocked }) => blocked !== undefined).map((at) => `x${at} <= 0`),
  ]
  const columns = [...people.map((_, at) => `x${at}`), ...needs.map((_, at) => `y${at}`)]
  return [
    'Maximize',
    ` obj: ${terms.join('\n ')}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row.replaceAll(' + ', '\n + ').replaceAll(' - ', '\n - ')}`),
    'Binary',
    ...columns.map((column) => ` ${column}`),
    'End',
  ].join('\n')
}

const sizes = [500, 1000, 2000]

const plain: Contender = {
  name: 'plain HiGHS',
  note: `the textbook model in LP format, solved in this thread to a gap of 0 within ${limitSeconds} s each: no groups, no dominance, no start; it neither fills seats nor breaks ties nor gives reasons`,
  sizes,
  async prepare(size) {
    // The types of the package are written as of CommonJS; see src/platform/solver/solve.ts.
    const highs = await (highsPackage as unknown as typeof highsPackage.default)()
    const texts = problemsOf(size).map((problem) => ({
      text: lpText(problem),
      // LP format has no constant: what leaving the whole previous selection would cost.
      constant: -problem.weights.change * (problem.previous?.length ?? 0),
    }))
    return () => {
      const solved = texts.map(({ text, constant }) => {
        const began = performance.now()
        const { Status, ObjectiveValue } = highs.solve(text, {
          output_flag: false,
          mip_rel_gap: 0,
          time_limit: limitSeconds,
        })
        return {
          status: Status,
          objective: Math.round((ObjectiveValue + constant) * 1000) / 1000,
          seconds: Math.round((performance.now() - began) / 100) / 10,
        }
      })
      return {
        figures: {
          status: solved.map(({ status }) => status).join(', '),
          objective: solved.map(({ objective }) => objective).join(', '),
          secondsEach: solved.map(({ seconds }) => seconds).join(', '),
        },
      }
    }
  },
}

const greedy: Contender = {
  name: 'plain greedy',
  note: 'always the person who adds most, without exchanges and without a bound: how far it stays behind shows against the objectives of ours',
  sizes,
  prepare(size) {
    const problems = problemsOf(size)
    return () => ({
      figures: {
        objective: problems
          .map((problem) => {
            const prepared = prepare(problem)
            const state = greedySelection(prepared)
            return state === null ? 'none' : prepared.objectiveOf(state.list())
          })
          .join(', '),
      },
    })
  },
}

export const benchmark: Benchmark = {
  name: 'selection',
  title: 'Selection of trainees, three classes a size; at 2,000: 60 seats, 200 needs, 120 units',
  runs: 1,
  warmups: 0,
  ours: {
    name: 'proposeSelection',
    sizes,
    prepare(size) {
      const problems = problemsOf(size)
      return async () => {
        const proposals = []
        const seconds: number[] = []
        for (const problem of problems) {
          const began = performance.now()
          proposals.push(await proposeSelection(problem, { seconds: limitSeconds, seed: 0 }))
          seconds.push(Math.round((performance.now() - began) / 100) / 10)
        }
        return {
          figures: {
            status: proposals.map(({ status }) => status).join(', '),
            objective: proposals.map(({ objective }) => objective).join(', '),
            bound: proposals.map(({ bound }) => bound).join(', '),
            selected: proposals.map(({ selected }) => selected.length).join(', '),
            secondsEach: seconds.join(', '),
          },
        }
      }
    },
  },
  peers: [plain, greedy],
}
