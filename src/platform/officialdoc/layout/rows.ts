import { fullWidths } from '#core/text/full-width.ts'
import { breakLines } from '#core/text/line-breaking.ts'
import { area, black, grid, pitch, size } from './geometry.ts'
import type { FontRole, PageItem, Span } from './page.ts'
import { setLine, sliceSpans } from './set-line.ts'

/** What is placed on pages one below the other. Items stand as if the row began at the top of a page. */
export interface Row {
  height: number
  items: PageItem[]
  /** Begins on a line of the grid. */
  snap: boolean
  /** Stays on one page with the row after it. */
  keepNext: boolean
  /** Rows that are repeated above it where it begins a page: the heading of its table. */
  head: Row[]
}

export const emptyRow = (height = pitch.row, more: Partial<Row> = {}): Row => ({
  height,
  items: [],
  snap: false,
  keepNext: false,
  head: [],
  ...more,
})

export const blankRows = (count: number, more: Partial<Row> = {}): Row[] =>
  Array.from({ length: count }, () => emptyRow(pitch.row, { snap: true, ...more }))

export interface TextStyle {
  font?: FontRole
  /** Full widths free at the left, at the right, and at the left of the first line. */
  left?: number
  right?: number
  first?: number
  align?: 'left' | 'center' | 'right'
  color?: string
  size?: number
  keepNext?: boolean
}

/** Lines that are pulled out to the right edge are never stretched further than this, in full widths. */
const mostStretch = 2

/** A paragraph on the grid, a row each line; lines but the last are stretched to the right edge. */
export function textRows(text: string | Span[], style: TextStyle = {}): Row[] {
  const spans = typeof text === 'string' ? [{ text, font: style.font ?? 'body' }] : text
  const whole = spans.map((span) => span.text).join('')
  const type = style.size ?? size.body
  const advance = type === size.body ? pitch.column : type
  const left = (style.left ?? 0) * pitch.column
  const columns = (area.width - left - (style.right ?? 0) * pitch.column) / advance + 1e-6
  const first = style.first ?? style.left ?? 0
  const indent = first * pitch.column - left
  const lines = breakLines(whole, { first: columns - indent / advance, rest: columns })
  return lines.map((line, index) => {
    const start = area.left + left + (index === 0 ? indent : 0)
    const room = columns - (index === 0 ? indent / advance : 0)
    const align = style.align ?? 'left'
    const stretched =
      align === 'left' && index < lines.length - 1 && line.width > 0 && room - line.width <= mostStretch
    const slack = align === 'left' ? 0 : (room - line.width) * advance * (align === 'center' ? 0.5 : 1)
    return {
      height: pitch.row,
      items: setLine(sliceSpans(spans, line.start, line.end), {
        x: start + slack,
        top: 0,
        height: pitch.row,
        size: type,
        advance: stretched ? (advance * room) / line.width : advance,
        color: style.color ?? black,
      }),
      snap: true,
      keepNext: style.keepNext ?? false,
      head: [],
    }
  })
}

/** A row of parts that each begin at a column of their own. */
export function partsRow(parts: { spans: Span[]; column: number }[], more: Partial<Row> = {}): Row {
  return emptyRow(pitch.row, {
    snap: true,
    ...more,
    items: parts.flatMap(({ spans, column }) =>
      setLine(spans, {
        x: area.left + column * pitch.column,
        top: 0,
        height: pitch.row,
        size: size.body,
        advance: pitch.column,
        color: black,
      }),
    ),
  })
}

/** Column at which a text ends at a distance from the right edge. */
export const columnFromRight = (text: string, right: number): number =>
  Math.max(0, grid.columns - right - fullWidths(text))
