import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { DictionaryEntry } from '../tabular/read/cell.ts'
import type { Link } from '../thread/thread.ts'
import type { BulkDescription } from './description.ts'

/** How a row is set: by whom is in the context, why and as part of which bulk edit is told here. */
export interface BulkStep {
  reason: string
  /** When it goes back to what it was before a bulk edit. */
  isUndo: boolean
  /** For the audit entry of the row, which says by which bulk edit it was changed. */
  links: Link[]
}

/** How a module reads and sets one field of a row. */
export interface FieldSource<Row> {
  /** What the row has, in the form in which it is set. */
  value(row: Row): unknown
  /** The name of what it refers to, where the row knows it: a dictionary may not have it any longer. */
  told?(row: Row): string | null
  /** What must be unchanged for a bulk edit to be taken back, and what is then brought back; plain JSON. */
  kept(row: Row): unknown
  /**
   * Sets it as a person who edits this one object would: by the same rules, with audit entry and links.
   *
   * @returns what `kept` gives of the row afterwards; the row itself may be out of the actor's reach by then.
   * @throws AppError where that edit would be refused.
   */
  put(tx: Context, row: Row, value: unknown, step: BulkStep): Promise<unknown>
  /** Brings back what was kept, likewise. */
  restore(tx: Context, row: Row, kept: unknown, step: BulkStep): Promise<void>
}

/** A field of which nothing but its value changes. */
export const plainField = <Row>(
  value: (row: Row) => unknown,
  put: (tx: Context, row: Row, value: unknown, step: BulkStep) => Promise<unknown>,
  told?: (row: Row) => string | null,
): FieldSource<Row> => ({
  value,
  ...(told === undefined ? {} : { told }),
  kept: value,
  async put(tx, row, wanted, step) {
    await put(tx, row, wanted, step)
    return wanted
  },
  async restore(tx, row, kept, step) {
    await put(tx, row, kept, step)
  },
})

/** What a module supplies so that objects of a kind can be edited together. */
export interface BulkSource<Row extends { id: string }, Key extends string = string> {
  bulk: BulkDescription<Key>
  fields: Readonly<Record<Key, FieldSource<Row>>>
  /** The entries that the actor may use, by name of dictionary. */
  dictionaries: Readonly<Record<string, (ctx: Context) => Promise<DictionaryEntry[]>>>
  /** The filter of the list, as its endpoint takes it. */
  filter: z.ZodType
  /** The rows within the actor's reach that fit a filter, at most so many, and how many they are. */
  list(ctx: Context, filter: unknown, most: number): Promise<{ items: Row[]; total: number }>
  /** Those of the rows that the actor sees, in any order. */
  find(ctx: Context, ids: string[]): Promise<Row[]>
  /** One row, held against other writers. @throws AppError `notFound` when it is gone or out of reach. */
  lock(tx: Context, id: string): Promise<Row>
  ref(id: string): ObjectRef
  name(row: Row): string
  /** Grows with everything that `kept` may tell. */
  version(row: Row): number
}
