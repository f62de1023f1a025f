import type { Column, Unit } from '../tabular/description/column.ts'
import type { Columns, TableDescription } from '../tabular/description/table.ts'
import { wordsOf } from '../tabular/write/value-words.ts'
import type { Words } from '../words.ts'

/** What a column says of a row: a figure as a number or exact decimal text, a day as `YYYY-MM-DD`, a code in words. */
export type ListValue = string | number | Words | null

/** One column of a list. */
export interface ListColumn<Row> {
  title: Words
  kind: 'text' | 'code' | 'integer' | 'decimal' | 'day' | 'instant'
  /** Of the figures in it. */
  unit?: Unit
  /** Digits kept behind the point of a decimal. */
  scale?: number
  value: (row: Row) => ListValue
  /** Shown when nobody chose otherwise. */
  usual: boolean
  /** In characters of a sheet; 14 when left out. */
  width?: number
  /** Names or tells something of a natural person: a file with it bears a watermark. */
  personal?: boolean
}

/**
 * A list of objects: the columns it can show, in their order, which of them order the rows and which are added up. The
 * page, the endpoint's schema, the query, the printed list and the exported file are all made from it.
 */
export interface ListDescription<
  Row,
  Key extends string = string,
  Sort extends string = string,
  Total extends string = string,
> {
  /** Kind of the rows, `module.noun`. */
  object: string
  title: Words
  columns: Readonly<Record<Key, ListColumn<Row>>>
  sorts: readonly Sort[]
  totals: readonly Total[]
}

/** The keys of a description by what they are for. */
export type SortOf<L> = L extends ListDescription<never, string, infer S, string> ? S : never
export type TotalOf<L> = L extends ListDescription<never, string, string, infer T> ? T : never

/** Describes a list by its columns. */
export const describeList =
  <Row>() =>
  <Key extends string, const Sort extends NoInfer<Key>, const Total extends NoInfer<Key> = never>(list: {
    object: string
    title: Words
    columns: Record<Key, ListColumn<Row>>
    sorts: readonly Sort[]
    totals?: readonly Total[]
  }): ListDescription<Row, Key, Sort, Total> => ({ totals: [], ...list })

/**
 * The list of objects that are described as a table: the same columns under the same titles.
 *
 * @param uses which columns order the rows, which are added up, and what a column says where that is not its own value.
 */
export const listOfTable =
  <Row>() =>
  <C extends Columns, const Sort extends keyof C & string, const Total extends keyof C & string = never>(
    table: TableDescription<C>,
    {
      values = {},
      ...uses
    }: {
      sorts: readonly Sort[]
      totals?: readonly Total[]
      values?: { readonly [K in keyof C & string]?: (row: Row) => ListValue }
    },
  ): ListDescription<Row, keyof C & string, Sort, Total> => ({
    object: table.object,
    title: table.title,
    columns: Object.fromEntries(
      Object.entries(table.columns)
        .filter(([, column]) => column.list !== 'never')
        .map(([key, column]) => [key, listColumnOf<Row>(key, column, values[key])]),
    ) as Record<keyof C & string, ListColumn<Row>>,
    totals: [],
    ...uses,
  })

/**
 * A column of a table as one of a list, for lists that are not all of the table.
 *
 * @param key of the row's value; of a reference its name is told.
 * @param value what it says where that is not the row's value.
 */
export function listColumnOf<Row>(
  key: string,
  column: Column,
  value?: (row: Row) => ListValue,
): ListColumn<Row> {
  const { title, width, personal, list = 'always' } = column
  return {
    title,
    kind: kindOf(column),
    ...('unit' in column && column.unit !== undefined ? { unit: column.unit } : {}),
    ...('scale' in column ? { scale: column.scale } : {}),
    ...(width === undefined ? {} : { width }),
    ...(personal === undefined ? {} : { personal }),
    usual: list === 'always',
    value: value ?? ((row) => toldValue(row as Readonly<Record<string, unknown>>, key, column)),
  }
}

function toldValue(row: Readonly<Record<string, unknown>>, key: string, column: Column): ListValue {
  const value = row[column.kind === 'reference' ? column.named : key]
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return value
  return typeof value === 'string' && column.kind !== 'choice' ? value : wordsOf(column, value)
}

function kindOf({ kind }: Column): ListColumn<never>['kind'] {
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'day':
    case 'code':
      return kind
    case 'month':
      return 'code'
    default:
      return 'text'
  }
}
