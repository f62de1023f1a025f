import { breakLines } from '#core/text/line-breaking.ts'
import type { Block } from '../model.ts'
import { area, black, size, tableType } from './geometry.ts'
import type { FontRole, LineItem, PageItem } from './page.ts'
import { emptyRow, type Row } from './rows.ts'
import { setLine } from './set-line.ts'

type Align = 'left' | 'center' | 'right'
type Cell = { text: string; font: FontRole; align: Align }

/** Widths of columns in points, by their shares; none narrower than two characters. */
export function columnWidths(weights: readonly number[]): number[] {
  const least = Math.min(2 * size.table + 2 * tableType.padding.x, area.width / weights.length)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const wanted = weights.map((weight) => Math.max(least, (area.width * weight) / sum))
  const over = wanted.reduce((total, width) => total + width, 0) - area.width
  const spare = wanted.reduce((total, width) => total + (width - least), 0)
  return wanted.map((width) =>
    spare <= 0 ? area.width / weights.length : width - (over * (width - least)) / spare,
  )
}

/** Rows of a table; the heading is repeated on every page. */
export function tableRows(table: Extract<Block, { type: 'table' }>): Row[] {
  const widths = columnWidths(table.columns.map((column) => column.weight))
  const head = cellRows(
    table.columns.map((column): Cell => ({ text: column.title, font: 'hei', align: 'center' })),
    widths,
    [],
  ).map((row) => ({ ...row, keepNext: true }))
  const body = table.rows.flatMap((row) =>
    cellRows(
      table.columns.map(
        (column, index): Cell => ({ text: row[index] ?? '', font: 'body', align: column.align }),
      ),
      widths,
      head,
    ),
  )
  return [...head.map((row, index) => ({ ...row, snap: index === 0 })), ...body]
}

/** Rows of a form: label at the left, entry at the right. */
export function fieldRows(form: Extract<Block, { type: 'fields' }>): Row[] {
  const widths = columnWidths([1, 4])
  return form.rows
    .flatMap(({ label, value }) =>
      cellRows(
        [
          { text: label, font: 'hei', align: 'center' },
          { text: value, font: 'body', align: 'left' },
        ],
        widths,
        [],
      ),
    )
    .map((row, index) => ({ ...row, snap: index === 0 }))
}

/** Lines of a cell's text. */
export function cellLines(text: string, width: number): string[] {
  const room = Math.max(1, (width - 2 * tableType.padding.x) / size.table)
  return text
    .split('\n')
    .flatMap((part) =>
      breakLines(part, { first: room, rest: room }).map(({ start, end }) => part.slice(start, end)),
    )
}

const mostLines = Math.floor((area.height - 2 * tableType.padding.y) / tableType.row) - 4

/** One row of a table; one that is higher than a page becomes several. */
function cellRows(cells: readonly Cell[], widths: readonly number[], head: Row[]): Row[] {
  const lines = cells.map((cell, index) => cellLines(cell.text, widths[index]!))
  const height = Math.max(...lines.map((cell) => cell.length))
  const rows: Row[] = []
  for (let start = 0; start < height; start += mostLines)
    rows.push(
      drawRow(
        cells,
        lines.map((cell) => cell.slice(start, start + mostLines)),
        widths,
        head,
      ),
    )
  return rows
}

function drawRow(cells: readonly Cell[], lines: string[][], widths: readonly number[], head: Row[]): Row {
  const count = Math.max(...lines.map((cell) => cell.length))
  const height = count * tableType.row + 2 * tableType.padding.y
  const items: PageItem[] = []
  const edge = (x1: number, y1: number, x2: number, y2: number): LineItem => ({
    kind: 'line',
    x1,
    y1,
    x2,
    y2,
    thickness: tableType.border,
    color: black,
  })
  let x = area.left
  cells.forEach((cell, index) => {
    const width = widths[index]!
    const own = lines[index]!
    const top = (height - own.length * tableType.row) / 2
    own.forEach((text, position) => {
      items.push(...setCellLine(text, cell, x, width, top + position * tableType.row))
    })
    items.push(edge(x, 0, x, height))
    x += width
  })
  items.push(edge(x, 0, x, height), edge(area.left, 0, x, 0), edge(area.left, height, x, height))
  return emptyRow(height, { items, head })
}

function setCellLine(text: string, cell: Cell, x: number, width: number, top: number): PageItem[] {
  const room = width - 2 * tableType.padding.x
  const used = breakLines(text, { first: Number.MAX_SAFE_INTEGER, rest: 1 })[0]!.width * size.table
  const free = Math.max(0, room - used)
  const shift = cell.align === 'left' ? 0 : cell.align === 'center' ? free / 2 : free
  return setLine([{ text, font: cell.font }], {
    x: x + tableType.padding.x + shift,
    top,
    height: tableType.row,
    size: size.table,
    advance: size.table,
    color: black,
  })
}
