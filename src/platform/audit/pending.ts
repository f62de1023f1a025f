import type { ObjectRef } from '../http/contract.ts'
import { canonicalJson } from './entry-hash.ts'

/**
 * An audit entry that waits for the end of its transaction. What it tells of the object is text in bytes already: a bulk
 * load leaves a hundred thousand entries, and as objects they would take several times the memory.
 */
export interface PendingEntry {
  /** `module.noun.verb`. */
  action: string
  object: ObjectRef
  /** Canonical JSON; null for none. */
  before: Buffer | null
  after: Buffer | null
  reason: string | null
}

/** A value as a pending entry keeps it. */
export const keptJson = (value: unknown): Buffer | null =>
  value === null || value === undefined ? null : Buffer.from(canonicalJson(value))
