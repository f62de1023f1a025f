/**
 * Text that remembers where it came from.
 *
 * Every UTF-16 unit of `text` carries the half-open range of raw units it stands for. Operations delete and replace
 * parts and compose: the map always leads back to the first, raw text. Invariants, kept by every function here:
 * ranges are not empty, lie inside the raw text, and neither their starts nor their ends ever run backwards.
 */
export interface MappedText {
  readonly text: string
  /** Raw start of each unit of `text`. */
  readonly starts: Uint32Array
  /** Raw end (exclusive) of each unit of `text`. */
  readonly ends: Uint32Array
}

/** Replaces the units `start`..`end` (exclusive) by `replacement`; an empty replacement deletes them. */
export interface Edit {
  start: number
  end: number
  replacement: string
}

/** A half-open range of UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** The raw text as mapped text: each unit stands for itself. */
export function mapRaw(raw: string): MappedText {
  const starts = new Uint32Array(raw.length)
  const ends = new Uint32Array(raw.length)
  for (let i = 0; i < raw.length; i++) {
    starts[i] = i
    ends[i] = i + 1
  }
  return { text: raw, starts, ends }
}

/**
 * Applies edits, which must be sorted, non-overlapping and not empty on the left side (an insertion would stand for
 * nothing raw). A replacement as long as what it replaces maps unit by unit, any other maps as one block: each of its
 * units stands for the whole replaced range.
 */
export function applyEdits(mapped: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return mapped
  let length = mapped.text.length
  for (const edit of edits) length += edit.replacement.length - (edit.end - edit.start)
  const starts = new Uint32Array(length)
  const ends = new Uint32Array(length)
  const parts: string[] = []
  let read = 0
  let written = 0
  const copyUntil = (end: number) => {
    parts.push(mapped.text.slice(read, end))
    starts.set(mapped.starts.subarray(read, end), written)
    ends.set(mapped.ends.subarray(read, end), written)
    written += end - read
    read = end
  }
  for (const edit of edits) {
    if (edit.start < read || edit.end <= edit.start || edit.end > mapped.text.length) {
      throw new RangeError(`edit ${edit.start}..${edit.end} is empty, out of order or outside the text`)
    }
    copyUntil(edit.start)
    const size = edit.replacement.length
    if (size === edit.end - edit.start) {
      starts.set(mapped.starts.subarray(edit.start, edit.end), written)
      ends.set(mapped.ends.subarray(edit.start, edit.end), written)
    } else {
      starts.fill(at(mapped.starts, edit.start), written, written + size)
      ends.fill(at(mapped.ends, edit.end - 1), written, written + size)
    }
    parts.push(edit.replacement)
    written += size
    read = edit.end
  }
  copyUntil(mapped.text.length)
  return { text: parts.join(''), starts, ends }
}

/** The raw range that the units `start`..`end` of the text stand for; an empty span gives an empty range. */
export function rawRange(mapped: MappedText, start: number, end: number): Span {
  if (end <= start) {
    const position = start < mapped.text.length ? at(mapped.starts, start) : (mapped.ends.at(-1) ?? 0)
    return { start: position, end: position }
  }
  return { start: at(mapped.starts, start), end: at(mapped.ends, end - 1) }
}

/**
 * Where a raw range lies in the text: from the first unit that ends after the raw start to the first that starts at
 * or after the raw end. A range that was deleted gives an empty span at the place where it was.
 */
export function spanOfRaw(mapped: MappedText, rawStart: number, rawEnd: number): Span {
  const start = firstIndex(mapped.text.length, (i) => at(mapped.ends, i) > rawStart)
  const end = firstIndex(mapped.text.length, (i) => at(mapped.starts, i) >= rawEnd)
  return { start, end: Math.max(start, end) }
}

/**
 * Run-length form of the map, small enough to store and send: `[start, rawStart, length, rawLength]` per run, in
 * order and without gaps on the side of the text. Where both lengths agree the run maps unit by unit, else as a block.
 */
export type TextMap = [start: number, rawStart: number, length: number, rawLength: number][]

/** The run-length form of a mapped text. */
export function compactMap(mapped: MappedText): TextMap {
  const runs: TextMap = []
  let i = 0
  while (i < mapped.text.length) {
    const rawStart = at(mapped.starts, i)
    const rawEnd = at(mapped.ends, i)
    let next = i + 1
    if (rawEnd === rawStart + 1) {
      while (next < mapped.text.length && isNext(mapped, next, rawStart + (next - i))) next++
      runs.push([i, rawStart, next - i, next - i])
    } else {
      while (
        next < mapped.text.length &&
        at(mapped.starts, next) === rawStart &&
        at(mapped.ends, next) === rawEnd
      )
        next++
      // A block that is by chance as long as its raw range would read as unit by unit: split it.
      if (next - i === rawEnd - rawStart) {
        runs.push([i, rawStart, 1, rawEnd - rawStart], [i + 1, rawStart, next - i - 1, rawEnd - rawStart])
      } else {
        runs.push([i, rawStart, next - i, rawEnd - rawStart])
      }
    }
    i = next
  }
  return runs
}

/** The raw range behind `start`..`end` of the cleaned text, read from the run-length form (binary search). */
export function rawRangeOfMap(map: TextMap, start: number, end: number): Span {
  const first = unitRange(map, start)
  if (end <= start) return { start: first.start, end: first.start }
  return { start: first.start, end: unitRange(map, end - 1).end }
}

function unitRange(map: TextMap, position: number): Span {
  const index = firstIndex(map.length, (i) => (map[i]?.[0] ?? 0) > position) - 1
  const run = map[Math.max(0, index)]
  if (!run) return { start: 0, end: 0 }
  const [start, rawStart, length, rawLength] = run
  if (position >= start + length) return { start: rawStart + rawLength, end: rawStart + rawLength }
  if (length !== rawLength) return { start: rawStart, end: rawStart + rawLength }
  return { start: rawStart + position - start, end: rawStart + position - start + 1 }
}

function isNext(mapped: MappedText, index: number, rawStart: number): boolean {
  return at(mapped.starts, index) === rawStart && at(mapped.ends, index) === rawStart + 1
}

function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function at(array: Uint32Array, index: number): number {
  return array[index] ?? 0
}
