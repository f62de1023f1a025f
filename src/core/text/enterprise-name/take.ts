/** Takes one part after the other off a name, each only where something is left to know the enterprise by. */
import type { Brackets } from './brackets.ts'
import { type Form, formAtEnd } from './forms.ts'
import { type Body, industryWord, splitBody } from './industry-words.ts'
import type { NameReader } from './name-reader.ts'
import { type PlacePath, type PlaceTable, placeRuns } from './places.ts'
import { smallPlacesAt } from './towns.ts'

/** Form and group at the end of a name; `before` is the form before one in brackets. */
export function takeForm(
  head: string,
  brackets: Brackets,
): { text: string; form: Form | null; before: Form | null; group: boolean } {
  let text = head
  let form = brackets.form
  let group = brackets.group
  const found = formAtEnd(text)
  // 书店 and 酒店 are words of industry.
  const atEnd =
    found?.word.length === 1 && found.word !== '厂' && industryWord(text.slice(-2)) !== undefined
      ? null
      : found
  if (atEnd !== null && atEnd.word.length < text.length) {
    text = text.slice(0, -atEnd.word.length)
    // （有限合伙） and （个体工商户） say more than 中心 or 经营部 before them.
    form ??= atEnd
  }
  const grouped = /(?:企业集团|集团控股|控股集团|集团)$/u.exec(text)
  if (grouped !== null && grouped.index >= 2) {
    group = true
    text = text.slice(0, grouped.index)
  }
  return { text, form, before: form === atEnd ? null : atEnd, group }
}

/** A company of a group: 海螺集团水泥 is 海螺 + 水泥. */
export const withoutGroup = (body: string): string => body.replace(/(?<=..)集团(?=.|$)/u, '')

interface Front {
  rest: string
  paths: PlacePath[]
  zone: string | null
  towns: string[]
  mended: boolean
}

/** Forms that need no trade name beside the place: 凤阳宾馆. */
const standsAlone = (form: Form | null): boolean =>
  form !== null &&
  ((form.word.length >= 2 && ['institute', 'individual', 'farm'].includes(form.kind)) ||
    form.word === '供销合作社')

/**
 * Nothing but one character stands before the words of industry: a trade name has two at least
 * (企业名称登记管理规定, article 8), so what was taken before it is a part of it.
 */
function leavesOneCharacter(rest: string): boolean {
  const { trade, industries } = splitBody(rest.slice(1))
  return rest.length >= 3 && trade === '' && industries.length > 0 && splitBody(rest).trade !== ''
}

/** The places before a name, never so far that nothing is left to know it by. */
export function takeFront(text: string, form: Form | null, { places, confusables }: NameReader): Front {
  const runs = placeRuns(text, 0, places, confusables)
  for (const [at, run] of [...runs.entries()].reverse()) {
    const rest = text.slice(run.end)
    // 凤阳酒厂 has nothing to know it by but its place.
    const least = run.certain || form?.kind === 'factory' ? 1 : 2
    if (rest.length < least && !(rest === '' && standsAlone(form))) continue
    // 台州椒江潮卫浴 is no firm of 椒江 called 潮; 滁州华新能源 has no other place and is 华新.
    if (at > 0 && !run.certain && leavesOneCharacter(rest)) continue
    // A slip is mended only where a trade name is left: 安辉机械 is no 安徽机械.
    if (run.mended && splitBody(rest).trade.length < 2 && form?.kind !== 'institute') continue
    // 中国 alone says nothing of where.
    const paths = run.paths.includes('中国') ? [] : run.paths
    return { rest, paths, zone: run.zone, towns: run.towns, mended: run.mended }
  }
  const small = smallPlacesAt(text, 0, true)
  if (small.end > 0 && text.length - small.end >= 2) {
    return { rest: text.slice(small.end), paths: [], zone: small.zone, towns: small.towns, mended: false }
  }
  return { rest: text, paths: [], zone: null, towns: [], mended: false }
}

/** A place behind the rest of the name: `隆基乐叶光伏科技滁州`. */
export function takeEnd(
  text: string,
  places: PlaceTable,
  beforeBranch: boolean,
): { rest: string; paths: PlacePath[] } {
  for (let start = Math.max(2, text.length - 12); start <= text.length - 2; start++) {
    const last = placeRuns(text, start, places).at(-1)
    if (last?.end !== text.length) continue
    // 海天明光 is a trade name; 光伏科技滁州 is not.
    if (
      !last.certain &&
      !beforeBranch &&
      splitBody(text.slice(0, start)).industries.length === 0 &&
      start < 4
    )
      continue
    return { rest: text.slice(0, start), paths: last.paths }
  }
  return { rest: text, paths: [] }
}

/**
 * A place between trade name and industry: `晶科滁州` of 晶科滁州能源. A county stands so only with its ending, or when it
 * is near and a word of industry follows.
 */
export function takeInside(
  { trade, industries }: Body,
  places: PlaceTable,
): { rest: string; paths: PlacePath[] } {
  for (let start = 2; start <= trade.length - 2; start++) {
    const last = placeRuns(trade, start, places).at(-1)
    if (last?.end !== trade.length) continue
    const county = last.paths.every((path) => path.split('/').length > 3)
    if (county && !last.certain && !(industries.length > 0 && places.isNear(trade.slice(start)))) continue
    return { rest: trade.slice(0, start), paths: last.paths }
  }
  return { rest: trade, paths: [] }
}

/**
 * The number of a factory, a fund or a company: 第2玻璃厂, 玻璃2厂, 4号股权投资, 铁路5公司. All numbers of the name count.
 */
export function takeOrdinal(
  text: string,
  form: Form | null,
  known: string | null,
): { rest: string; ordinal: string | null } {
  const numbers: string[] = []
  let rest = text.replace(/第(\d+)(?:号|期)?/gu, (found, number: string) => {
    if (text.length - found.length < 1) return found
    numbers.push(number)
    return ''
  })
  rest = rest.replace(/(?<=.{2})(\d{1,4})(?:号|期|标段)/gu, (_, number: string) => {
    numbers.push(number)
    return ''
  })
  const atEnd = /(?<=.{2})(\d{1,2})(分|号|期)?$/u.exec(rest)
  const counted =
    form?.kind === 'factory' || form?.word === '公司' || form?.word === '店' || form?.word === '站'
  if (atEnd?.[1] !== undefined && (counted || atEnd[2] !== undefined)) {
    numbers.push(atEnd[1])
    rest = rest.slice(0, atEnd.index)
  }
  if (known !== null) numbers.push(known)
  return { rest, ordinal: numbers.length === 0 ? null : numbers.map((one) => String(Number(one))).join(' ') }
}
