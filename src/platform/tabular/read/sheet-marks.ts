import { AppError } from '../../errors.ts'
import type { Merge, SourceLimits } from './source.ts'

/** What the values of a sheet alone do not tell. */
export interface SheetMarks {
  merges: Merge[]
  /** Row number from 1 to columns from 0. */
  percents: Map<number, number[]>
  formulas: Map<number, number[]>
  lastRow: number
}

/** Tags of interest in the XML of a sheet, with their attributes; a prefix of the namespace may stand before them. */
const tag = /<(?:\w+:)?(row|c|f|mergeCell)(?=[\s/>])([^>]*)>/g

/**
 * Reads the XML of a sheet piece by piece for what the values do not tell: which cells show a percentage, hold a formula
 * or are merged. Linear in the length of the XML.
 *
 * @param isPercent whether a cell style, by its index, shows a percentage.
 * @throws AppError `tabular.file.tooManyRows` or `tooManyColumns`.
 */
export function sheetMarksReader(
  isPercent: (style: number) => boolean,
  limits: SourceLimits,
): { marks: SheetMarks; read(chunk: string, last: boolean): void } {
  const marks: SheetMarks = { merges: [], percents: new Map(), formulas: new Map(), lastRow: 0 }
  let rest = ''
  let row = 0
  let column = -1
  const onTag = (name: string, attributes: string): void => {
    if (name === 'row') {
      row = Number(attribute(attributes, 'r') ?? row + 1)
      column = -1
      if (row > limits.rows) throw tooMany('tooManyRows', limits.rows)
      marks.lastRow = Math.max(marks.lastRow, row)
    } else if (name === 'c') {
      const ref = attribute(attributes, 'r')
      column = ref === null ? column + 1 : columnOf(ref)
      if (column >= limits.columns && attributes.endsWith('/') === false)
        throw tooMany('tooManyColumns', limits.columns)
      if (isPercent(Number(attribute(attributes, 's') ?? 0))) note(marks.percents, row, column)
    } else if (name === 'f') note(marks.formulas, row, column)
    else {
      const merge = mergeOf(attribute(attributes, 'ref') ?? '')
      if (merge !== null) marks.merges.push(merge)
    }
  }
  return {
    marks,
    read(chunk, last) {
      const text = rest + chunk
      const end = last ? text.length : text.lastIndexOf('<')
      if (end < 0) {
        rest = text
        return
      }
      const whole = text.slice(0, end)
      rest = text.slice(end)
      for (const [, name, attributes] of whole.matchAll(tag)) onTag(name!, attributes!)
    },
  }
}

function note(map: Map<number, number[]>, row: number, column: number): void {
  const columns = map.get(row)
  if (columns === undefined) map.set(row, [column])
  else columns.push(column)
}

const tooMany = (reason: 'tooManyRows' | 'tooManyColumns', most: number): AppError =>
  new AppError('badInput', `tabular.file.${reason}`, `a sheet goes beyond ${most}`, { most })

function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(` ${name}="`)
  if (at < 0) return null
  const start = at + name.length + 3
  return attributes.slice(start, attributes.indexOf('"', start))
}

/** Column of `AB12`, from 0. */
function columnOf(ref: string): number {
  let column = 0
  for (let i = 0; i < ref.length; i++) {
    const letter = ref.charCodeAt(i)
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function mergeOf(ref: string): Merge | null {
  const [from, to] = ref.split(':')
  const first = /^([A-Z]+)(\d+)$/.exec(from ?? '')
  const second = /^([A-Z]+)(\d+)$/.exec(to ?? '')
  if (first === null || second === null) return null
  return {
    top: Number(first[2]) - 1,
    left: columnOf(first[1]!),
    bottom: Number(second[2]) - 1,
    right: columnOf(second[1]!),
  }
}
