import type { SeededRandom } from '#core/random/seeded-random.ts'
import { fullMonths } from './days.ts'
import { type Day, type DemoIndustry, type DemoOutput, demoSource } from './types.ts'

/** First month of every series is January of this year. */
export const firstOutputYear = 2021

interface IndustryPlan extends DemoIndustry {
  /** Yearly output in 亿元 from 2021 on; later years grow by `growth`. */
  readonly years: readonly number[]
  /** Growth a year after the last of `years`. */
  readonly growth: number
  /** Month of the seasonal peak, 1 to 12, null when the year is even. */
  readonly peakMonth: number | null
}

function industry(
  code: string,
  name: string,
  chainCodes: readonly string[],
  years: readonly number[],
  growth: number,
  more: { aliases?: readonly string[]; peakMonth?: number } = {},
): IndustryPlan {
  return {
    code,
    name,
    aliases: more.aliases ?? [],
    chainCodes,
    years,
    growth,
    peakMonth: more.peakMonth ?? null,
  }
}

/**
 * The invented industries of the demo city. They overlap (storage is part of batteries and of photovoltaics), so
 * they must not be added up. Advanced equipment and next-generation IT are industries without a chain.
 */
const plans: readonly IndustryPlan[] = [
  industry('photovoltaics', '光伏', ['pv'], [462, 871, 1036, 948, 986], 0.04, { peakMonth: 11 }),
  industry('semiconductors', '半导体', ['semiconductor'], [208, 246, 271, 318, 356], 0.1),
  industry('automobiles', '汽车', ['automobile'], [296, 331, 388, 437, 472], 0.07, {
    aliases: ['汽车及零部件'],
  }),
  industry('batteries', '新能源电池', ['new-energy-battery'], [118, 236, 305, 341, 398], 0.12),
  industry('medical-devices', '医疗器械', ['medical-device'], [92, 104, 113, 121, 134], 0.08),
  industry('appliances', '智能家电', ['smart-appliance'], [638, 662, 704, 741, 765], 0.04, { peakMonth: 6 }),
  industry('chemicals', '新型化工', ['new-chemical'], [342, 391, 402, 418, 437], 0.05),
  industry('food', '食品', ['food'], [356, 381, 404, 432, 455], 0.06, { peakMonth: 12 }),
  industry('energy-storage', '新型储能', ['pv', 'new-energy-battery'], [12, 31, 68, 112, 151], 0.2),
  industry('advanced-equipment', '先进装备制造', [], [912, 1048, 1127, 1205, 1286], 0.06),
  industry('next-generation-it', '新一代信息技术', [], [486, 527, 561, 602, 648], 0.07),
  industry('new-materials', '新材料', [], [275, 318, 352, 379, 411], 0.07),
]

/** The industries and the chains they belong to. */
export const industries: readonly DemoIndustry[] = plans.map(({ code, name, aliases, chainCodes }) => ({
  code,
  name,
  aliases,
  chainCodes,
}))

/** Usual part of each month in a year's output; they add up to 1. January and February carry the holiday. */
const monthShares = [0.072, 0.062, 0.088, 0.08, 0.082, 0.092, 0.08, 0.081, 0.09, 0.086, 0.089, 0.098]

/** Planned output of a year in 亿元. @throws RangeError for a year before the first or an unknown industry */
export function plannedYear(industryCode: string, year: number): number {
  const plan = plans.find((candidate) => candidate.code === industryCode)
  const last = plan?.years.at(-1)
  if (plan === undefined || last === undefined || year < firstOutputYear) {
    throw new RangeError(`no output planned for ${industryCode} in ${year}`)
  }
  const at = year - firstOutputYear
  return plan.years[at] ?? last * (1 + plan.growth) ** (at - plan.years.length + 1)
}

/** Yearly output of each chain in the year before `today`, from the industry that is the chain alone. */
export function lastYearOfChains(today: Day): Map<string, number> {
  const year = Number(today.slice(0, 4)) - 1
  return new Map(
    plans.flatMap(({ code, chainCodes: [chain, ...others] }): [string, number][] =>
      chain === undefined || others.length > 0 ? [] : [[chain, plannedYear(code, year)]],
    ),
  )
}

/** Monthly output of every industry from January 2021 to the last full month; the status follows the age. */
export function inventOutput(random: SeededRandom, today: Day): DemoOutput[] {
  const months = fullMonths(firstOutputYear, today)
  return plans.flatMap((plan) =>
    months.map((month, at): DemoOutput => {
      const monthNumber = Number(month.slice(5))
      const usual = plannedYear(plan.code, Number(month.slice(0, 4))) * (monthShares[monthNumber - 1] ?? 0)
      const value = usual * seasonOf(plan.peakMonth, monthNumber) * random.decimal(0.975, 1.025, 4)
      const age = months.length - at
      return {
        industryCode: plan.code,
        month,
        value: Math.round(value * 100) / 100,
        unit: '亿元',
        status: age === 1 ? 'estimated' : age <= 3 ? 'flash' : 'final',
        source: demoSource,
        note: monthNumber <= 2 ? '1—2月统计口径为合并发布，此处按月拆分（演示）' : null,
      }
    }),
  )
}

/** 1.08 in the peak month, 0.92 half a year from it, on average 1. */
function seasonOf(peakMonth: number | null, month: number): number {
  return peakMonth === null ? 1 : 1 + 0.08 * Math.cos(((month - peakMonth) / 6) * Math.PI)
}
