/** One changed field. `path` names the way to it; lists say what came and went. */
type FieldChange = {
  path: string[]
  kind: 'changed' | 'added' | 'removed'
  before: unknown
  after: unknown
}
type ListChange = { path: string[]; kind: 'list'; added: unknown[]; removed: unknown[] }
export type Change = FieldChange | ListChange

/** Fields that say nothing to a reader: they change with every write, or are checksums. */
const silent = new Set(['id', 'lockVersion', 'updatedAt', 'createdAt', 'inputsHashBefore', 'inputsHashAfter'])

/**
 * What changed between two versions of an object, field by field.
 *
 * Objects are compared inside. Lists are compared as sets of values, so that order alone is no change. A new object
 * (`before` null) tells its fields as added, one that is gone as removed; empty values are left out then. Keys of other
 * objects are left out always: nobody can read them, and the thread names those objects.
 */
export function differenceOf(before: unknown, after: unknown): Change[] {
  const changes: Change[] = []
  compare([], before, after, changes)
  return changes
}

function compare(path: string[], before: unknown, after: unknown, changes: Change[]): void {
  if (isRecord(before) || isRecord(after)) {
    if ((isRecord(before) || isEmpty(before)) && (isRecord(after) || isEmpty(after))) {
      const old = isRecord(before) ? before : {}
      const now = isRecord(after) ? after : {}
      for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
        if (!silent.has(name)) compare([...path, name], old[name], now[name], changes)
      }
      return
    }
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    const old = (Array.isArray(before) ? before : []).filter((item) => !isKey(item))
    const now = (Array.isArray(after) ? after : []).filter((item) => !isKey(item))
    const added = without(now, old)
    const removed = without(old, now)
    if (added.length + removed.length > 0) changes.push({ path, kind: 'list', added, removed })
    return
  }
  if (isSame(before, after) || isKey(before) || isKey(after)) return
  if (isEmpty(before)) changes.push({ path, kind: 'added', before: null, after })
  else if (isEmpty(after)) changes.push({ path, kind: 'removed', before, after: null })
  else changes.push({ path, kind: 'changed', before, after })
}

/** Whether nothing at all changed, keys of other objects included. */
export function isSame(before: unknown, after: unknown): boolean {
  return canonical(before) === canonical(after)
}

/** Whether a value is the key of an object, which says nothing to a reader. */
export function isKey(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

/** Members of a list that the other one lacks; one that stands twice must be there twice. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = other.map(canonical)
  return list.filter((item) => {
    const at = left.indexOf(canonical(item))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Equal content gives equal text, whatever the order of keys. */
function canonical(value: unknown): string {
  if (isEmpty(value)) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const fields = Object.keys(value).sort()
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
