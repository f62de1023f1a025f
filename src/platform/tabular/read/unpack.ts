import { Unzip, UnzipInflate } from 'fflate'
import { AppError } from '../../errors.ts'
import type { SourceLimits } from './source.ts'

/** Bytes handed to the inflater at a time, and to a reader at most. */
const step = 64 * 1024
const mostParts = 5000

/** What is done with one part of an archive; returning null skips it. Chunks come in order. */
export type PartReader = (name: string) => ((chunk: Uint8Array, last: boolean) => void) | null

/**
 * Unpacks an archive once, part by part and piece by piece, and counts what really comes out: the sizes that the
 * archive itself claims are not believed. Memory stays at one piece.
 *
 * @throws AppError `tabular.file.bomb` as soon as more comes out than the limits allow, `tabular.file.damaged` when the
 *   archive cannot be read.
 */
export function unpack(bytes: Uint8Array, limits: SourceLimits, readerOf: PartReader): void {
  let unpacked = 0
  let parts = 0
  let failure: unknown = null
  const archive = new Unzip((part) => {
    parts += 1
    if (parts > mostParts) throw bomb('too many parts')
    const reader = readerOf(part.name)
    part.ondata = (error, chunk, last) => {
      if (failure !== null) return
      // fflate swallows what a handler throws, so it is kept and thrown below.
      try {
        if (error) throw damaged(error)
        unpacked += chunk.length
        if (unpacked > limits.unpackedBytes) throw bomb(`more than ${limits.unpackedBytes} bytes unpacked`)
        reader?.(chunk, last)
      } catch (cause) {
        failure = cause
      }
    }
    part.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length && failure === null; start += step)
      archive.push(bytes.subarray(start, start + step), start + step >= bytes.length)
  } catch (error) {
    failure ??= error instanceof AppError ? error : damaged(error)
  }
  if (failure !== null) throw failure
  if (parts === 0) throw damaged('no part found')
}

const bomb = (why: string): AppError =>
  new AppError('badInput', 'tabular.file.bomb', `the file unpacks to more than it may: ${why}`)

export const damaged = (cause: unknown): AppError =>
  new AppError('badInput', 'tabular.file.damaged', 'the file cannot be read', {}, { cause })
