import type { Permission } from '../http/contract.ts'
import type { Column } from '../tabular/description/column.ts'

/** One field that can be set for many objects at once, as a person who edits one object enters it. */
export interface BulkField {
  /** Its words, what values it takes, and a note for whoever sets it. */
  column: Column
  /** What setting it needs anywhere at all; row by row the service asks for it over the row. */
  right: Permission
}

/** What can be set for many objects of a kind: nothing that tells one from another. */
export interface BulkDescription<Key extends string = string> {
  /** Kind of object, `module.noun`. */
  object: string
  /** In the order in which they are offered. */
  fields: Readonly<Record<Key, BulkField>>
}

export const describeBulk = <const Key extends string>(
  description: BulkDescription<Key>,
): BulkDescription<Key> => description
