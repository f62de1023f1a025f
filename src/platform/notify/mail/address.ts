import { oneLine } from '../text.ts'

/** One address and nothing else: no list, no comment, no space, no second line. */
const plainAddress = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u

export const isMailAddress = (address: string): boolean => address.length <= 254 && plainAddress.test(address)

/** Reads `name <address>` or `address`; null when it is neither. */
export function parseSender(from: string): { name: string; address: string } | null {
  const named = /^([^<>]*)<([^<>]+)>$/.exec(from.trim())
  const name = oneLine(named?.[1] ?? '', 100)
  const address = (named?.[2] ?? from).trim()
  return isMailAddress(address) ? { name, address } : null
}
