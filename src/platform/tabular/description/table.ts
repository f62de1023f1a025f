import { z } from 'zod'
import type { Words } from '../../words.ts'
import type { Column } from './column.ts'

export type Columns = Readonly<Record<string, Column>>

/**
 * One object as a table: what its list page shows, its API gives and takes, its sheet has for columns. Everything
 * tabular of an object is made from this one description.
 */
export interface TableDescription<C extends Columns = Columns> {
  /** Kind of object, `module.noun`. */
  object: string
  /** Plural, for the title row, the sheet and the file. */
  title: Words
  /** The columns that together say which row is meant; one that is not required says it by being empty, too. */
  key: readonly string[]
  /** In the order of the sheet. */
  columns: C
}

export const describeTable = <const C extends Columns>(
  table: TableDescription<C> & { key: readonly (keyof C & string)[] },
): TableDescription<C> => table

/** Some of the columns in their order: what is told of an object and what it is brought as need not be the same. */
export const someColumns = <C extends Columns, const K extends keyof C & string>(
  columns: C,
  keys: readonly K[],
): Pick<C, K> => Object.fromEntries(keys.map((key) => [key, columns[key]])) as Pick<C, K>

/** Names of what reference columns point to, which rows bring along. */
type NamedShape<C extends Columns> = {
  [K in keyof C as C[K] extends { named: infer N extends string } ? N : never]: C[K]['given']
}

/** What a person enters for one object: one value for each column. */
export function inputSchema<C extends Columns>(
  table: TableDescription<C>,
): z.ZodObject<{ [K in keyof C]: C[K]['schema'] }> {
  const entries = Object.entries(table.columns).map(([key, column]) => [key, column.schema])
  return z.object(Object.fromEntries(entries)) as never
}

/** What the API gives of one object: the columns, and the names of what they refer to. */
export function rowSchema<C extends Columns>(
  table: TableDescription<C>,
): z.ZodObject<{ [K in keyof C]: C[K]['given'] } & NamedShape<C>> {
  const entries = Object.entries(table.columns).flatMap(([key, column]): [string, z.ZodType][] =>
    column.kind === 'reference'
      ? [
          [key, column.given],
          [column.named, column.given],
        ]
      : [[key, column.given]],
  )
  return z.object(Object.fromEntries(entries)) as never
}
