import type { Column } from '../description/column.ts'
import type { DictionaryEntry } from '../read/cell.ts'

export type CellOut = string | number | Date | null

/** How Excel shows the cells of a column. Codes are text, so that no digit is lost when they are edited. */
export function numberFormatOf(column: Column): string {
  switch (column.kind) {
    // A month as text, so that no office program makes a day of it.
    case 'code':
    case 'month':
      return '@'
    case 'integer':
      return '#,##0'
    case 'decimal':
      return column.scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(column.scale)}`
    case 'day':
      return 'yyyy-mm-dd'
    default:
      return 'General'
  }
}

/** The heading of a column: its title, and the unit of its amounts. */
export function headingOf(column: Column): string {
  const unit = column.kind === 'integer' || column.kind === 'decimal' ? column.unit : undefined
  return unit === undefined ? column.title.zh : `${column.title.zh}（${unit}）`
}

export const widthOf = (column: Column): number => column.width ?? 14

/** What may be chosen for a column, null where anything may be written. */
export function optionsOf(
  column: Column,
  dictionaries: Readonly<Record<string, readonly DictionaryEntry[]>>,
): string[] | null {
  if (column.kind === 'yesNo') return ['是', '否']
  if (column.kind === 'choice') return column.choices.map(({ title }) => title.zh)
  if (column.kind === 'reference') return (dictionaries[column.dictionary] ?? []).map(({ title }) => title)
  return null
}
