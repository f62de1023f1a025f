import type { ListColumn, ListDescription } from '#platform/list/description.ts'
import { sumWords } from '#platform/list/sum-words.ts'
import { unitWord } from '#platform/tabular/description/unit-words.ts'
import type { DataColumn } from '../data-table.tsx'
import { formatInstant, formatNumber } from '../format.ts'
import { useFormat } from '../use-language.ts'
import styles from './list.module.css'

/** What a page shows otherwise than the value in words, by the column's key. */
export type SpecialColumns<Row, Key extends string> = { [K in Key]?: Partial<DataColumn<Row>> }

/** The columns of a described list for the table, those with the given keys in their order. */
export function useListColumns<Row extends object, Key extends string, Sort extends string>(
  list: Pick<ListDescription<Row, Key, Sort>, 'columns' | 'sorts'>,
  keys: readonly Key[],
  special: SpecialColumns<Row, Key>,
): DataColumn<Row>[] {
  const { language, day } = useFormat()
  const render = ({ kind, unit, scale, value }: ListColumn<Row>, row: Row): string => {
    const told = value(row)
    if (told === null) return '—'
    if (typeof told === 'object') return told[language]
    if (kind === 'day') return day(String(told))
    if (kind === 'instant') return formatInstant(String(told))
    if (kind === 'integer' || kind === 'decimal') {
      const named = unitWord(unit, language)
      const gap = named === '' || named === '%' ? '' : ' '
      // As many decimals in each row as the file has, so that the points stand below one another.
      const digits = kind === 'decimal' ? (scale ?? 0) : 0
      return `${formatNumber(Number(told), digits || 6, digits)}${gap}${named}`
    }
    return String(told)
  }
  return keys.map((key) => {
    const column = list.columns[key]
    return {
      key,
      title: column.title[language],
      align: column.kind === 'integer' || column.kind === 'decimal' ? 'right' : 'left',
      sorts: (list.sorts as readonly string[]).includes(key),
      render: (row: Row) => render(column, row),
      ...special[key],
    }
  })
}

/** The sums under the columns, in 万 and 亿 with the unit; the exact figure stands in the hint. */
export function useSums<Row, Key extends string>(
  list: Pick<ListDescription<Row, Key>, 'columns'>,
  totals: Readonly<Record<string, string | null>>,
  { hint, notSummed }: { hint: (exact: string) => string; notSummed: { words: string; help: string } | null },
): Record<string, React.ReactNode> {
  const { language } = useFormat()
  return Object.fromEntries(
    Object.entries(totals).flatMap(([key, exact]) => {
      const column: ListColumn<Row> | undefined = list.columns[key as Key]
      if (column === undefined) return []
      if (exact === null) {
        if (notSummed === null) return []
        return [
          [
            key,
            <span key={key} className={styles.notSummed} title={notSummed.help}>
              {notSummed.words}
            </span>,
          ],
        ]
      }
      const unit = unitWord(column.unit, language)
      return [
        [
          key,
          <span key={key} title={hint(`${exact} ${unit}`.trim())}>
            {sumWords(exact, column.unit ?? null, language)}
          </span>,
        ],
      ]
    }),
  )
}
