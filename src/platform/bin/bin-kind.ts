import type { RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import type { Permission } from '../rights/permission.ts'
import type { ScopeColumns } from '../rights/scope-filter.ts'
import type { Link } from '../thread/thread.ts'

/**
 * A kind of object that can be deleted into the recycle bin. Its table has the columns `deleted_at`, `deleted_by`,
 * `deleted_by_name` and `deleted_reason`; every query that reads it leaves out the rows in which `deleted_at` is set.
 */
export interface BinKind {
  /** `schema.table`, with a key `id`. */
  table: string
  /** What names the object: columns, the first that is not empty, or an expression over its row. */
  title: readonly string[] | RawBuilder<string>
  /** Columns too heavy for the audit entry that keeps what was removed for good. */
  heavyColumns?: readonly string[]
  /** Name that `scope` gives the table's row. */
  alias: string
  /** The right by which such an object is seen while it is not deleted. */
  readRight: Permission
  /** What an object belongs to: that decides, with both rights, who sees the deletions of others. */
  scope: ScopeColumns
  /** Tables whose rows are part of the object: they are no use of it, and they go with it. */
  parts?: readonly { table: string; column: string }[]
  /**
   * What must hold for the object to come back, and what must be done besides; called while it still lies in the bin.
   * Throws an AppError when it cannot.
   */
  comeBack?(tx: Context, id: string): Promise<void>
  /** What the object hangs on, for the thread. */
  links(tx: Context, id: string): Promise<[Link, ...Link[]]>
}
/** By kind of object: `directory.enterprise`. */
export type BinKinds = Readonly<Record<string, BinKind>>

/** Days that a deleted object stays before it is removed for good. */
export const binDays = 30
