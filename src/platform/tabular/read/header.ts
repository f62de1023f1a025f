import type { TableDescription } from '../description/table.ts'
import { resultHeading, rowNumberHeading } from '../sheet-words.ts'
import { unitIn } from './amount.ts'
import { bareWords, toHalfWidth } from './half-width.ts'
import type { Merge, RawValue, SourceRow } from './source.ts'

/** Which column of the sheet is which of the description. */
export interface HeaderMapping {
  /** Rows of the heading, as the office program counts them; data begin below. */
  firstRow: number
  lastRow: number
  columns: MappedColumn[]
  /** Headings that mean nothing here, with their column from 0. */
  unknown: { index: number; title: string }[]
  /** Keys of required columns that the sheet lacks. */
  missing: string[]
  /** What the rows above the heading say of the unit, such as 单位：万元; null when nothing. */
  preambleUnit: string | null
}

export interface MappedColumn {
  key: string
  /** From 0. */
  index: number
  /** As the sheet has it, both rows of a two-row heading joined by a space. */
  title: string
  /** The unit that heading or preamble names for it, null when none does. */
  unit: string | null
}

/** Rows looked at for the heading; officials put a title, a unit line and notes above it. */
export const headingRows = 30

/**
 * Finds the heading of a sheet: the row, or pair of rows, that names the most columns of the description; the upper one
 * when several name as many. Titles are compared without spaces, marks, width, case, and the unit behind them.
 *
 * In a pair the upper title stands for all cells it is merged over (or until the next title), and a column is named by
 * the lower title alone, or by upper and lower together.
 *
 * @param rows the first rows of the sheet.
 * @returns null when no row names the key columns or at least two columns.
 */
export function findHeader(
  table: TableDescription,
  rows: readonly SourceRow[],
  merges: readonly Merge[],
): HeaderMapping | null {
  const names = namesOf(table)
  let best: { mapping: HeaderMapping; found: number; titles: Titles } | null = null
  for (const [index, row] of rows.entries()) {
    if (row.number > headingRows) break
    for (const titles of [oneRow(row), twoRows(row, rows[index + 1], merges)]) {
      if (titles === null) continue
      const mapping = mapTitles(table, names, titles)
      const found = mapping.columns.length
      if (best === null || found > best.found || (found === best.found && isPlainer(titles, best.titles)))
        best = { mapping, found, titles }
    }
  }
  if (best === null || best.found < Math.min(2, Object.keys(table.columns).length)) return null
  if (table.key.every((key) => best.mapping.missing.includes(key)) && best.found < 3) return null
  return { ...best.mapping, preambleUnit: preambleUnit(rows, best.mapping.firstRow) }
}

/** Headings that our own sheets bring along and that name no column of an object. */
const ownHeadings: ReadonlySet<string> = new Set([resultHeading, rowNumberHeading])

interface Titles {
  firstRow: number
  lastRow: number
  /** True for a pair whose upper row is one text without a unit: the title of the sheet, as a rule. */
  isUnderTitle: boolean
  /** By column: what may name it, the likeliest first, and what to show. */
  cells: { index: number; candidates: string[]; title: string }[]
}

/** Whether a row names by itself what it named together with a title over it. */
const isPlainer = (titles: Titles, best: Titles): boolean =>
  best.isUnderTitle && titles.firstRow === best.lastRow && titles.lastRow === best.lastRow

function oneRow(row: SourceRow): Titles {
  const cells = row.values.flatMap((value, index) => {
    const title = titleOf(value)
    return title === '' ? [] : [{ index, candidates: [title], title }]
  })
  return { firstRow: row.number, lastRow: row.number, isUnderTitle: false, cells }
}

