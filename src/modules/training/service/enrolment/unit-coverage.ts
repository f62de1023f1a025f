import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { UnitCoverage, UnitCoverageRow } from '../../contract/index.ts'
import { headcounts } from '../../queries/enrolment/enrolment.ts'
import { type UnitClassRow, unitClasses } from '../../queries/enrolment/unit-coverage.ts'
import { audienceOf } from '../../rules/audience.ts'

const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** Trainees of each unit and those left out over a year, by class and quarter; of units within reach. */
export async function getUnitCoverage(
  ctx: Context,
  year: number | undefined,
  permission: Permission = 'training.nomination.read',
): Promise<UnitCoverage> {
  const wanted = year ?? Number(businessDay(ctx.clock).slice(0, 4))
  const found = await unitClasses(ctx, wanted, permission)
  const people = await headcounts(ctx.db, [...new Set(found.map(({ unitId }) => unitId))])
  const quarters = [1, 2, 3, 4].map((quarter) => `${wanted}Q${quarter}`)
  const byUnit = new Map<string, UnitClassRow[]>()
  for (const row of found) byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row])
  const rows = [...byUnit.values()].flatMap((classes): UnitCoverageRow[] => {
    const first = classes[0]
    if (first === undefined) return []
    const count = (of: readonly UnitClassRow[]) => ({
      selected: of.reduce((sum, one) => sum + one.selected, 0),
      leftOut: of.reduce((sum, one) => sum + one.leftOut, 0),
    })
    return [
      {
        unit: { id: first.unitId, name: first.unitName },
        audience: audienceOf(first),
        ...count(classes),
        people: people.get(first.unitId) ?? 0,
        quarters: quarters.map((quarter) => ({
          quarter,
          ...count(classes.filter(({ startsOn }) => quarterOf(startsOn) === quarter)),
        })),
        classes: classes.map((one) => ({
          id: one.classId,
          title: one.title,
          startsOn: one.startsOn,
          selected: one.selected,
          leftOut: one.leftOut,
        })),
      },
    ]
  })
  return { year: wanted, quarters, rows }
}
