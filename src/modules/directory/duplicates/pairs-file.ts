/**
 * Reads a file of labelled pairs: `left,right,same`, and for either side `Code`, `Former` (several names with semicolons)
 * and `Address`, as in `leftCode`, where they are known.
 */

/** What the file says of one of the two. */
export interface PairedRecord {
  name: string
  formerNames: string[]
  code: string | null
  address: string | null
}

export interface LabelledPair {
  left: PairedRecord
  right: PairedRecord
  same: boolean
  /** Line in the file, from 1. */
  line: number
}

export type PairsFile =
  | { ok: true; pairs: LabelledPair[] }
  | { ok: false; faults: { line: number; message: string }[] }

const labels = new Map<string, boolean>(
  Object.entries({
    1: true,
    true: true,
    yes: true,
    y: true,
    是: true,
    0: false,
    false: false,
    no: false,
    n: false,
    否: false,
  }),
)

/** Faults told at most; a wrong file has one on every line. */
const faultsTold = 20

/** The text of a file in UTF-8 (with or without BOM), UTF-16 with BOM or GBK; null when it is none of these. */
export function decodeTable(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\0') ? null : text
    } catch {
      // The next encoding is tried.
    }
  }
  return null
}

/**
 * Reads pairs from the text of a CSV file (RFC 4180: quotes, doubled quotes, line breaks within quotes). The first row
 * names the columns left, right and same, in any order and among others, and maybe leftCode and the like. Empty lines are
 * skipped.
 */
export function readPairs(text: string): PairsFile {
  const rows = readRows(text)
  if (rows === null)
    return { ok: false, faults: [{ line: lineCount(text), message: 'a quotation mark is never closed' }] }
  const [header, ...body] = rows
  if (header === undefined) return { ok: false, faults: [{ line: 1, message: 'the file is empty' }] }
  const names = header.cells.map((cell) => cell.trim().toLowerCase())
  const column = { left: names.indexOf('left'), right: names.indexOf('right'), same: names.indexOf('same') }
  const missing = (['left', 'right', 'same'] as const).filter((name) => column[name] === -1)
  if (missing.length > 0) {
    return {
      ok: false,
      faults: [{ line: header.line, message: `the first row lacks the column ${missing.join(', ')}` }],
    }
  }
  const faults: { line: number; message: string }[] = []
  const pairs: LabelledPair[] = []
  for (const { cells, line } of body) {
    const [left, right, same] = [cells[column.left], cells[column.right], cells[column.same]].map(
      (cell) => cell?.trim() ?? '',
    )
    const recordOf = (side: 'left' | 'right', name: string): PairedRecord => {
      const cell = (what: string) => cells[names.indexOf(`${side}${what}`)]?.trim() ?? ''
      return {
        name,
        formerNames: cell('former')
          .split(/[;；]/u)
          .map((former) => former.trim())
          .filter((former) => former !== ''),
        code: cell('code') || null,
        address: cell('address') || null,
      }
    }
    const label = labels.get((same ?? '').normalize('NFKC').toLowerCase())
    if (cells.length !== header.cells.length) {
      faults.push({ line, message: `${cells.length} cells, the first row has ${header.cells.length}` })
    } else if (!left || !right) faults.push({ line, message: 'a name is missing' })
    else if (label === undefined)
      faults.push({ line, message: `same is '${same}', not one of 1/0, true/false, yes/no, 是/否` })
    else pairs.push({ left: recordOf('left', left), right: recordOf('right', right), same: label, line })
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, faultsTold) }
  if (pairs.length === 0) return { ok: false, faults: [{ line: header.line, message: 'there are no pairs' }] }
  return { ok: true, pairs }
}

interface Row {
  cells: string[]
  line: number
}

/** Null when a quotation mark is never closed. */
function readRows(text: string): Row[] | null {
  const rows: Row[] = []
  let row: Row = { cells: [], line: 1 }
  let cell = ''
  let quoted = false
  let line = 1
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const endRow = () => {
    row.cells.push(cell)
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row)
    cell = ''
    row = { cells: [], line }
  }
  for (let at = 0; at < plain.length; at++) {
    const unit = plain[at]!
    if (unit === '\n') line++
    if (quoted) {
      if (unit !== '"') cell += unit
      else if (plain[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (unit === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (unit === ',') {
      row.cells.push(cell)
      cell = ''
    } else if (unit === '\n') endRow()
    else cell += unit
  }
  if (quoted) return null
  endRow()
  return rows
}

const lineCount = (text: string): number => text.split(/\r\n?|\n/).length
