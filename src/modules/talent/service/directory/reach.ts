import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { reachOf } from '#platform/rights/reach.ts'
import type { DirectoryEntry } from '../../contract/directory-entry.ts'
import { fewestEnterprises } from '../../contract/shortage-index.ts'

/** Whoever reads all of the city sees drafts and every figure; others see what is published, as the public does. */
export const readsAll = (ctx: Context): boolean =>
  reachOf(ctx.actor.rights, 'talent.directory.read')?.everywhere ?? false

export const unknownDirectory = (id: string): AppError =>
  new AppError('notFound', 'talent.directory.unknown', `there is no shortage directory ${id}`, { id })

/**
 * A post as the public sees it: without the parts of its index, and, where fewer than three enterprises ask for it,
 * without pay, seats and how many they are, which would be the figures of one.
 */
export function asPublished(entry: DirectoryEntry): DirectoryEntry {
  const open = { ...entry, parts: null, adjustedByName: null }
  if ((entry.enterprises ?? 0) >= fewestEnterprises) return open
  return { ...open, salaryFrom: null, salaryTo: null, seats: null, enterprises: null, withheld: true }
}
