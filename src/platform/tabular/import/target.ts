import type { Context } from '../../context.ts'
import type { Db } from '../../db/database.ts'
import type { ObjectRef } from '../../http/contract.ts'
import type { Permission } from '../../rights/permission.ts'
import type { Words } from '../../words.ts'
import type { TableDescription } from '../description/table.ts'
import type { DictionaryEntry } from '../read/cell.ts'
import type { Finding } from '../read/finding.ts'

/** What a person enters for one object, by column. */
export type Entered = Record<string, unknown>

/** An object that a row means, as it stands. */
export interface Existing {
  id: string
  /** Its values by column, as they would be entered. */
  entered: Entered
}

/** One good row on its way into the register. */
export interface Incoming {
  /** Of the object, also of one that is yet to be made. */
  id: string
  /** All columns: those of the file, and for the others what the object has or their defaults. */
  entered: Entered
  /** Null for a new object. */
  existing: Entered | null
}

/** How the rows of one kind of object come in and are taken back; modules supply one per kind they own. */
export interface ImportTarget {
  table: TableDescription
  /** The right to bring tables of them; row by row the services ask for what an edit by hand takes. */
  permission: Permission
  /** The page that lists such objects, and that of one; `of` for those that stand on the page of another object. */
  pages: {
    list: string
    one(id: string): string | null
    of?(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  }
  /** The sentence of every fault that `check` finds, by its code; `{{x}}` takes the detail x. */
  faultWords: Readonly<Record<string, Words>>
  /** The entries that the person may use, by name of dictionary. */
  dictionaries(ctx: Context): Promise<Record<string, readonly DictionaryEntry[]>>
  /**
   * The objects that these rows mean by the key columns, in the same order; null for a new one. In a transaction they
   * are held against other writers. An object out of the person's reach counts as existing: its row is then refused by
   * `check`.
   */
  find(ctx: Context, keys: readonly Entered[]): Promise<(Existing | null)[]>
  /** What is wrong with each row beyond its cells: check digits, rights, rules between columns. */
  check(ctx: Context, rows: readonly Incoming[]): Promise<Finding[][]>
  /** The id that a new object gets, where it follows from its key; else it gets a random one. */
  idOf?(entered: Entered): string
  /** Whether a new object may come to be otherwise than it was entered, because its service fills in what was left empty. */
  completes?: boolean
  /** Writes rows in the open transaction with audit entries, and links that say which batch brought them. */
  write(tx: Context, rows: readonly Incoming[], batch: ObjectRef): Promise<void>
  /** The objects as they stand, held against other writers; a missing id is gone. */
  lock(tx: Context, ids: readonly string[]): Promise<Map<string, Entered>>
  /** Puts an object back to what it was, as any edit. */
  restore(tx: Context, id: string, entered: Entered, batch: ObjectRef): Promise<void>
  /** Deletes an object that the batch made, as a person would; throws an AppError while anything refers to it. */
  remove(tx: Context, id: string, reason: string): Promise<void>
}

/** By kind of object, which comes from the caller. */
export type ImportTargets = ReadonlyMap<string, ImportTarget>
