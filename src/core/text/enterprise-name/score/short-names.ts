/** Short forms of names: cut off, abbreviated, without form or what else a list leaves out. */
import { type EnterpriseName, isShortName } from '../parse.ts'
import { sureStart } from './slips.ts'
import { initials } from './trade.ts'

/**
 * True when one is written short and its characters stand in the other in their order, from the first two on: 金禾肥 for
 * 金禾化学肥料. Of words of industry alone the first of each will do: 交控 for 交通控股.
 */
export function isAbbreviation(left: EnterpriseName, right: EnterpriseName): boolean {
  const [short, long] = left.body.length < right.body.length ? [left, right] : [right, left]
  if (!isShortName(short) || short.body.length < 2) return false
  // 公安局南谯分局 and 琅琊公安分局: the district tells them, which the last look compares.
  if (short.whole.endsWith('分局') && long.whole.endsWith('分局')) return false
  const begins = short.body.slice(0, 2) === long.body.slice(0, 2)
  if (!begins && !(long.trade === '' && initials(long.body).includes(short.body))) return false
  let at = 0
  for (const unit of long.body) if (unit === short.body[at]) at++
  return at === short.body.length
}

/** 维桢坊 is a trade name, though it ends as shops do. */
export function isTradeAlone(left: EnterpriseName, right: EnterpriseName): boolean {
  const [short, long] = byLength(left, right)
  return short.whole.length >= 3 && short.whole.length <= 6 && short.whole === long.trade
}

/**
 * One name is the beginning of the other: a list cut it off, or its form was added (永强大酒店, 永强大酒店有限公司). A company
 * and its branch are kept apart by the branch.
 */
export function isCutOff(left: EnterpriseName, right: EnterpriseName): boolean {
  const [short, long] = byLength(left, right)
  return (
    short.whole.length >= 6 &&
    long.whole.startsWith(short.whole) &&
    startOf(short) === startOf(long) &&
    (short.form === null ||
      /^(?:集团)?(?:股份)?有限(?:责任)?公司$/u.test(long.whole.slice(short.whole.length)))
  )
}

/** The first characters of a name without its places, as far as slips and cuts leave them alone. */
export const startOf = ({ body, form }: EnterpriseName): string =>
  (body + (form?.word ?? '')).slice(0, sureStart)

/** The whole name without what one list writes and the next leaves out: forms of companies, 省 市 县 区 镇, 第. */
function bareOf(whole: string): string {
  return whole
    .replace(/[()]/g, '')
    .replace(/股份有限公司|有限责任公司|有限公司|(?<![分子])公司|合伙企业|企业$/gu, '')
    .replace(/[一二三四五六七八九]/gu, (figure) => String('一二三四五六七八九'.indexOf(figure) + 1))
    .replace(/第(?=\d)|(?<=\d)[号期](?=\D|$)/gu, '')
    .replace(/街道(?:办事处)?|(?<!超)市|[省县区镇乡]/gu, '')
}

/** A name bare with its places before it and without; nothing that is too short to tell. */
export function bareNames({ whole, front }: EnterpriseName): { full: string; placeless: string } {
  const written = whole.replace(/[()]/g, '')
  const rest = front !== '' && written.startsWith(front) ? written.slice(front.length) : written
  const [full, placeless] = [bareOf(written), bareOf(rest)]
  return { full: full.length < 4 ? '' : full, placeless: placeless.length < 4 ? '' : placeless }
}

/**
 * The names are one but for forms, 省 市 县 区 镇, 第 and the places before: 国元证券滁州营业部 and 国元证券股份有限公司滁州营业部,
 * 滁州三建筑公司 and 滁州市第三建筑有限公司. `full`: the places too are one.
 */
export function oneBare(left: EnterpriseName, right: EnterpriseName): 'full' | 'placeless' | null {
  const [a, b] = [bareNames(left), bareNames(right)]
  if (a.full !== '' && a.full === b.full) return 'full'
  return a.placeless !== '' && a.placeless === b.placeless ? 'placeless' : null
}

/** 天长铜城永强饭店 beside 天长市永强饭店: two or three characters that may be a town nobody listed, before what is no company. */
export function mayHaveTownBefore(left: EnterpriseName, right: EnterpriseName): boolean {
  const [short, long] = left.body.length < right.body.length ? [left, right] : [right, left]
  const more = long.body.length - short.body.length
  return (
    (more === 2 || more === 3) &&
    long.trade.length >= more + 2 &&
    long.body.endsWith(short.body) &&
    [left, right].every(({ form, towns }) => form !== null && townForms.has(form.kind) && towns.length === 0)
  )
}

const townForms = new Set<string>(['individual', 'cooperative', 'farm', 'institute', 'factory'])

/** 凤阳农商行 beside 凤阳某某农村商业银行: a bank that is written by its place alone. */
export function isBankAlone(left: EnterpriseName, right: EnterpriseName): boolean {
  const [short, long] = left.body.length < right.body.length ? [left, right] : [right, left]
  return (
    short.form === null &&
    short.trade === '' &&
    short.place !== null &&
    long.place !== null &&
    short.industries.join('').endsWith('银行') &&
    short.industries.join('') === long.industries.join('')
  )
}

const byLength = (left: EnterpriseName, right: EnterpriseName): [EnterpriseName, EnterpriseName] =>
  left.whole.length < right.whole.length ? [left, right] : [right, left]
