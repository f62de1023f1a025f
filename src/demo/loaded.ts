import type { Change } from '#platform/audit/audit.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Link } from '#platform/thread/thread.ts'

const demoLoad: ObjectRef = { kind: 'system.load', id: 'demo' }

/** What a loaded object hangs on beside all else. */
export const loadedBy = (from: ObjectRef): Link => ({ from, relation: 'loadedBy', to: demoLoad })

/** One loaded object: audited as created, tied to the load and to what it belongs to. */
export function loaded(object: ObjectRef, after: unknown, belongsTo: Link[] = []): Change {
  return {
    action: 'system.demo.load',
    object,
    before: null,
    after,
    links: [loadedBy(object), ...belongsTo],
  }
}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demo city names ${what}, which does not exist`)
  return value
}
