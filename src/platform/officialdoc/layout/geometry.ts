/** Measures of GB/T 9704-2012, in points unless a name says otherwise. */

/** Points of a millimetre. */
export const mm = 72 / 25.4

export const page = { width: 210 * mm, height: 297 * mm }
/** 天头 37 mm, 订口 28 mm; the type area (版心) is 156 × 225 mm. */
export const margin = { top: 37 * mm, left: 28 * mm, right: 26 * mm, bottom: 35 * mm }
export const area = {
  left: margin.left,
  top: margin.top,
  width: 156 * mm,
  height: 225 * mm,
  right: margin.left + 156 * mm,
  bottom: margin.top + 225 * mm,
}

/** 22 lines of 28 characters fill the type area. */
export const grid = { rows: 22, columns: 28 }
export const pitch = { row: area.height / grid.rows, column: area.width / grid.columns }

/** 三号, 二号, 四号; 小四 in tables. */
export const size = { body: 16, title: 22, small: 14, table: 12 }

/** Lines in tables: 小四 set tighter than the grid. */
export const tableType = { row: 18, padding: { x: 4, y: 4 }, border: 0.5 }

/** 首条分隔线 and 末条 of the print block are 0.35 mm, those between 0.25 mm. */
export const rule = { thick: 0.35 * mm, thin: 0.25 * mm, head: 1.5 }

/** The page number stands 7 mm below the type area. */
export const pageNumberTop = area.bottom + 7 * mm

/** Columns of a title line: 二号 is wider than the grid. */
export const titleColumns = Math.floor((area.width / size.title) * 2) / 2

export const red = '#d40000'
export const black = '#000000'

/** Size of 发文机关标志: as large as the type area holds on one line, no larger than the usual 55 points. */
export function markSize(widths: number): number {
  return Math.max(22, Math.min(55, Math.floor((area.width - 12) / Math.max(1, widths))))
}
