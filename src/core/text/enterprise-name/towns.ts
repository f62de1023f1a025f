/**
 * Places below the county: zones, towns, streets and villages. Nobody can list them, but their endings tell them:
 * behind a county or city `X镇`, `X乡`, `X街道` is a town, and behind a town `X村` and `X社区` a village.
 */

export interface SmallPlaces {
  /** A development zone in one way of writing: 经开 for 经济技术开发区 and 经开区. */
  zone: string | null
  /** From the larger to the smaller, with their endings: 铜城镇, 永丰村. */
  towns: string[]
  /** Where they end in the text. */
  end: number
}

const zones: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^(?:国家级)?(?:经济技术开发区|经济开发区|经开区|开发区)/u, '经开'],
  [/^(?:国家级)?(?:高新技术产业开发区|高新技术开发区|新技术产业开发区|高新开发区|高新区)/u, '高新'],
  [/^(?:现代产业园区?|产业园区)/u, '产业园'],
  [/^(?:循环经济|化工|智能家电|新型工业|工业)园区/u, '工业园'],
  [/^(?:工业园|工业集中区)/u, '工业园'],
  [/^(?:综合)?保税区/u, '保税'],
  [/^(?:自贸区|自由贸易试验区)/u, '自贸'],
  [/^(?:新区|示范区)/u, '新区'],
]
/** 苏滁现代产业园: a zone that two cities made is known by the two. */
const twinZone = /^(?:中新)?(苏滁)(?:现代产业园区?|高新技术产业开发区|高新区|产业园)/u

/** A zone with a name of its own: 汊河经开区; behind a county of its trade as well: 盐化工业园, 硅工业集中区. */
const namedZone = /^([\u4e00-\u9fff]{2})(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区)/u
const tradeZone = /^([\u4e00-\u9fff]{1,3}?)工?(?:工业园区?|工业集中区|园区)/u

const townEnd =
  /^(?:[\u4e00-\u9fff]{1,4}?镇(?!镇)|[\u4e00-\u9fff]{2,4}?(?:乡(?![村镇土情音愁下])|街道(?:办事处)?))/u
const villageEnd = /^[\u4e00-\u9fff]{2,4}?(?:村|社区|居委会)/u
/** Words with these endings that are no places. */
const noTown = /(?:[古小]镇|特色镇|^[城乡集重][镇]|[水故城梦家老]乡)$/u
const noVillage = /(?:新农|度假|[农山渔乡])村$/u

/** Reads zones and towns behind a place; with `bare`, at the beginning of a text that names no county. */
export function smallPlacesAt(text: string, from: number, bare = false): SmallPlaces {
  let at = from
  let zone: string | null = null
  const rest = () => text.slice(at)
  const twin = twinZone.exec(rest())
  if (twin?.[1] !== undefined) {
    zone = twin[1]
    at += twin[0].length
  } else if (!bare) {
    for (const [pattern, name] of zones) {
      const found = pattern.exec(rest())
      if (found === null) continue
      zone = name
      at += found[0].length
      break
    }
  }
  const named = zone === null ? (namedZone.exec(rest()) ?? (bare ? null : tradeZone.exec(rest()))) : null
  if (named?.[1] !== undefined) {
    zone = named[1]
    at += named[0].length
  }
  const towns: string[] = []
  const town = townEnd.exec(rest())?.[0]
  if (town !== undefined && !noTown.test(town)) {
    towns.push(town.replace('办事处', ''))
    at += town.length
  }
  const village = villageEnd.exec(rest())?.[0]
  if (
    village !== undefined &&
    !noVillage.test(village) &&
    (towns.length > 0 || (!bare && village.endsWith('社区')))
  ) {
    towns.push(village)
    at += village.length
  }
  return { zone, towns, end: at }
}

/** The name of a town without its ending: 铜城. */
export const bareTown = (town: string): string => town.replace(/(?:镇|乡|街道|村|社区|居委会)$/u, '')

export type TownRelation = 'none' | 'equal' | 'oneMissing' | 'contradict'

/** How the towns of two names in one county stand to each other. */
export function relateTowns(left: readonly string[], right: readonly string[]): TownRelation {
  if (left.length === 0 && right.length === 0) return 'none'
  const short = Math.min(left.length, right.length)
  if (short === 0) return 'oneMissing'
  // A town may be given on one side and its village on the other, so any name that both have is enough.
  const bare = right.map(bareTown)
  const shared = left.some((one) => bare.includes(bareTown(one)))
  const agree = left.slice(0, short).every((one, at) => bareTown(one) === bare[at])
  if (agree) return left.length === right.length ? 'equal' : 'oneMissing'
  const sameKind = left.some((one) =>
    right.some((other) => one.slice(-1) === other.slice(-1) && one !== other),
  )
  return shared && !sameKind ? 'oneMissing' : 'contradict'
}
