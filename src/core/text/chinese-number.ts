const digits = new Map<string, number>([...'零一二三四五六七八九'].map((unit, value) => [unit, value]))
for (const [unit, value] of [
  ['〇', 0],
  ['○', 0],
  ['两', 2],
  ['俩', 2],
] as const) {
  digits.set(unit, value)
}
const smallUnits = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
])

/** The characters a whole number may be written with, for use in a pattern's character class. */
export const numberCharacters = '0-9０-９零〇一二三四五六七八九十两百'

/**
 * A whole number below ten thousand in Chinese or Arabic figures: `八`, `十二`, `二十`, `一百零五`, `12`, `二〇二三`.
 * Null for anything else.
 */
export function parseWholeNumber(written: string): number | null {
  const plain = toHalfWidth(written)
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  const units = [...plain]
  if (units.length === 0) return null
  if (units.every((unit) => digits.has(unit))) {
    return units.length === 1 || units.length === 4
      ? Number(units.map((unit) => digits.get(unit)).join(''))
      : null
  }
  let total = 0
  let digit: number | null = null
  let below = 10_000
  for (const unit of units) {
    const size = smallUnits.get(unit)
    if (size !== undefined) {
      if (size >= below) return null
      if (digit === null && (size !== 10 || total !== 0)) return null
      total += (digit ?? 1) * size
      digit = null
      below = size
    } else {
      const value = digits.get(unit)
      if (value === undefined || (digit !== null && digit !== 0)) return null
      digit = value
    }
  }
  return total + (digit ?? 0)
}

/**
 * An amount of money in yuan: `千亿` 1e11, `百亿元` 1e10, `两千亿` 2e11, `1200亿元`, `1.2万亿`, `873.5亿`, `5000万元`.
 * Null without a unit of at least 万.
 */
export function parseYuan(written: string): number | null {
  const plain = toHalfWidth(written).replaceAll(',', '').replace(/元$/, '')
  const match = /^([\d.]+|[零〇一二三四五六七八九两十百千]*)(万亿|亿|万)$/.exec(plain)
  if (!match) return null
  const [, figure = '', unit = ''] = match
  const size = unit === '万亿' ? 1e12 : unit === '亿' ? 1e8 : 1e4
  if (/^[\d.]+$/.test(figure)) {
    const value = /^\d+(\.\d+)?$/.test(figure) ? Number(figure) : Number.NaN
    // Multiplied as whole numbers: 1.2 × 1e12 must not become 1199999999999.9998.
    return Number.isFinite(value) ? Math.round(value * size) : null
  }
  if (figure === '') return unit === '万' ? null : size
  if (/^[千百]$/.test(figure)) return (figure === '千' ? 1_000 : 100) * size
  const value = parseWholeNumber(figure)
  return value === null || value === 0 ? null : value * size
}

/** Full-width figures, letters and signs as half-width ones; the length stays. */
export function toHalfWidth(written: string): string {
  return written.replace(/[！-～]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}
