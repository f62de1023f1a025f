/**
 * Places as they stand in names of enterprises: with and without 省, 市, 县, 区, under their present and former names.
 */

import type { Confusables } from './confusable.ts'
import { indexMender, type Mender } from './mend.ts'
import { smallPlacesAt } from './towns.ts'

/** A place with the places it lies in, from the country down: `中国/安徽/滁州/天长`. */
export type PlacePath = string

/** What the caller knows of the divisions; core knows no files. */
export interface PlaceData {
  /** Full names: province, then prefecture (empty for what lies directly below the province), then counties by spaces. */
  provinces: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Former names by what stands now, without 市 or 县: 嘉山 → 明光. */
  former: Readonly<Record<string, string>>
  /** Names that are words as well; they are places only with their suffix or behind the place they lie in. */
  words: readonly string[]
  /** Beginnings that look like a place and are none: 长江, 天长地久. */
  phrases: readonly string[]
}

/** What one spelling may mean. */
export interface PlaceMeaning {
  paths: PlacePath[]
  /** Those it means without the place they lie in before it: 西安 is the city, not the district of Liaoyuan. */
  alone: PlacePath[]
  /** The spelling has its suffix (滁州市) and can mean nothing else. */
  suffixed: boolean
}

export interface PlaceTable {
  meaning(spelling: string): PlaceMeaning | undefined
  /** Finds spellings with one character wrong. */
  mender: Mender
  /** A province, or what lies in a home prefecture. */
  isNear(spelling: string): boolean
  /** True when the text begins with a phrase that only looks like a place. */
  isPhrase(text: string): boolean
  longest: number
}

export const country: PlacePath = '中国'

const suffix = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|新区|林区|区|旗|盟)$/u
const peoples =
  /(?:(?:维吾尔|[壮回藏彝苗白满傣羌侗瑶黎畲]族|土家族|布依族|朝鲜族|哈尼族|景颇族|傈僳族|哈萨克族?|柯尔克孜族?|蒙古族?|塔吉克|锡伯|达斡尔族|鄂温克族|鄂伦春|土族|撒拉族|保安族|东乡族|裕固族|仫佬族|毛南族|拉祜族|佤族|布朗族|纳西族|独龙族|怒族|普米族|阿昌族|水族|仡佬族|各族))+$/u

/** `恩施土家族苗族自治州` is 恩施 in names. A name of one character (`丰县`) keeps its suffix. */
export function shortPlaceName(full: string): string {
  const cut = full.replace(suffix, '')
  const short = /自治/.test(full) && !full.startsWith('内蒙古') ? cut.replace(peoples, '') : cut
  return short.length >= 2 ? short : full
}

/**
 * @param home prefectures, without 市, whose counties are known well enough to stand alone (来安, 全椒)
 * Elsewhere a county (县, 区) needs its suffix or the place it lies in; a county-level city (昆山) does not.
 */
export function indexPlaces(data: PlaceData, home: readonly string[]): PlaceTable {
  const meanings = new Map<string, PlaceMeaning>()
  const words = new Set(data.words)
  const add = (spelling: string, path: PlacePath, suffixed: boolean, standsAlone: boolean) => {
    const known = meanings.get(spelling)
    if (known === undefined) {
      meanings.set(spelling, { paths: [path], alone: standsAlone ? [path] : [], suffixed })
      return
    }
    if (!known.paths.includes(path)) known.paths.push(path)
    if (standsAlone && !known.alone.includes(path)) known.alone.push(path)
    known.suffixed &&= suffixed
  }
  const former = new Map<string, string[]>()
  for (const [old, now] of Object.entries(data.former)) former.set(now, [...(former.get(now) ?? []), old])
  const addPlace = (full: string, parent: PlacePath, alone: boolean): PlacePath => {
    const short = shortPlaceName(full)
    const path = `${parent}/${short}`
    if (short !== full) {
      add(full, path, true, true)
      add(short, path, false, alone && !words.has(short))
      // A county became a city or a district and the old papers still say 天长县.
      if (/[市县区]$/u.test(full)) {
        const plain = full.slice(0, -1)
        const others = full.endsWith('区') ? ['县', '市'] : full.endsWith('市') ? ['县'] : []
        if (plain === short) for (const other of others) add(`${plain}${other}`, path, true, true)
      }
    } else add(full, path, true, true)
    for (const old of former.get(short) ?? []) {
      add(old, path, suffix.test(old), true)
      if (!old.endsWith('地区')) add(`${old}地区`, path, true, true)
      if (!suffix.test(old)) for (const end of ['县', '市']) add(`${old}${end}`, path, true, true)
    }
    return path
  }
  add('中国', country, true, true)
  add('中华人民共和国', country, true, true)
  for (const [province, cities] of Object.entries(data.provinces)) {
    const provincePath = addPlace(province, country, true)
    for (const [city, counties] of Object.entries(cities)) {
      const cityPath = city === '' ? provincePath : addPlace(city, provincePath, true)
      const known = home.includes(shortPlaceName(city))
      for (const county of counties.split(' ')) {
        if (county !== '') addPlace(county, cityPath, known || county.endsWith('市'))
      }
    }
  }
  return {
    meaning: (spelling) => meanings.get(spelling),
    mender: indexMender(meanings.keys()),
    isNear: (spelling) =>
      meanings.get(spelling)?.alone.some((path) => {
        const [, , city] = path.split('/')
        return city === undefined || home.includes(city)
      }) === true,
    isPhrase: (text) => data.phrases.some((phrase) => text.startsWith(phrase)),
    longest: Math.max(...[...meanings.keys()].map((spelling) => spelling.length)),
  }
}

