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
 * @param words.none for what is empty.
 * @param words.asSeen marks a value that the edit leaves alone: sending it again does not bring it back.
 */
export function compareVersions<T, In>(
  seen: T,
  saved: T,
  input: In,
  fields: readonly EditField<T, In>[],
  words: { none: string; asSeen: (value: string) => string },
): ConflictField[] {
  return fields.map(({ label, tell, entered }) => {
    const theirs = tell(saved) || words.none
    const mine = (entered ? entered(input) : tell(seen)) || words.none
    return { label, theirs, mine: entered ? mine : words.asSeen(mine), same: theirs === mine }
  })
}
