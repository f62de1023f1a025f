import { parseWholeNumber } from './chinese-number.ts'

/** Levels of an official document: 一、 then （一） then 1. then （1）. */
export type OutlineLevel = 1 | 2 | 3 | 4

const digits = '零一二三四五六七八九'

/** A whole number from 1 to 999 in Chinese figures: 八, 十二, 二十, 一百零五. */
export function writeChineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999)
    throw new RangeError(`no outline counts to ${value}`)
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const front = hundreds > 0 ? `${digits[hundreds]}百` : ''
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return `${front}${middle}${ones > 0 ? digits[ones] : ''}`
}

/** How the nth heading of a level is numbered. */
export function outlineNumber(level: OutlineLevel, count: number): string {
  switch (level) {
    case 1:
      return `${writeChineseNumber(count)}、`
    case 2:
      return `（${writeChineseNumber(count)}）`
    case 3:
      return `${count}.`
    case 4:
      return `（${count}）`
  }
}

/**
 * The numbers of headings in the order of a document: each level counts on until a higher one intervenes.
 *
 * @throws RangeError when a level holds more than 999 headings in a row.
 */
export function outlineNumbers(levels: readonly OutlineLevel[]): string[] {
  const counts: Record<OutlineLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 }
  return levels.map((level) => {
    counts[level] += 1
    for (const lower of [2, 3, 4] as const) if (lower > level) counts[lower] = 0
    return outlineNumber(level, counts[level])
  })
}

const written = {
  1: /^([零一二三四五六七八九十百]{1,6})、\s*/u,
  2: /^[（(]([零一二三四五六七八九十百]{1,6})[）)]\s*/u,
  3: /^(\d{1,3})[.．](?!\d)\s*/u,
  4: /^[（(](\d{1,3})[）)]\s*/u,
} as const

/** The number somebody typed in front of a heading, null when the text begins with none. */
export function readOutlineNumber(
  text: string,
): { level: OutlineLevel; count: number; length: number } | null {
  for (const level of [1, 2, 3, 4] as const) {
    const match = written[level].exec(text)
    const count = match === null ? null : parseWholeNumber(match[1]!)
    if (match !== null && count !== null && count > 0) return { level, count, length: match[0].length }
  }
  return null
}