/** A stretch of place names read from a text: `安徽省滁州市天长`. */
export interface PlaceRun {
  /** The finest place; several where the spelling is shared (鼓楼区). */
  paths: PlacePath[]
  zone: string | null
  /** Towns and villages in the finest place. */
  towns: string[]
  end: number
  /** No part of it could be anything but a place. */
  certain: boolean
  /** A character of it was mended. */
  mended: boolean
}

/**
 * The places a text begins with, each lying in the one before, with a zone (经济开发区) and a town behind them.
 * Gives every stopping place, shortest first, because the caller may need to give back what belongs to the trade name.
 *
 * @param confusables to read a place with one confusable character wrong (安微, 凤扬县); null to read none
 */
export function placeRuns(
  text: string,
  from: number,
  table: PlaceTable,
  confusables: Confusables | null = null,
): PlaceRun[] {
  const runs: PlaceRun[] = []
  let at = from
  let within: PlacePath[] | null = null
  let certain = true
  let mended = false
  while (at < text.length) {
    const exact = longestPlace(text, at, table, within)
    const slip: FoundPlace | null =
      confusables === null || exact?.certain === true
        ? null
        : mendedPlace(text, at, table, within, confusables)
    const next: FoundPlace | null = slip !== null && slip.end > (exact?.end ?? 0) ? slip : exact
    if (next === null) break
    mended ||= next === slip
    at = next.end
    certain &&= next.certain
    within = next.paths
    runs.push({ paths: within, zone: null, towns: [], end: at, certain, mended })
  }
  const last = runs.at(-1)
  if (last === undefined || within === null || within.includes(country)) return runs
  const small = smallPlacesAt(text, at)
  if (small.end > at) {
    const { zone, towns, end } = small
    runs.push({ paths: within, zone, towns, end, certain, mended })
  }
  return runs
}

interface FoundPlace {
  paths: PlacePath[]
  end: number
  certain: boolean
}

function longestPlace(
  text: string,
  at: number,
  table: PlaceTable,
  within: PlacePath[] | null,
): FoundPlace | null {
  if (within === null && table.isPhrase(text.slice(at))) return null
  for (let length = Math.min(table.longest, text.length - at); length >= 2; length--) {
    const found = meant(text.slice(at, at + length), text, at + length, table, within)
    if (found !== null) return found
  }
  return null
}

/** What a spelling means behind the places in which it lies. */
function meant(
  spelling: string,
  text: string,
  end: number,
  table: PlaceTable,
  within: PlacePath[] | null,
): FoundPlace | null {
  const meaning = table.meaning(spelling)
  if (meaning === undefined || (!meaning.suffixed && isStreet(text, end))) return null
  const paths =
    within === null || within.includes(country)
      ? meaning.alone
      : meaning.paths.filter((path) => within.some((outer) => path.startsWith(`${outer}/`)))
  return paths.length === 0 ? null : { paths, end, certain: meaning.suffixed }
}

/**
 * A place with one confusable character wrong. The ending must be right (滁州石油 is no 滁州市), but for 具, which is a 县
 * badly printed. Two characters without an ending are mended only where the place is near: a province, or what lies in
 * the home prefectures or in the place before it.
 */
function mendedPlace(
  text: string,
  at: number,
  table: PlaceTable,
  within: PlacePath[] | null,
  confusables: Confusables,
): FoundPlace | null {
  for (let length = Math.min(6, text.length - at); length >= 2; length--) {
    const stretch = text.slice(at, at + length)
    const slip = table.mender.mend(stretch, confusables, table.isNear)
    if (slip === null) continue
    const ending = suffix.exec(slip.word)?.[0] ?? ''
    if (slip.at >= slip.word.length - ending.length && stretch.at(-1) !== '具') continue
    if (ending === '' && within === null && !table.isNear(slip.word)) continue
    const found = meant(slip.word, text, at + length, table, within)
    if (found !== null) return found
  }
  return null
}

/** `南京路` is a street in any town; `南京路桥` builds roads in Nanjing. */
function isStreet(text: string, end: number): boolean {
  return /^(?:路(?![桥灯通面由])|大街|大道|街)/u.test(text.slice(end))
}

export type PlaceRelation = 'bothMissing' | 'oneMissing' | 'equal' | 'within' | 'contradict'

/** How two places stand to each other; a spelling with several meanings agrees when one of them does. */
export function relatePlaces(left: readonly PlacePath[], right: readonly PlacePath[]): PlaceRelation {
  if (left.length === 0 && right.length === 0) return 'bothMissing'
  if (left.length === 0 || right.length === 0) return 'oneMissing'
  if (left.some((path) => right.includes(path))) return 'equal'
  const within = left.some((one) =>
    right.some((other) => one.startsWith(`${other}/`) || other.startsWith(`${one}/`)),
  )
  return within ? 'within' : 'contradict'
}
