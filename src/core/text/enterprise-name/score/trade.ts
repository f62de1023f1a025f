import type { Confusables } from '../confusable.ts'
import type { EnterpriseName } from '../parse.ts'
import type { ScorePart } from './part.ts'

export type TradePart = Extract<ScorePart, { part: 'trade' }>

/** Characters that trade names are usually made of; two that differ in one of them are as a rule two enterprises. */
const usual = new Set(
  '华新兴达恒盛晟瑞鑫欣宏鸿洪弘隆泰太祥翔安康佳嘉利丰锋峰源元圆远永勇金锦明铭鸣正政伟炜诚成承程德得杰捷洁凯恺铠天大宇海江龙飞和合中东南西北万亿百千福富贵宝顺通运昌长常春光辉晖星兴荣融美丽力立邦博国民众信义仁智慧惠汇会科创联亚欧美环球世界佰旺发财润益赢胜升腾凌云风雨林森山水河湖清青红兰蓝白玉晶京品强盈悦乐友家嘉亨聚集建健特艾爱思诺普浦威维唯卫先鲜阳扬洋贝奥澳腾雅亿忆艺景精锐睿蕊君俊骏骥良亮粮同桐彤振震镇庆勤琴双三一九六',
)

export const isUsual = (unit: string): boolean => usual.has(unit)

/**
 * 3 for a usual character, 5 for another, 2 for a letter or figure, at most 14: two enterprises of one list share 宏达 about
 * once in 2⁶, a name like 隆基乐叶 hardly ever.
 */
export function rarity(trade: string): number {
  let sum = 0
  for (const unit of trade) sum += /[A-Z0-9+&]/u.test(unit) ? 2 : usual.has(unit) ? 3 : 5
  return Math.min(14, sum)
}

/**
 * What two trade names say. Only an equal one can make the pair the same; one that could be a slip of the pen is for a
 * person, and every other difference is a different enterprise.
 *
 * A slip is held possible where the rest of the name is enough to know it by: one confusable character of three or
 * more; of two only when they look alike and one is none that trade names are made of (日晟, 曰晟), or when they both
 * sound and look alike (华晟, 华盛). 华兴 and 华星, 金禾 and 金和 are two enterprises each.
 */
export function tradeEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): TradePart {
  const [a, b] = [left.trade, right.trade]
  const part = (
    finding: TradePart['finding'],
    weight: number,
    limit: TradePart['limit'] = null,
  ): TradePart => ({
    part: 'trade',
    finding,
    weight,
    limit,
    left: a,
    right: b,
  })
  const differ = (finding: TradePart['finding'] = 'differ') => part(finding, -12, 'different')
  if (a === '' && b === '') {
    // 滁州玻璃厂: the trade is all there is, and a town has one of them. What the trades say is told by the industry.
    const alike =
      shareWord(left, right) && (left.form?.word === right.form?.word || bothCompanies(left, right))
    const unsure = (left.place === null && left.branch === null) || left.body !== right.body
    return part('none', alike ? 3 : -6, unsure ? 'review' : null)
  }
  if (a === b) return part('equal', rarity(a))
  if (skeleton(a) !== '' && skeleton(a) === skeleton(b)) return part('lookAlike', rarity(a))
  if (a === '' || b === '') {
    // 城投集团: the short form of a name that consists of words of industry, where the place is the same.
    const short = initials(left.trade === '' ? left.body : right.body).includes(
      left.trade === '' ? right.body : left.body,
    )
    return short ? part('contained', rarity(a + b), 'review') : differ()
  }
  const slip = slipBetween(a, b, confusables)
  if (slip !== null)
    return slip.finding === 'numeral' ? differ('numeral') : part(slip.finding, slip.weight, 'review')
  return foreignSpelling(a, b, part, confusables) ?? partOfOther(left, right, part) ?? differ()
}

/** Short forms of words of two characters each, two of them at least: 城投 and 城建投 of 城市建设投资. */
export function initials(body: string): string[] {
  if (body.length < 4 || body.length > 10) return []
  let all: string[] = ['']
  for (let at = 0; at < body.length; at += 2) all = all.flatMap((short) => [short, short + body[at]!])
  return all.filter((short) => short.length >= 2)
}