function twoRows(upper: SourceRow, lower: SourceRow | undefined, merges: readonly Merge[]): Titles | null {
  if (lower === undefined || lower.number !== upper.number + 1) return null
  const over = spread(upper, merges)
  const width = Math.max(over.length, lower.values.length)
  const cells = Array.from({ length: width }, (_, index) => {
    const top = over[index] ?? ''
    const bottom = titleOf(lower.values[index] ?? null)
    const joined = top === '' || bottom === '' || top === bottom ? top || bottom : `${top} ${bottom}`
    return { index, candidates: [joined, ...(bottom === '' ? [] : [bottom])], title: joined }
  }).filter(({ title }) => title !== '')
  const uppers = new Set(over.filter((title) => title !== ''))
  const isUnderTitle = uppers.size < 2 && [...uppers].every((title) => unitOfTitle(title) === null)
  return { firstRow: upper.number, lastRow: lower.number, isUnderTitle, cells }
}

/** The upper titles, each over all columns it is merged over. */
function spread(row: SourceRow, merges: readonly Merge[]): string[] {
  const titles = row.values.map(titleOf)
  for (const { top, left, right } of merges) {
    if (top !== row.number - 1) continue
    for (let column = left + 1; column <= right; column++) titles[column] = titles[left] ?? ''
  }
  return titles
}

const titleOf = (value: RawValue): string =>
  typeof value === 'string' ? toHalfWidth(value).replaceAll(/\s+/g, ' ').trim() : ''

/** A heading for comparing: without the star of required columns and without the unit in brackets or behind a slash. */
const bareTitle = (title: string): string => bareWords(withoutUnit(title))

const withoutUnit = (title: string): string =>
  title.replaceAll(/[([]([^)\]]*)[)\]]|\/([^/]+)$/g, (whole, inside?: string, behind?: string) => {
    const content = (inside ?? behind ?? '').replace(/^单位\s*[:：]?/, '').trim()
    return unitIn(content) === content.toLowerCase() ? '' : whole
  })

const unitOfTitle = (title: string): string | null => {
  const match = /[([]\s*(?:单位\s*[:：]?)?\s*([^()[\]]*?)\s*[)\]]\s*$|\/\s*([^/]+)$/.exec(title)
  const content = (match?.[1] ?? match?.[2] ?? '').trim()
  return content !== '' && unitIn(content) === content.toLowerCase() ? content : null
}

function namesOf(table: TableDescription): Map<string, string> {
  const names = new Map<string, string>()
  for (const [key, { title, aliases = [] }] of Object.entries(table.columns))
    for (const name of [title.zh, title.en, ...aliases]) {
      const bare = bareTitle(name)
      if (!names.has(bare)) names.set(bare, key)
    }
  return names
}

function mapTitles(
  table: TableDescription,
  names: Map<string, string>,
  { firstRow, lastRow, cells }: Titles,
): HeaderMapping {
  const columns: MappedColumn[] = []
  const unknown: HeaderMapping['unknown'] = []
  for (const { index, candidates, title } of cells) {
    const named = candidates.find((candidate) => {
      const key = names.get(bareTitle(candidate))
      return key !== undefined && !columns.some((column) => column.key === key)
    })
    if (named === undefined) {
      if (!ownHeadings.has(title)) unknown.push({ index, title })
    } else
      columns.push({
        key: names.get(bareTitle(named))!,
        index,
        title,
        unit: unitOfTitle(named) ?? unitOfTitle(title),
      })
  }
  const missing = Object.entries(table.columns)
    .filter(([key, column]) => column.required && !columns.some((found) => found.key === key))
    .map(([key]) => key)
  return { firstRow, lastRow, columns, unknown, missing, preambleUnit: null }
}

function preambleUnit(rows: readonly SourceRow[], firstRow: number): string | null {
  for (const row of rows) {
    if (row.number >= firstRow) return null
    for (const value of row.values) {
      const match = /单位\s*[:：]\s*([^\s,，;；)）]+)/.exec(
        typeof value === 'string' ? toHalfWidth(value) : '',
      )
      const unit = match?.[1]
      if (unit !== undefined && unitIn(unit) === unit.toLowerCase()) return unit
    }
  }
  return null
}
