import { area, grid, margin, mm, page, pitch } from '../layout/geometry.ts'

/** Measures as a docx takes them: twentieths of a point (twips). */
export const twips = (points: number): number => Math.round(points * 20)

export const sheet = {
  width: 11906,
  height: 16838,
  top: twips(margin.top),
  left: twips(margin.left),
  right: twips(margin.right),
  bottom: twips(margin.bottom),
}

const areaWidth = sheet.width - sheet.left - sheet.right
const areaHeight = sheet.height - sheet.top - sheet.bottom

/** Rounded down, so that the 22nd line and the 28th character still fit. */
export const rowTwips = Math.floor(areaHeight / grid.rows)
export const columnTwips = areaWidth / grid.columns
export const areaTwips = areaWidth

/** What a character of 16 points is spaced by to stand on the grid, in 4096ths of a point: what Word's dialog reads. */
export const charSpace = Math.floor((columnTwips / 20 - 16) * 4096)

/**
 * The same as spacing of the characters themselves, in twips: LibreOffice reads a negative `charSpace` as a positive
 * one, so the text does not lean on the grid but brings its own pitch. 28 × 15.70 = 439.6 of 442.2 points, a 29th does
 * not fit; lines are stretched to both edges. One twip less would do, but LibreOffice rounds it to 0.2 points.
 */
export const characterSpacing = -6

/** Twips of so many columns of the grid. */
export const columns = (count: number): number => Math.round(count * columnTwips)

/** Twips of a height that was measured in rows of the PDF's grid. */
export const heightTwips = (points: number): number => Math.round((points / pitch.row) * rowTwips)

/** Lower edge of the page number's line above the edge of the paper: its top is 7 mm below the type area. */
export const footerLine = 320
export const footerDistance = twips(page.height - area.bottom - 7 * mm) - footerLine
