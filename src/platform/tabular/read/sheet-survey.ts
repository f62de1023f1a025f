import type { Merge } from './source.ts'

/** What is known of a sheet before its rows are read. */
export interface Survey {
  merges: Merge[]
  /** Highest row number that was seen, 0 when rows bear none. */
  lastRow: number
}

const mergeTag = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g
const rowMark = 'row r="'

/** Looks over the XML of a sheet for its merged cells, which stand behind its rows, and for its last row. */
export function sheetSurvey(): { found: Survey; push(piece: string): void } {
  const found: Survey = { merges: [], lastRow: 0 }
  let rest = ''
  return {
    found,
    push(piece) {
      const text = rest + piece
      const last = text.lastIndexOf(rowMark)
      if (last >= 0)
        found.lastRow = Math.max(found.lastRow, Number.parseInt(text.slice(last + rowMark.length), 10) || 0)
      const end = text.lastIndexOf('<')
      if (text.includes('mergeCell '))
        for (const [, left, top, right, bottom] of text.slice(0, Math.max(end, 0)).matchAll(mergeTag))
          found.merges.push({
            top: Number(top) - 1,
            left: columnOf(left!),
            bottom: Number(bottom) - 1,
            right: columnOf(right!),
          })
      // A tag is short: what is longer is text, in which nothing is looked for.
      rest = end < 0 || text.length - end > 1000 ? '' : text.slice(end)
    },
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
