import type { DemoInstitute, DemoOutput } from './institute.ts'
import { institutesElsewhere } from './institutes-elsewhere.ts'
import { institutesOfAnhui } from './institutes-of-anhui.ts'

/** Names, places and codes are public facts; which majors stand here follows what the demo city asks for. Colleges teach vocational majors. */
export const demoInstitutes: readonly DemoInstitute[] = [...institutesOfAnhui, ...institutesElsewhere]

/** So many years are told. */
const years = 3

/**
 * Invented graduates of the last three years. Some institutes have not told the last one yet, and far ones do not say how many
 * work here: what is missing is left out.
 *
 * @param lastYear the last that graduated.
 */
export function inventOutputs(institute: DemoInstitute, index: number, lastYear: number): DemoOutput[] {
  // Of a hundred who graduate so many stay in the demo city: many of its own colleges, few from elsewhere.
  const staying = institute.regionCode === null ? (institute.province === '34' ? 4 : 1) : 36
  const isLate = index % 7 === 3
  return institute.majors.flatMap(([majorCode, usual], at) =>
    Array.from({ length: years }, (_, back) => lastYear - back)
      .filter((year) => !(isLate && year === lastYear))
      .map((year) => {
        // Between 94 % and 106 % of the usual, by place, major and year.
        const graduates = Math.round((usual * (94 + ((index * 5 + at * 3 + year * 7) % 13))) / 100)
        return {
          majorCode,
          year: String(year),
          graduates,
          employedLocal: staying === 1 && index % 2 === 0 ? null : Math.round((graduates * staying) / 100),
        }
      }),
  )
}
