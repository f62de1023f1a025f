import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Permission } from '../rights/permission.ts'
import { type Guard, visibleObjects } from '../rights/rights.ts'
import type { Describers, Link } from '../thread/thread.ts'

/** A change to take back, as its audit entry keeps it. */
export interface UndoneChange {
  /** Number of the entry. */
  id: number
  object: ObjectRef
  before: unknown
  after: unknown
}

/** How the changes of one kind of object are taken back; modules supply one per kind they own. */
export interface Undoer {
  /** Actions that can be taken back. */
  actions: readonly string[]
  /** Whether this very change can be taken back by what its entry keeps; left out: every one can. */
  applies?(entry: { before: unknown; after: unknown }): boolean
  /** The right that the change itself needed. */
  permission: Permission
  /** The objects on which the caller has that right now. */
  editable: Guard
  /**
   * Holds the object against other writers and gives it in the shape that the entry's `after` has; null when it is
   * gone.
   */
  lock(tx: Context, change: UndoneChange): Promise<unknown>
  /** Makes the object what it was before, by the checks of any edit, and records that with `undoLink` among its links. */
  restore(tx: Context, change: UndoneChange): Promise<void>
}
export type Undoers = Readonly<Record<string, Undoer>>

export const auditEntryRef = (id: number): ObjectRef => ({ kind: 'platform.auditEntry', id: String(id) })

interface UndoableEntry {
  object_kind: string
  object_id: string
  action: string
  before: unknown
  after: unknown
}

/** How this kind of change is taken back; null when it is not. */
export function undoerOf(undoers: Undoers, entry: UndoableEntry): Undoer | null {
  const undoer = undoers[entry.object_kind]
  return undoer !== undefined &&
    entry.before !== null &&
    entry.after !== null &&
    undoer.actions.includes(entry.action) &&
    (undoer.applies?.(entry) ?? true)
    ? undoer
    : null
}

/** Which of these changes the caller may try to take back. */
export async function undoableEntries(
  ctx: Context,
  undoers: Undoers,
  entries: readonly UndoableEntry[],
): Promise<(entry: UndoableEntry) => boolean> {
  const objectOf = (entry: UndoableEntry): ObjectRef => ({ kind: entry.object_kind, id: entry.object_id })
  const candidates = entries.filter((entry) => undoerOf(undoers, entry) !== null)
  const editable = await visibleObjects(
    ctx,
    Object.fromEntries(Object.entries(undoers).map(([kind, undoer]) => [kind, undoer.editable])),
    candidates.map(objectOf),
  )
  return (entry) => undoerOf(undoers, entry) !== null && editable(objectOf(entry))
}

/**
 * What an entry tells besides the object's own fields, such as names of what it points at or what follows from the day,
 * is no change of it.
 *
 * @param own the object's own fields as they stand, null when it is gone.
 */
export const withTold = (change: UndoneChange, own: object | null): object | null =>
  own && { ...(change.after as object), ...own }

/** The link by which a restoring change says which entry it takes back. */
export const undoLink = (change: UndoneChange): Link => ({
  from: change.object,
  relation: 'undoes',
  to: auditEntryRef(change.id),
})

/** How audit entries are named in threads. */
export const auditDescribers: Describers = {
  'platform.auditEntry': async (_db, ids) => new Map(ids.map((id) => [id, { title: `#${id}`, href: null }])),
}
