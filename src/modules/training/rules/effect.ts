import {
  type ClassEffect,
  type EffectGroup,
  figureAsked,
  figureQuestions,
  type ServiceFigure,
} from '../contract/effect-terms.ts'

/** Of fewer units nothing is told: what one unit did is no effect of a class. */
export const fewestUnits = 3

/** The quarter of a day, as `2023Q2`. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The quarter so many after another, or before it. */
export function quarterAfter(quarter: string, by: number): string {
  const count = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + by
  return `${Math.floor(count / 4)}Q${(count % 4) + 1}`
}

/**
 * Figures of the units a class trained, in the two quarters before and after the one it ended in, beside those of units
 * that were not trained.
 *
 * A unit counts where it has a figure before and one after, so that both sides are the same units; every unit counts alike,
 * however many answered. The difference is how much more the trained changed than the others: it says that both went
 * together, not that one came of the other.
 *
 * @param quarter the one in which the class ended.
 */
export function effectOf(
  quarter: string,
  trained: ReadonlySet<string>,
  figures: readonly ServiceFigure[],
): ClassEffect {
  const before = [quarterAfter(quarter, -2), quarterAfter(quarter, -1)]
  const after = [quarterAfter(quarter, 1), quarterAfter(quarter, 2)]
  const rows = figureAsked.flatMap((asked) =>
    figureQuestions.map((question) => {
      const some = figures.filter((one) => one.question === question && one.asked === asked)
      const groupOf = (isTrained: boolean) =>
        groupFigures(
          some.filter(({ orgId }) => trained.has(orgId) === isTrained),
          before,
          after,
        )
      const [mine, others] = [groupOf(true), groupOf(false)]
      return {
        question,
        asked,
        trained: mine,
        others,
        difference: mine === null || others === null ? null : rounded(mine.change - others.change),
      }
    }),
  )
  return { quarter, quarters: [...before, ...after], fewestUnits, trainedUnits: trained.size, rows }
}

function groupFigures(
  figures: readonly ServiceFigure[],
  before: readonly string[],
  after: readonly string[],
): EffectGroup | null {
  const of = (some: readonly ServiceFigure[], quarters: readonly string[]) =>
    some.filter(({ quarter }) => quarters.includes(quarter))
  const units = [...new Set(figures.map(({ orgId }) => orgId))]
    .map((orgId) => figures.filter((one) => one.orgId === orgId))
    .filter((some) => of(some, before).length > 0 && of(some, after).length > 0)
  if (units.length < fewestUnits) return null
  const mean = (quarters: readonly string[]) =>
    average(units.map((some) => average(of(some, quarters).map((one) => one.mean))))
  const [first, then] = [mean(before), mean(after)]
  return {
    units: units.length,
    answers: of(units.flat(), [...before, ...after]).reduce((sum, one) => sum + one.answers, 0),
    before: rounded(first),
    after: rounded(then),
    change: rounded(then - first),
    series: [...before, ...after].map((quarter) => {
      const some = of(units.flat(), [quarter])
      return some.length < fewestUnits ? null : rounded(average(some.map((one) => one.mean)))
    }),
  }
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const rounded = (value: number): number => Math.round(value * 100) / 100
