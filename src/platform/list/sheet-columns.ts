import type { SheetColumn } from '../tabular/workbook.ts'
import type { CellOut } from '../tabular/write/cell-value.ts'
import type { ListColumn, ListDescription, ListValue } from './description.ts'

type Kind = ListColumn<never>['kind']

/** Columns of a list as those of a sheet: numbers as numbers, days as days, so that what goes out can come in again. */
export const sheetColumns = <Row, Key extends string>(
  { columns }: Pick<ListDescription<Row, Key>, 'columns'>,
  keys: readonly Key[] = Object.keys(columns) as Key[],
): SheetColumn<Row>[] => keys.map((key) => sheetColumn(columns[key]))

function sheetColumn<Row>(column: ListColumn<Row>): SheetColumn<Row> {
  const { title, kind, unit, scale = 0, value, width = 14, personal } = column
  return {
    title: unit === undefined ? title.zh : `${title.zh}（${unit}）`,
    width,
    format: formatOf(kind, scale),
    ...(personal === undefined ? {} : { personal }),
    value: (row) => cell(kind, value(row)),
  }
}

/** Codes are text, so that no digit is lost when they are edited. */
function formatOf(kind: Kind, scale: number): string {
  switch (kind) {
    case 'code':
      return '@'
    case 'integer':
      return '#,##0'
    case 'decimal':
      return scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`
    case 'day':
      return 'yyyy-mm-dd'
    default:
      return 'General'
  }
}

function cell(kind: Kind, value: ListValue): CellOut {
  if (value === null) return null
  if (typeof value === 'object') return value.zh
  if (kind === 'integer' || kind === 'decimal') return Number(value)
  if (kind === 'instant') return instantText.format(new Date(value))
  return kind === 'day' ? new Date(`${value}T00:00:00Z`) : value
}

/** `2023-06-15 10:00:00` by the clocks of the city. */
const instantText = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Shanghai',
})
