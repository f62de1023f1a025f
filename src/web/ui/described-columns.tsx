import type { Column } from '#platform/tabular/description/column.ts'
import type { Columns, TableDescription } from '#platform/tabular/description/table.ts'
import { valueTeller } from '#platform/tabular/write/value-words.ts'
import type { DataColumn } from './data-table.tsx'
import { useFormat } from './use-language.ts'

/**
 * The columns of a list from the description of its object: titles, order, and which are always shown.
 *
 * @param more whether those columns are shown that a person asks for.
 * @param special what a column shows otherwise than its value in words, by key.
 */
export function useDescribedColumns<Row extends object, C extends Columns>(
  table: TableDescription<C>,
  more: boolean,
  special: { [K in keyof C]?: Partial<DataColumn<Row>> },
): DataColumn<Row>[] {
  const { language, day } = useFormat()
  const tell = valueTeller(table, {})
  const shown = ({ list = 'always' }: Column): boolean => list === 'always' || (more && list === 'more')
  return Object.entries(table.columns)
    .filter(([, column]) => shown(column))
    .map(([key, column]) => ({
      key,
      title: column.title[language],
      align: column.kind === 'integer' || column.kind === 'decimal' ? 'right' : 'left',
      render: (row: Row) => {
        const values = row as Readonly<Record<string, unknown>>
        const value = values[column.kind === 'reference' ? column.named : key]
        if (column.kind === 'reference') return value === null ? '—' : String(value)
        if (column.kind === 'day' && typeof value === 'string') return day(value)
        return tell(key, value)?.[language] ?? '—'
      },
      ...special[key as keyof C],
    }))
}
