import type { ConflictField } from './conflict-notice.tsx'

/**
 * Two versions of an object side by side, for `ConflictNotice`.
 *
 * @param fields name and label of each field to compare, and how its value is said where it is not plain text.
 */
export function clashFields<T extends object>(
  theirs: T,
  mine: { [K in keyof T]?: unknown },
  fields: readonly { name: keyof T & string; label: string; tell?: (value: unknown) => string }[],
): ConflictField[] {
  return fields.map(({ name, label, tell = plain }) => {
    const [saved, entered] = [tell(theirs[name]), tell(mine[name])]
    return { label, theirs: saved, mine: entered, same: saved === entered }
  })
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.join('、') || '—'
  return value === null || value === undefined || value === '' ? '—' : String(value)
}
