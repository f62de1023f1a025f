import type { SelectionProblem } from '../problem.ts'

/** A rule of a problem written as text, so that tests can leave single rules out. */
export type RuleKey = string

/** The rules a set of people breaks, straight from the problem; independent of the code under test. */
export function brokenRules(problem: SelectionProblem, selected: ReadonlySet<string>): RuleKey[] {
  const broken: RuleKey[] = []
  if (selected.size > problem.seats) broken.push('seats')
  for (const { id, min, max, headcount, away = 0 } of problem.units) {
    const count = problem.people.filter((person) => person.unit === id && selected.has(person.id)).length
    if (count < min) broken.push(`unitMinimum ${id}`)
    if (count > max) broken.push(`unitMaximum ${id}`)
    // Shares of the tests have at most two places, so whole hundredths are exact.
    const share = Math.floor((Math.round(problem.maxUnitShare * 100) * headcount) / 100)
    if (count > Math.max(0, share - away)) broken.push(`unitShare ${id}`)
  }
  for (const { kind, min = 0, max = Number.POSITIVE_INFINITY } of problem.kindLimits ?? []) {
    const count = problem.people.filter(
      (person) => person.kinds.includes(kind) && selected.has(person.id),
    ).length
    if (count < min) broken.push(`kindMinimum ${kind}`)
    if (count > max) broken.push(`kindMaximum ${kind}`)
  }
  for (const { id, mustAttend, blocked } of problem.people) {
    if (mustAttend === true && !selected.has(id)) broken.push(`mustAttend ${id}`)
    if (problem.pins?.in?.includes(id) === true && !selected.has(id)) broken.push(`pinnedIn ${id}`)
    if (problem.pins?.out?.includes(id) === true && selected.has(id)) broken.push(`pinnedOut ${id}`)
    if (blocked !== undefined && blocked !== false && selected.has(id)) broken.push(`blocked ${id}`)
  }
  return broken
}

/** Size of the symmetric difference from the previous selection. */
export function differenceOf({ previous = [] }: SelectionProblem, selected: ReadonlySet<string>): number {
  const stayed = previous.filter((id) => selected.has(id)).length
  return previous.length + selected.size - 2 * stayed
}

/** The objective as the format states it, in hundredths, exact for data with one place each. */
export function objectiveInHundredths(problem: SelectionProblem, selected: ReadonlySet<string>): number {
  const { coverage, duty, change, precedence = 0 } = problem.weights
  const tenths = (value: number): number => Math.round(value * 10)
  const chosen = problem.people.filter(({ id }) => selected.has(id))
  const met = new Set(chosen.flatMap(({ covers }) => covers))
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
  return (
    tenths(coverage) *
      sum(problem.needs.filter(({ id }) => met.has(id)).map(({ weight }) => tenths(weight))) +
    tenths(duty) * sum(chosen.map((person) => tenths(person.duty))) +
    10 * tenths(precedence) * chosen.filter(({ carriedOver }) => carriedOver === true).length -
    (problem.previous === undefined ? 0 : 10 * tenths(change) * differenceOf(problem, selected))
  )
}

/** Every set of people, as ids in input order. */
export function* everySelection(problem: SelectionProblem): Generator<Set<string>> {
  const ids = problem.people.map(({ id }) => id)
  for (let bits = 0; bits < 2 ** ids.length; bits++) yield new Set(ids.filter((_, at) => (bits >> at) & 1))
}
