import { filterOfSearch } from '#web/ui/list/list-search.ts'
import type { GapFilter } from '../../contract/index.ts'
import type { GapSearch } from '../search.ts'

/** The list's filter from the page's address; the selected node is no part of it. */
export function gapFilterOf(search: GapSearch): GapFilter {
  const { node: _selected, ...filter } = filterOfSearch(search)
  return filter
}

/** A node of a chain as one search value: `pv.float-glass`. */
export function nodeKey(chainCode: string, nodeCode: string): string {
  return `${chainCode}.${nodeCode}`
}

/** Reads `pv.float-glass`; null when it names no node. */
export function parseNodeKey(key: string | undefined): { chainCode: string; nodeCode: string } | null {
  const match = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)$/.exec(key ?? '')
  return match?.[1] && match[2] ? { chainCode: match[1], nodeCode: match[2] } : null
}
