import type { Unit } from '../description/column.ts'

/** Powers of ten of units that can be converted into each other, by family. */
const families: readonly Readonly<Partial<Record<string, number>>>[] = [
  { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 },
  { 人: 0, 名: 0, 万人: 4 },
  { 家: 0, 户: 0, 万家: 4 },
  { 个: 0, 万个: 4 },
  { 项: 0 },
  { 亩: 0, 万亩: 4 },
  { 平方米: 0, 万平方米: 4, '㎡': 0 },
  { 千瓦: -3, 兆瓦: 0, 吉瓦: 3, 万千瓦: 1, kw: -3, mw: 0, gw: 3 },
  { '%': 0, 个百分点: 0 },
  { 小时: 0, 学时: 0 },
  { 年: 0 },
]

/** Every unit that is known, longest first, so that 万元 is not read as 元. */
const unitNames = families.flatMap((family) => Object.keys(family)).sort((a, b) => b.length - a.length)

/** The unit that a piece of a title or cell names, null when none. @param text half-width. */
export function unitIn(text: string): string | null {
  const lower = text.toLowerCase()
  return unitNames.find((unit) => lower.includes(unit)) ?? null
}

/** By how many digits the point moves to the right from one unit to the other; null when they do not convert. */
export function shiftBetween(from: string, to: Unit): number | null {
  const lower = from.toLowerCase()
  const family = families.find((one) => lower in one && to in one)
  return family === undefined ? null : family[lower]! - family[to]!
}

/** Moves the point of a plain decimal text, exactly. `12.5` by 4 is `125000`. */
export function shiftPoint(decimal: string, by: number): string {
  if (by === 0) return decimal
  const negative = decimal.startsWith('-')
  const [whole, fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.') as [string, string?]
  const digits = whole + fraction
  const point = whole.length + by
  const padded =
    point <= 0
      ? `${'0'.repeat(1 - point)}${digits}`
      : point > digits.length
        ? digits + '0'.repeat(point - digits.length)
        : digits
  const at = point <= 0 ? 1 : point
  return tidyDecimal(`${negative ? '-' : ''}${padded.slice(0, at)}.${padded.slice(at)}`)
}

/** Without needless zeros: `007.50` is `7.5`, `-0.0` is `0`. */
export function tidyDecimal(text: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text)
  if (match === null) return text
  const whole = match[2] === '' ? '0' : match[2]!
  const fraction = match[3] ?? ''
  const value = fraction === '' ? whole : `${whole}.${fraction}`
  return match[1] === '-' && /[1-9]/.test(value) ? `-${value}` : value
}

/** Rounds a plain decimal text half away from zero, as a calculator does, to so many digits behind the point. */
export function roundDecimal(decimal: string, scale: number): string {
  const negative = decimal.startsWith('-')
  const [whole, fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.') as [string, string?]
  if (fraction.length <= scale) return tidyDecimal(decimal)
  const kept = BigInt(whole + fraction.slice(0, scale)) + (fraction.charCodeAt(scale) >= 53 ? 1n : 0n)
  return shiftPoint(`${negative ? '-' : ''}${kept}`, -scale)
}

/**
 * The plain decimal text of a number as an office program shows it: fifteen significant digits, so that what floating
 * point adds at the end is gone. 0.1 + 0.2 is `0.3`.
 */
export function plainDecimal(value: number): string {
  const text = Number(value.toPrecision(15)).toString()
  const [mantissa, exponent] = text.split('e') as [string, string?]
  return exponent === undefined ? text : shiftPoint(mantissa, Number(exponent))
}
