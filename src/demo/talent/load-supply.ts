import { randomUUID } from 'node:crypto'
import { insertPlanLines, type PlanLineInput, planLineChanged, planLinesById } from '#modules/talent/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { cityCode, regions } from '../data/regions.ts'
import { loadedBy } from '../loaded.ts'

type Category = PlanLineInput['category']

/** Persons the invented city means to win in the first year of the plan, and by how many percent more each year. */
const aims: Readonly<Record<Category, { first: number; growth: number }>> = {
  highLevel: { first: 260, growth: 8 },
  highSkill: { first: 3200, growth: 6 },
  professional: { first: 9000, growth: 4 },
  graduate: { first: 12_000, growth: 5 },
}
const firstYear = 2021

/** Shares of the counties and zones in percent, as they stand in the list of regions; invented. */
const shares = [14, 10, 9, 9, 8, 8, 10, 13, 12, 7] as const

/** Targets of the talent plan and what was reached, all invented: one county is late, and one year does not add up. */
export async function loadSupply(tx: Context): Promise<void> {
  const lines = planLines(businessDay(tx.clock)).map((line) => ({ ...line, id: randomUUID() }))
  await insertPlanLines(tx.db, lines, tx.clock.now(), true)
  const stored = await planLinesById(
    tx.db,
    lines.map(({ id }) => id),
  )
  await recordChanges(
    tx,
    stored.map((line) => {
      const change = planLineChanged('system.demo.load', null, line)
      return { ...change, links: [loadedBy(change.object), ...(change.links ?? [])] }
    }),
  )
}

function planLines(today: string): PlanLineInput[] {
  const thisYear = Number(today.slice(0, 4))
  const parts = regions.filter(({ code }) => code !== cityCode)
  return Array.from({ length: Math.max(0, thisYear - firstYear + 1) }, (_, at) => firstYear + at).flatMap(
    (year) =>
      (Object.keys(aims) as Category[]).flatMap((category) => {
        const { first, growth } = aims[category]
        const target = Math.round((first * (100 + growth * (year - firstYear))) / 100)
        // What of the year has gone by: all of a past one, whole months of this one.
        const months = year < thisYear ? 12 : Number(today.slice(5, 7)) - 1
        const counties = parts.map(({ code }, index) => {
          const aim = Math.round((target * (shares[index] ?? 10)) / 100)
          const isLate = year === thisYear && code === '341125'
          // Between 92 % and 116 % of the share of the year, by place and year.
          const pace = 92 + ((index * 7 + year * 5) % 25)
          const actual = isLate || months === 0 ? null : Math.round((aim * pace * months) / 1200)
          return lineOf({ year, category, regionCode: code, target: aim, actual, months })
        })
        const sum = counties.reduce((total, line) => total + (line.actual ?? 0), 0)
        const city = months === 0 ? null : sum + (category === 'highLevel' && year === thisYear - 1 ? 6 : 0)
        return [lineOf({ year, category, regionCode: cityCode, target, actual: city, months }), ...counties]
      }),
  )
}

function lineOf({
  year,
  category,
  regionCode,
  target,
  actual,
  months,
}: {
  year: number
  category: Category
  regionCode: string
  target: number
  actual: number | null
  months: number
}): PlanLineInput {
  const isReported = actual !== null
  return {
    year: String(year),
    category,
    regionCode,
    target,
    targetSource: '示例年度人才工作要点',
    actual,
    asOfOn: isReported ? lastDay(year, months) : null,
    actualSource: isReported ? (regionCode === cityCode ? '示例市级汇总' : '示例县区月报') : null,
    note: null,
  }
}

/** The last day of a month. */
const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
