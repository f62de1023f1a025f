import type { Range } from '#core/text/name-search/match.ts'
import type { NameQuery } from '#core/text/name-search/query.ts'
import type { SearchAnswer, SearchHit, SearchObject } from '#platform/search/contract.ts'
import { findEntries, foremostRank, type LocalEntry, type LocalHit } from './local-entries.ts'
import type { RecentRef } from './recent.ts'

/** Something to choose. */
export interface Option {
  key: string
  title: string
  ranges: readonly Range[]
  also: SearchHit['also']
  line: string | null
  /** The object, to be remembered once chosen; null for pages and acts. */
  ref: RecentRef | null
  run: () => void
}

export interface OptionGroup {
  key: string
  title: string
  options: Option[]
  more: boolean
}

const most = 5

type Open = (href: string) => () => void

function optionOf(group: string, hit: SearchObject & Partial<SearchHit>, open: Open): Option {
  const { kind, id, title, line, href, ranges = [], also = null } = hit
  return { key: `${group}-${kind}-${id}`, title, ranges, also, line, ref: { kind, id }, run: open(href) }
}

/** What is offered before anything is typed: what was chosen lately, and the acts. */
export function firstGroups(
  objects: readonly SearchObject[],
  commands: readonly LocalEntry[],
  words: { recent: string; commands: string },
  open: Open,
): OptionGroup[] {
  const unmarked = commands.map((entry) => ({ entry, match: { rank: 0, ranges: [] } }))
  return [
    {
      key: 'recent',
      title: words.recent,
      options: objects.map((one) => optionOf('recent', one, open)),
      more: false,
    },
    localGroup('commands', words.commands, unmarked),
  ].filter(({ options }) => options.length > 0)
}

function localGroup(key: string, title: string, hits: readonly LocalHit[]): OptionGroup {
  return {
    key,
    title,
    options: hits.map(({ entry, match }) => ({
      key: `${key}-${entry.key}`,
      title: entry.title,
      ranges: match.ranges,
      also: null,
      line: null,
      ref: null,
      run: entry.run,
    })),
    more: false,
  }
}

/** What the server found and the pages and acts that fit; those whose name was written stand first. */
export function groupsOf({
  query,
  answer,
  local,
  words,
  open,
}: {
  query: NameQuery
  answer: SearchAnswer | undefined
  local: { pages: readonly LocalEntry[]; commands: readonly LocalEntry[] }
  words: { pages: string; commands: string; kind: (kind: string) => string }
  open: Open
}): OptionGroup[] {
  const own = [
    { key: 'pages', title: words.pages, hits: findEntries(local.pages, query, most) },
    { key: 'commands', title: words.commands, hits: findEntries(local.commands, query, most) },
  ]
  const isForemost = ({ hits }: { hits: readonly LocalHit[] }) =>
    (hits[0]?.match.rank ?? Number.POSITIVE_INFINITY) <= foremostRank
  const shown = (some: typeof own) => some.map(({ key, title, hits }) => localGroup(key, title, hits))
  return [
    ...shown(own.filter(isForemost)),
    ...(answer?.groups ?? []).map(({ kind, hits, more }) => ({
      key: kind,
      title: words.kind(kind),
      options: hits.map((hit) => optionOf('hit', hit, open)),
      more,
    })),
    ...shown(own.filter((group) => !isForemost(group))),
  ].filter(({ options }) => options.length > 0)
}
