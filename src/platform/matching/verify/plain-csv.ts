import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

/** A row of a CSV file as text, by the names of the header. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Thrown for a file that is no table, with the place. */
export class TableError extends Error {
  readonly file: string
  readonly line: number | null

  constructor(file: string, line: number | null, message: string) {
    super(`${file}${line === null ? '' : `, line ${line}`}: ${message}`)
    this.name = 'TableError'
    this.file = file
    this.line = line
  }
}

/**
 * Rows of a CSV file, the cells in the order of the columns asked for ('' for an optional one that is not there).
 * Plain on purpose, so that it can be believed by reading it: lines of text, cut at commas, quotes looked at only where
 * there are any. Shares nothing with the reader of `match`.
 * @throws TableError when a column is missing or a row has another number of cells
 */
export function* rowsOf(
  path: string,
  file: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Generator<Row> {
  let places: number[] | null = null
  let width = 0
  for (const { line, cells } of records(path, file)) {
    if (places === null) {
      const header = cells.map((cell) => cell.trim().toLowerCase())
      const missing = required.filter((column) => !header.includes(column))
      if (missing.length > 0) throw new TableError(file, line, `no column ${missing.join(', ')}`)
      places = [...required, ...optional].map((column) => header.indexOf(column))
      width = cells.length
      continue
    }
    if (cells.length !== width) {
      throw new TableError(file, line, `${cells.length} cells where the header has ${width}`)
    }
    yield { line, cells: places.map((place) => cells[place] ?? '') }
  }
  if (places === null) throw new TableError(file, null, 'is empty')
}

function* records(path: string, file: string): Generator<Row> {
  let number = 0
  let open: { line: number; text: string } | null = null
  for (const text of lines(path, file)) {
    number++
    if (open === null && text === '') continue
    if (open === null && !text.includes('"')) {
      yield { line: number, cells: text.split(',') }
      continue
    }
    const whole: { line: number; text: string } =
      open === null ? { line: number, text } : { line: open.line, text: `${open.text}\n${text}` }
    const cells = cut(whole.text, file, whole.line)
    open = cells === null ? whole : null
    if (cells !== null) yield { line: whole.line, cells }
  }
  if (open !== null) throw new TableError(file, open.line, 'a quoted cell is not closed')
}

/** Cells of a record with quotes; null when a quote is still open. */
function cut(text: string, file: string, line: number): string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text[at] === '"') {
      let cell = ''
      let from = at + 1
      for (;;) {
        const quote = text.indexOf('"', from)
        if (quote < 0) return null
        cell += text.slice(from, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
        from = at + 1
      }
      cells.push(cell)
      if (at < text.length && text[at] !== ',') throw new TableError(file, line, 'text after a closing quote')
    } else {
      const comma = text.indexOf(',', at)
      const end = comma < 0 ? text.length : comma
      cells.push(text.slice(at, end))
      at = end
    }
    if (at >= text.length) return cells
    at++
  }
}

function* lines(path: string, file: string): Generator<string> {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new TableError(file, null, missing ? 'there is no such file' : 'cannot be read')
  }
  try {
    const decoder = new StringDecoder('utf8')
    const block = Buffer.alloc(1 << 20)
    let rest = ''
    let isFirst = true
    for (;;) {
      const size = readSync(handle, block, 0, block.length, null)
      let text = rest + (size === 0 ? decoder.end() : decoder.write(block.subarray(0, size)))
      if (isFirst && text.startsWith('\ufeff')) text = text.slice(1)
      isFirst = false
      const parts = text.split('\n')
      rest = size === 0 ? '' : parts.pop()!
      for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part
      if (size === 0) return
    }
  } finally {
    closeSync(handle)
  }
}