/** Letters and figures that are one on paper: 0PP0 and OPPO; marks between letters left out. Empty without a letter. */
export function skeleton(trade: string): string {
  return /[A-Z]/u.test(trade) ? trade.replace(/[+&]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1') : ''
}

/** Two words of industry begin with one character or one ends in the other (担保, 融资担保), or neither has any (凤阳宾馆). */
const shareWord = (left: EnterpriseName, right: EnterpriseName): boolean =>
  left.industries.some((word) =>
    right.industries.some((other) => word[0] === other[0] || word.endsWith(other) || other.endsWith(word)),
  ) ||
  (left.industries.length === 0 && right.industries.length === 0)

const bothCompanies = (left: EnterpriseName, right: EnterpriseName): boolean =>
  [left, right].every(({ form }) => form === null || ['limited', 'jointStock', 'company'].includes(form.kind))

interface Slip {
  finding: 'soundAlike' | 'lookAlike' | 'numeral' | 'reordered' | 'dropped'
  weight: number
}

const numerals = /^[0-9一二三四五六七八九十百千万甲乙丙丁东南西北中大小新老]$/u

function slipBetween(a: string, b: string, confusables: Confusables): Slip | null {
  // 310厂 and 301厂, 8号 and 18号 are two.
  if (a.replace(/\D/gu, '') !== b.replace(/\D/gu, '') && a.replace(/\d/gu, '') === b.replace(/\d/gu, '')) {
    return { finding: 'numeral', weight: -12 }
  }
  if (a.length === b.length) {
    const places = [...a].flatMap((unit, at) => (unit === b[at] ? [] : [at]))
    const [first = 0, second] = places
    if (
      places.length === 2 &&
      second === first + 1 &&
      a[first] === b[second] &&
      a[second] === b[first] &&
      a.length >= 3
    ) {
      return { finding: 'reordered', weight: rarity(a) - 4 }
    }
    if (places.length !== 1 || a.length < 2) return null
    return substitution(a, b, first, confusables)
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  if (long.length !== short.length + 1 || long.length < 4) return null
  for (let at = 1; at < long.length - 1; at++) {
    if (long.slice(0, at) + long.slice(at + 1) === short && !numerals.test(long[at]!)) {
      return { finding: 'dropped', weight: rarity(short) - 4 }
    }
  }
  return null
}

function substitution(a: string, b: string, at: number, confusables: Confusables): Slip | null {
  const [one, other] = [a[at]!, b[at]!]
  if (numerals.test(one) && numerals.test(other)) return { finding: 'numeral', weight: -12 }
  const sound = confusables.soundAlike(one, other)
  const shape = confusables.lookAlike(one, other)
  if (!sound && !shape && !confusables.resemble(one, other)) return null
  // Five characters and more are a trade name of two or three and words of industry nobody listed.
  const short = a.length === 2 || (a.length >= 5 && at < 2)
  if (short && !((sound && shape) || !usual.has(one) || !usual.has(other))) return null
  const rest = rarity(a.slice(0, at) + a.slice(at + 1))
  return { finding: sound ? 'soundAlike' : 'lookAlike', weight: short ? rest : rest - 2 }
}

/** Trade names of more characters are not compared with letters. */
export const longestSpelled = 6
/** Nor are shorter spellings, which many names have. */
export const leastSpelled = 4

/** TCL beside TCL王牌, LONGJI beside 隆基. */
function foreignSpelling(
  a: string,
  b: string,
  part: (finding: 'latin', weight: number, limit: 'review') => TradePart,
  confusables: Confusables,
): TradePart | null {
  const [latinA, latinB] = [a.replace(/[^A-Z0-9]/gu, ''), b.replace(/[^A-Z0-9]/gu, '')]
  const [hanA, hanB] = [a.replace(/[A-Z0-9]/gu, ''), b.replace(/[A-Z0-9]/gu, '')]
  if (hanA.length >= 2 && hanA === hanB && (latinA === '' || latinB === ''))
    return part('latin', rarity(hanA) - 1, 'review')
  const [letters, characters] = hanA === '' ? [latinA, hanB] : [latinB, hanA]
  if ((latinA !== '' && latinB !== '') || characters.length > longestSpelled) return null
  if (
    letters.length >= leastSpelled &&
    (hanA === '' || hanB === '') &&
    confusables.spellings(characters).includes(letters.toLowerCase())
  ) {
    return part('latin', rarity(characters) - 2, 'review')
  }
  return null
}

/**
 * One trade name begins with the other and has at least two characters more: a word of industry nobody listed, a short
 * name, or a second brand (隆基, 隆基乐叶). A single character more makes another trade name (金禾, 金禾源; 扬子, 新扬子).
 */
function partOfOther(
  left: EnterpriseName,
  right: EnterpriseName,
  part: (finding: 'contained' | 'prefixed', weight: number, limit: 'review' | 'different') => TradePart,
): TradePart | null {
  const [long, short] =
    left.trade.length > right.trade.length ? [left.trade, right.trade] : [right.trade, left.trade]
  if (short.length < 2 || long.length < short.length + 2) {
    return long.endsWith(short) ? part('prefixed', -12, 'different') : null
  }
  return long.startsWith(short) ? part('contained', rarity(short) - 3, 'review') : null
}
