import type { ObjectRef } from '../http/contract.ts'

/** An audit entry that waits for the end of its transaction. */
export interface PendingEntry {
  /** `module.noun.verb`. */
  action: string
  object: ObjectRef
  before: unknown
  after: unknown
  reason: string | null
}
