import { randomInt } from 'node:crypto'

/** Letters, digits and signs that nobody mistakes for others when reading them aloud. */
const kinds = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=?'] as const
const length = 14

const oneOf = (signs: string): string => signs[randomInt(signs.length)]!

/** A password to be changed at the first log-in: 14 signs, at least one of each kind, some 80 bits. */
export function temporaryPassword(): string {
  const signs = [
    ...kinds.map(oneOf),
    ...Array.from({ length: length - kinds.length }, () => oneOf(kinds.join(''))),
  ]
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[signs[last], signs[other]] = [signs[other]!, signs[last]!]
  }
  return signs.join('')
}
