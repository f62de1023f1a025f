import { hash } from 'node:crypto'

/** Everything of an entry that its hash protects. */
export interface HashedEntry {
  /** Number in the chain, from 1, without gaps. */
  seq: number
  at: Date
  actorId: string
  actorName: string
  requestId: string
  ip: string | null
  action: string
  objectKind: string
  objectId: string
  before: unknown
  after: unknown
  reason: string | null
}

/** What stands before the first entry. */
export const chainStart = '0'.repeat(64)

/**
 * The hash of an entry: SM3 (GB/T 32905-2016) over the hash of the one before and the entry as canonical JSON.
 *
 * @param seq another number than the entry's own, to see whether it was written under that.
 * @returns 64 hexadecimal digits.
 */
export function entryHash(prevHash: string, entry: HashedEntry, seq: number = entry.seq): string {
  const texts = { before: canonicalJson(entry.before), after: canonicalJson(entry.after) }
  return entryHashOfTexts(prevHash, { ...entry, ...texts }, seq)
}

/** The same where `before` and `after` are canonical JSON already. */
export function entryHashOfTexts(
  prevHash: string,
  entry: Omit<HashedEntry, 'seq' | 'before' | 'after'> & { before: string; after: string },
  seq: number,
): string {
  const head = [
    prevHash,
    seq,
    entry.at.toISOString(),
    entry.actorId,
    entry.actorName,
    entry.requestId,
    entry.ip,
    entry.action,
    entry.objectKind,
    entry.objectId,
  ]
  const text = `${JSON.stringify(head).slice(0, -1)},${entry.before},${entry.after},${JSON.stringify(entry.reason)}]`
  return hash('sm3', text)
}

/**
 * JSON with the keys of every object sorted and absent values left out: the same text before a value is stored as
 * `jsonb` and after it is read back, whatever order the database keeps.
 */
export function canonicalJson(value: unknown): string {
  // Written for speed, strings grown in place: a verification does this for every value of the whole log.
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') return canonicalJson(toJSON.call(value))
  if (Array.isArray(value)) {
    let text = '['
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) text += ','
      text += canonicalJson(value[index])
    }
    return `${text}]`
  }
  const record = value as Record<string, unknown>
  let text = '{'
  for (const { key, label } of sortedKeys(record)) {
    const field = record[key]
    if (isAbsent(field)) continue
    if (text !== '{') text += ','
    text += label + canonicalJson(field)
  }
  return `${text}}`
}

/** A key and how it stands in the text. */
interface SortedKey {
  key: string
  label: string
}

/** The sorted keys of the shapes seen so far: a log has thousands of objects of each shape. */
const shapes = new Map<string, SortedKey[]>()
const shapesKept = 2000

function sortedKeys(record: Record<string, unknown>): SortedKey[] {
  const keys = Object.keys(record)
  // With the number of keys, because none and one empty key join alike. `jsonb` knows no NUL, so no two lists of keys that can be stored give the same text.
  const shape = `${keys.length}\0${keys.join('\0')}`
  const known = shapes.get(shape)
  if (known !== undefined) return known
  const sorted = keys.sort().map((key) => ({ key, label: `${JSON.stringify(key)}:` }))
  if (shapes.size < shapesKept) shapes.set(shape, sorted)
  return sorted
}

/** What JSON leaves out of an object. */
function isAbsent(value: unknown): boolean {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return true
  if (value === null || typeof value !== 'object') return false
  const { toJSON } = value as { toJSON?: unknown }
  return typeof toJSON === 'function' && isAbsent(toJSON.call(value))
}
