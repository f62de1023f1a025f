import type { ConflictField } from './conflict-notice.tsx'

/** One field of an object that people edit: how a version says it, and how an edit would. */
export type EditField<T, In> = {
  label: string
  /** Null where the version says nothing. */
  tell: (version: T) => string | null
  /** What the edit would make of it; left out where the edit leaves the field as it was seen. */
  entered?: (input: In) => string | null
}

/**
 * The version that was saved meanwhile against the one an edit would have made, for `ConflictNotice`.
 *
 * @param seen the version the edit was begun on.
 * @param none the word for what is empty.
 */
export function compareVersions<T, In>(
  seen: T,
  saved: T,
  input: In,
  fields: readonly EditField<T, In>[],
  none: string,
): ConflictField[] {
  return fields.map(({ label, tell, entered }) => {
    const [theirs, mine] = [tell(saved) || none, (entered ? entered(input) : tell(seen)) || none]
    return { label, theirs, mine, same: theirs === mine }
  })
}
