import type { RecordReader } from './record-reader.ts'

const zero = 48
const mostDigits = 10

/**
 * Whole number of a field, −1 when it is anything else (spaces around it are passed over). Negative numbers and
 * numbers of more than ten digits are told by `complaintOf`.
 */
export function wholeNumber(reader: RecordReader, field: number): number {
  const { bytes } = reader
  let from = reader.from[field]!
  let to = reader.to[field]!
  while (from < to && isSpace(bytes[from]!)) from++
  while (to > from && isSpace(bytes[to - 1]!)) to--
  if (from === to || to - from > mostDigits) return -1
  let value = 0
  for (let p = from; p < to; p++) {
    const digit = bytes[p]! - zero
    if (digit < 0 || digit > 9) return -1
    value = 10 * value + digit
  }
  return value
}

/** Whether nothing but spaces stands in a field. */
export function isBlank(reader: RecordReader, field: number): boolean {
  for (let p = reader.from[field]!; p < reader.to[field]!; p++) if (!isSpace(reader.bytes[p]!)) return false
  return true
}

/** Text of a field, shortened for a message. */
export function shown(reader: RecordReader, field: number): string {
  const bytes = reader.bytes.subarray(reader.from[field], reader.to[field])
  return shownBytes(bytes)
}

/** Text of an id, shortened for a message. */
export function shownBytes(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 120))
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

const isSpace = (byte: number): boolean => byte === 32 || byte === 9
