import { crc32, createInflateRaw } from 'node:zlib'
import { AppError } from '../../errors.ts'
import { damaged } from './refusals.ts'

/** One part of a zip archive. */
export interface Part {
  name: string
  /** Its bytes, unpacked piece by piece; memory stays at one piece. @throws AppError `tabular.file.damaged`. */
  pieces(): AsyncGenerator<Uint8Array>
}

const mostParts = 5000
const pieceBytes = 256 * 1024
const [endOfDirectory, endOfDirectory64, directoryEntry, localHeader] = [
  0x06054b50, 0x06064b50, 0x02014b50, 0x04034b50,
]
const [stored, deflated] = [0, 8]
/** What a field of 32 bits holds when the true value stands in the longer form. */
const elsewhere = 0xffff_ffff

/**
 * Lists the parts of an archive by its directory. What sizes it claims for them unpacked is not believed: whoever reads
 * a part counts.
 *
 * @throws AppError `tabular.file.damaged` when the directory cannot be read, `tabular.file.oldFormat` when parts are
 *   encrypted.
 */
export function listParts(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { count, start } = directoryOf(view)
    if (count > mostParts) throw damaged(`${count} parts`)
    const parts: Part[] = []
    let at = start
    for (let index = 0; index < count; index += 1) {
      const { part, next } = entryAt(bytes, view, at)
      parts.push(part)
      at = next
    }
    return parts
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
}

function directoryOf(view: DataView): { count: number; start: number } {
  const last = view.byteLength - 22
  // Behind the record may stand a comment of at most 65535 bytes.
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) !== endOfDirectory) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (start !== elsewhere && count !== 0xffff) return { count, start }
    const longer = Number(view.getBigUint64(at - 20 + 8, true))
    if (view.getUint32(longer, true) !== endOfDirectory64) throw damaged('no long end of the directory')
    return {
      count: Number(view.getBigUint64(longer + 32, true)),
      start: Number(view.getBigUint64(longer + 48, true)),
    }
  }
  throw damaged('no directory')
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { part: Part; next: number } {
  if (view.getUint32(at, true) !== directoryEntry) throw damaged('no entry of the directory')
  const isLocked = (view.getUint16(at + 8, true) & 1) === 1
  if (isLocked) throw new AppError('unsupported', 'tabular.file.oldFormat', 'a part is locked by a password')
  const method = view.getUint16(at + 10, true)
  if (method !== stored && method !== deflated) throw damaged(`method ${method}`)
  const checksum = view.getUint32(at + 16, true)
  const nameBytes = view.getUint16(at + 28, true)
  const extraBytes = view.getUint16(at + 30, true)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
  const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameBytes, extraBytes)
  const unpacked = view.getUint32(at + 24, true)
  let packed = view.getUint32(at + 20, true)
  let header = view.getUint32(at + 42, true)
  const longer = longFields(extra)
  if (unpacked === elsewhere) longer.shift()
  if (packed === elsewhere) packed = longer.shift() ?? elsewhere
  if (header === elsewhere) header = longer.shift() ?? elsewhere
  if (view.getUint32(header, true) !== localHeader) throw damaged('no header of a part')
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + packed > bytes.length) throw damaged('cut off')
  return {
    part: { name, pieces: () => piecesOf(bytes.subarray(start, start + packed), method, checksum) },
    next: at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true),
  }
}

/** The numbers of the field that holds what does not fit into 32 bits. */
function longFields(extra: DataView): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue
    const length = Math.floor(extra.getUint16(at + 2, true) / 8)
    return Array.from({ length }, (_, index) => Number(extra.getBigUint64(at + 4 + 8 * index, true)))
  }
  return []
}

/** Unpacks a part; its checksum is compared behind the last piece. */
async function* piecesOf(packed: Uint8Array, method: number, checksum: number): AsyncGenerator<Uint8Array> {
  let found = 0
  try {
    for await (const piece of method === stored ? cut(packed) : inflated(packed)) {
      found = crc32(piece, found)
      yield piece
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
  if (found !== checksum) throw damaged('a part does not give its checksum')
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

function inflated(packed: Uint8Array): AsyncIterable<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: pieceBytes })
  inflater.end(packed)
  return inflater
}

/** The text of a part piece by piece; characters cut at a border are put together again. */
export async function* textOf(part: Part): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const piece of part.pieces()) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
