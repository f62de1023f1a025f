import { toHalfWidth } from '../chinese-number.ts'
import type { ScorePart } from './score/part.ts'

/**
 * What two addresses say: the names of streets and the numbers in them, in order. Equal street and numbers +3, an equal
 * street without numbers on one side +1; one street with other numbers, or other streets, −2 and a person looks, because
 * enterprises move. Null when one has none or says no more than the town.
 */
export function compareAddresses(left: string | null, right: string | null): ScorePart | null {
  const [a, b] = [readAddress(left), readAddress(right)]
  if (a === null || b === null) return null
  const part = (
    finding: 'equal' | 'street' | 'contradict',
    weight: number,
    limit: 'review' | null,
  ): ScorePart => ({
    part: 'address',
    finding,
    weight,
    limit,
    left: left ?? '',
    right: right ?? '',
  })
  if (a.street !== null && b.street !== null && a.street !== b.street) return part('contradict', -2, 'review')
  if (a.numbers.length === 0 || b.numbers.length === 0)
    return a.street !== null && a.street === b.street ? part('street', 1, null) : null
  const short = Math.min(a.numbers.length, b.numbers.length)
  const agree = a.numbers.slice(0, short).join(' ') === b.numbers.slice(0, short).join(' ')
  if (!agree) return part('contradict', -2, 'review')
  return a.street === b.street ? part('equal', 3, null) : part('street', 1, null)
}

interface Address {
  /** The last street or road, without the places before it. */
  street: string | null
  numbers: string[]
}

/** Streets and numbers of an address; Chinese figures before 号, 栋, 楼 and 室 count as numbers. */
export function readAddress(written: string | null): Address | null {
  if (written === null) return null
  const plain = toHalfWidth(written)
    .toUpperCase()
    .replace(/\s/gu, '')
    .replace(/[一二三四五六七八九十]+(?=[号栋幢楼层室座])/gu, (figures) => chineseNumber(figures))
  const streets = [
    ...plain.matchAll(/(?:.*[省市县区镇乡园与和及、])?([\u4e00-\u9fff]{1,6}?(?:路|大道|街|巷))/gu),
  ]
  const street = streets.at(-1)?.[1] ?? null
  const behind = street === null ? plain : plain.slice(plain.lastIndexOf(street) + street.length)
  const numbers = [...behind.matchAll(/[A-Z]?\d+/gu)].map(([number]) =>
    number.replace(/^([A-Z]?)0+(?=\d)/u, '$1'),
  )
  return street === null && numbers.length === 0 ? null : { street, numbers }
}

function chineseNumber(figures: string): string {
  const [tens, ones] = figures.includes('十') ? figures.split('十') : [null, figures]
  const digit = (unit: string | undefined, none: number) =>
    unit === undefined || unit === '' ? none : '一二三四五六七八九'.indexOf(unit) + 1
  return String(tens === null ? digit(ones, 0) : digit(tens, 1) * 10 + digit(ones, 0))
}
