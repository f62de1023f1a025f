/** What is counted of a line of the plan. */
export interface PlanFigures {
  year: string
  category: string
  isCity: boolean
  target: number | null
  actual: number | null
  asOfOn: string | null
}

/**
 * Completion in percent: what was reached ÷ target × 100, rounded half up to one digit behind the point. Null where either
 * is missing or the target is 0: what is not known is never told as 0.
 */
export function completionOf({
  target,
  actual,
}: {
  target: number | null
  actual: number | null
}): string | null {
  if (target === null || actual === null || target === 0) return null
  return (Math.round((actual * 1000) / target) / 10).toFixed(1)
}

/** The sum of what is known, null where nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

const less = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? null : left - right

/** How a category stands in a year, told from all lines of it. */
export function progressOf(lines: readonly PlanFigures[], year: string) {
  const city = lines.find((line) => line.isCity && line.year === year)
  const counties = lines.filter((line) => !line.isCity && line.year === year)
  const upTo = lines.filter((line) => line.isCity && line.year <= year)
  const countiesTarget = sumKnown(counties.map(({ target }) => target))
  const countiesActual = sumKnown(counties.map(({ actual }) => actual))
  const target = city?.target ?? null
  const actual = city?.actual ?? null
  return {
    target,
    actual,
    completion: completionOf({ target, actual }),
    asOfOn: city?.asOfOn ?? null,
    cumulative: sumKnown(upTo.map((line) => line.actual)),
    cumulativeTarget: sumKnown(upTo.map((line) => line.target)),
    missingYears: missingYears(upTo, year),
    counties: {
      lines: counties.length,
      reported: counties.filter((line) => line.actual !== null).length,
      target: countiesTarget,
      actual: countiesActual,
    },
    targetDifference: less(countiesTarget, target),
    actualDifference: less(countiesActual, actual),
  }
}

function missingYears(upTo: readonly PlanFigures[], year: string): string[] {
  const first = upTo.map((line) => line.year).sort()[0]
  if (first === undefined) return []
  const reported = new Set(upTo.filter(({ actual }) => actual !== null).map((line) => line.year))
  const years = Array.from({ length: Number(year) - Number(first) + 1 }, (_, at) =>
    String(Number(first) + at),
  )
  return years.filter((one) => !reported.has(one))
}
