import { sumKnown } from '../contract/plan-progress.ts'
import type { RecruitPlace, RecruitRow, RecruitSums } from '../contract/recruit.ts'

/** An open need as far as it counts here. */
export interface RecruitNeed {
  id: string
  nodeCode: string | null
  nodeName: string | null
  /** Those not taken yet. */
  seats: number
  majorCodes: readonly string[]
}

/** Graduates of one institute in one major and year. */
export interface RecruitOutput {
  instituteId: string
  province: string
  city: string
  near: RecruitPlace['near']
  majorCode: string
  year: string
  graduates: number
  employedLocal: number | null
  source: string
}

/** Where an institute lies as seen from the own city. */
export function nearOf(
  place: { province: string; city: string },
  home: { province: string; city: string } | null,
): RecruitPlace['near'] {
  if (home === null || place.province !== home.province) return 'elsewhere'
  return place.city === home.city ? 'city' : 'province'
}

/**
 * Whether graduates of one major answer a need that asks for another: the same, or one within the class or discipline
 * asked for. Who is told by class only answers no need for a single major of it: how many of them it is, is not known.
 */
export const answersMajor = (asked: string, held: string): boolean => held.startsWith(asked)

const keyOf = (need: Pick<RecruitNeed, 'nodeCode'>, major: string | null) =>
  `${need.nodeCode ?? ''}/${major ?? ''}`

/**
 * Rows by node and major asked for. A need that names several majors stands in the row of each with all its seats, as any
 * of them would do; so rows do not add up, and the sums count each need and each figure once.
 */
export function recruitRows(
  needs: readonly RecruitNeed[],
  outputs: readonly RecruitOutput[],
  year: string | null,
): Omit<RecruitRow, 'majorName'>[] {
  const rows = Map.groupBy(
    needs.flatMap((need) =>
      (need.majorCodes.length === 0 ? [null] : [...new Set(need.majorCodes)]).map((major) => ({
        need,
        major,
      })),
    ),
    ({ need, major }) => keyOf(need, major),
  )
  return [...rows].map(([id, all]) => {
    const { need, major } = all[0]!
    const seats = all.reduce((sum, one) => sum + one.need.seats, 0)
    const fitting = major === null ? [] : outputs.filter((one) => answersMajor(major, one.majorCode))
    const supply = supplyOf(fitting, year)
    return {
      id,
      nodeCode: need.nodeCode,
      nodeName: need.nodeName,
      majorCode: major,
      needs: all.length,
      seats,
      ...supply,
      cover: coverOf(supply.graduates, seats),
      coverLocal: coverOf(supply.employedLocal, seats),
      sources: [...new Set(fitting.filter((one) => one.year === year).map(({ source }) => source))].sort(),
    }
  })
}

/** The whole chain, each need and each figure once. */
export function recruitSums(
  needs: readonly RecruitNeed[],
  outputs: readonly RecruitOutput[],
  year: string | null,
): RecruitSums {
  const fitting = fittingAny(needs, outputs)
  const told = fitting.filter((one) => one.year === year)
  const seatsOf = (some: readonly RecruitNeed[]) => some.reduce((sum, { seats }) => sum + seats, 0)
  const supply = supplyOf(fitting, year)
  const seats = seatsOf(needs)
  const anyMajor = seatsOf(needs.filter(({ majorCodes }) => majorCodes.length === 0))
  // Graduates are laid beside the seats that ask for a major.
  const asking = seats - anyMajor
  const isCovered = ({ majorCodes }: RecruitNeed) =>
    majorCodes.some((asked) => told.some((one) => answersMajor(asked, one.majorCode)))
  return {
    needs: needs.length,
    seats,
    ...supply,
    cover: coverOf(supply.graduates, asking),
    coverLocal: coverOf(supply.employedLocal, asking),
    uncovered: seatsOf(needs.filter((need) => need.majorCodes.length > 0 && !isCovered(need))),
    anyMajor,
  }
}

/** Graduates of majors the needs ask for by city, the own city first, then its province, each by how many. */
export function recruitPlaces(
  needs: readonly RecruitNeed[],
  outputs: readonly RecruitOutput[],
  year: string | null,
): RecruitPlace[] {
  const places = Map.groupBy(fittingAny(needs, outputs), ({ province, city }) => `${province}/${city}`)
  const order = ['city', 'province', 'elsewhere']
  return [...places.values()]
    .map((all) => {
      const { province, city, near } = all[0]!
      const { institutes, graduates } = supplyOf(all, year)
      return { province, city, near, institutes, graduates }
    })
    .sort(
      (a, b) =>
        order.indexOf(a.near) - order.indexOf(b.near) ||
        (b.graduates ?? -1) - (a.graduates ?? -1) ||
        (a.province + a.city < b.province + b.city ? -1 : 1),
    )
}

function fittingAny(needs: readonly RecruitNeed[], outputs: readonly RecruitOutput[]): RecruitOutput[] {
  const asked = [...new Set(needs.flatMap(({ majorCodes }) => majorCodes))]
  return outputs.filter((one) => asked.some((major) => answersMajor(major, one.majorCode)))
}

/**
 * What was told of a year. A part of the map where nobody told the year is not known, unless nobody there turns out the
 * major in any year: then it is 0.
 */
function supplyOf(fitting: readonly RecruitOutput[], year: string | null) {
  const told = fitting.filter((one) => one.year === year)
  const toldOf = new Set(told.map(({ instituteId, majorCode }) => `${instituteId}/${majorCode}`))
  const missing = fitting.filter((one) => !toldOf.has(`${one.instituteId}/${one.majorCode}`))
  const part = (near: RecruitPlace['near']) => {
    const here = sumKnown(told.filter((one) => one.near === near).map(({ graduates }) => graduates))
    return here ?? (told.length === 0 || missing.some((one) => one.near === near) ? null : 0)
  }
  return {
    institutes: new Set(told.map(({ instituteId }) => instituteId)).size,
    silent: new Set(missing.map(({ instituteId }) => instituteId)).size,
    graduates: sumKnown(told.map(({ graduates }) => graduates)),
    inCity: part('city'),
    inProvince: part('province'),
    elsewhere: part('elsewhere'),
    employedLocal: sumKnown(told.map(({ employedLocal }) => employedLocal)),
  }
}

/** Graduates for each seat to one digit, rounded half up. */
const coverOf = (graduates: number | null, seats: number): string | null =>
  graduates === null || seats === 0 ? null : (Math.round((graduates * 10) / seats) / 10).toFixed(1)
