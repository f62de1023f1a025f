import { readCells } from '#core/text/name-search/cells.ts'
import { matchName, type NameMatch } from '#core/text/name-search/match.ts'
import type { NameQuery } from '#core/text/name-search/query.ts'
import { readLabel } from './readings.ts'

/** A page to go to or an act to do, known to the browser. */
export interface LocalEntry {
  key: string
  title: string
  run: () => void
}

export interface LocalHit {
  entry: LocalEntry
  match: NameMatch
}

/** Up to this rank a page or an act stands before what the server finds: its name was written, from its beginning. */
export const foremostRank = 1

/** Entries that fit, in the order of the server: how well they fit, then the shorter, then by the text. */
export function findEntries(entries: readonly LocalEntry[], query: NameQuery, limit: number): LocalHit[] {
  return entries
    .flatMap((entry): LocalHit[] => {
      const match = matchName(readCells(entry.title, readLabel), query)
      return match === null ? [] : [{ entry, match }]
    })
    .sort(
      (a, b) =>
        a.match.rank - b.match.rank ||
        a.entry.title.length - b.entry.title.length ||
        (a.entry.title < b.entry.title ? -1 : 1),
    )
    .slice(0, limit)
}
