import type { RawBuilder, SqlBool } from 'kysely'
import { cellsOf, foldedCode, foldText } from '#core/text/name-search/cells.ts'
import { codeRank, matchName, type Range } from '#core/text/name-search/match.ts'
import { type NameQuery, parseNameQuery } from '#core/text/name-search/query.ts'
import type { Context } from '../context.ts'
import type { NamedRef } from '../http/contract.ts'
import { reachOf } from '../rights/reach.ts'
import { type Guards, visibleObjects } from '../rights/rights.ts'
import { describe, keyOf } from '../thread/thread.ts'
import {
  codesFrom,
  fitting,
  gatheredNames,
  isCommon,
  manyNames,
  type NameRow,
  rankedAtOnce,
} from './candidates.ts'
import type { SearchAnswer, SearchGroup, SearchHit } from './contract.ts'
import { settleLeftOver } from './index-objects.ts'
import type { SearchKind } from './kinds.ts'
import type { SearchPorts } from './ports.ts'
import { tokensOfReach } from './tokens.ts'

/** An object found, by the best of its names. */
interface Found {
  row: NameRow
  rank: number
  ranges: Range[]
}

/** Objects whose visibility is asked for at once. */
const askedAtOnce = 40
/** Pages of very common words that are walked through at most for whoever sees few of the objects. */
const mostPages = 4

/**
 * Finds objects within the caller's reach by what was typed. Out of reach is neither told nor counted.
 *
 * The order: names written so, then read so, then abbreviated so; in each the whole name before its beginning before any
 * place in it; own names before others; the shorter before the longer; then by the text.
 */
export async function findObjects(
  ctx: Context,
  ports: SearchPorts,
  input: { query: string; kind?: string | undefined; limit: number },
): Promise<SearchAnswer> {
  const query = parseNameQuery(input.query)
  if (query === null) return { tooShort: true, groups: [] }
  await settleLeftOver(ctx.db, ports.kinds)
  const wanted = Object.entries(ports.kinds).filter(
    ([name]) => input.kind === undefined || input.kind === name,
  )
  const groups = await Promise.all(
    wanted.map(([name, kind]) => findOfKind(ctx, ports, name, kind, query, input.limit)),
  )
  return {
    tooShort: false,
    groups: groups
      .flatMap((group) => (group === null ? [] : [group]))
      .sort((a, b) => a.rank - b.rank)
      .map(({ group }) => group),
  }
}

async function findOfKind(
  ctx: Context,
  ports: SearchPorts,
  name: string,
  kind: SearchKind,
  query: NameQuery,
  limit: number,
): Promise<{ rank: number; group: SearchGroup } | null> {
  const reach = kind.right === null ? null : reachOf(ctx.actor.rights, kind.right)
  if (kind.right !== null && reach === null) return null
  const narrow = reach === null || reach.everywhere || !kind.narrows ? null : tokensOfReach(reach)
  if (narrow?.length === 0) return null
  const seen = await seenNames(ctx, ports.guards, name, query, narrow, limit + 1)
  const shown = seen.slice(0, limit)
  const [first] = shown
  if (first === undefined) return null
  const refs = shown.map(({ row }) => ({ kind: name, id: row.object_id }))
  const [described, lines] = await Promise.all([
    describe(ctx.db, ports.describers, refs),
    kind.lines(
      ctx,
      refs.map(({ id }) => id),
    ),
  ])
  const hits = shown.flatMap((found): SearchHit[] =>
    hitOf(found, described.get(keyOf(name, found.row.object_id)), lines.get(found.row.object_id) ?? null),
  )
  return hits.length === 0
    ? null
    : { rank: first.rank, group: { kind: name, hits, more: seen.length > limit } }
}

function hitOf({ row, ranges }: Found, named: NamedRef | undefined, line: string | null): SearchHit[] {
  // What has no page cannot be gone to.
  if (named === undefined || named.title === null || named.href === null) return []
  const { kind, id, title, href } = named
  const own = row.text === title
  return [
    { kind, id, title, href, line, ranges: own ? ranges : [], also: own ? null : { text: row.text, ranges } },
  ]
}

/**
 * The first visible objects that fit, in their order. Few names are ranked all together; of many, those that begin so come
 * first and then the rest, the shortest first.
 */
async function seenNames(
  ctx: Context,
  guards: Guards,
  name: string,
  query: NameQuery,
  narrow: readonly string[] | null,
  wanted: number,
): Promise<Found[]> {
  const seen = new Map<string, Found>()
  const asked = new Set<string>()
  const take = async (rows: readonly NameRow[]) => {
    const ranked = rankRows(rows, query).filter(({ row }) => !asked.has(row.object_id))
    for (let start = 0; start < ranked.length && seen.size < wanted; start += askedAtOnce) {
      const some = ranked.slice(start, start + askedAtOnce)
      for (const { row } of some) asked.add(row.object_id)
      const sees = await visibleObjects(
        ctx,
        guards,
        some.map(({ row }) => ({ kind: name, id: row.object_id })),
      )
      for (const found of some) {
        const id = found.row.object_id
        if (seen.size < wanted && sees({ kind: name, id })) seen.set(id, found)
      }
    }
  }
  /** Names of a word that many have. @param gathered the first of them, where they are at hand. */
  const takeMany = async (fits: RawBuilder<SqlBool>, gathered: readonly NameRow[] | null) => {
    const first =
      gathered ?? ((await isCommon(ctx.db, name, fits)) ? null : await gatheredNames(ctx.db, name, fits))
    if (first !== null) await take(first)
    if (first !== null && first.length <= rankedAtOnce) return
    let after: NameRow | null = first?.at(-1) ?? null
    for (let page = 0; page < mostPages && seen.size < wanted; page += 1) {
      const size: number = after === null ? 2 * wanted : rankedAtOnce
      const walked: NameRow[] = await manyNames(ctx.db, name, fits, { limit: size, after })
      await take(walked)
      after = walked.at(-1) ?? null
      if (walked.length < size) break
    }
  }
  const anywhere = fitting(name, query, false, narrow)
  const gathered = (await isCommon(ctx.db, name, anywhere))
    ? null
    : await gatheredNames(ctx.db, name, anywhere)
  if (gathered !== null && gathered.length <= rankedAtOnce) await take(gathered)
  else {
    if (query.words.length === 1) await takeMany(fitting(name, query, true, narrow), null)
    if (seen.size < wanted) await takeMany(anywhere, gathered)
  }
  const code = foldedCode(query.words[0]?.text ?? '')
  if (seen.size < wanted && query.words.length === 1 && /^[a-z0-9]{2,}$/.test(code))
    await take(await codesFrom(ctx.db, name, code, narrow, rankedAtOnce))
  return [...seen.values()]
}

/** The best name of each object, in order. */
function rankRows(rows: readonly NameRow[], query: NameQuery): Found[] {
  const best = new Map<string, Found>()
  for (const row of rows) {
    const found = rankRow(row, query)
    if (found === null) continue
    const other = best.get(row.object_id)
    if (other === undefined || inOrder(found, other) < 0) best.set(row.object_id, found)
  }
  return [...best.values()].sort(inOrder)
}

function rankRow(row: NameRow, query: NameQuery): Found | null {
  if (row.is_code) {
    const folded = foldText(row.text)
    const length = foldedCode(query.words[0]?.text ?? '').length
    const [first, last] = [folded[0], folded[length - 1]]
    return first && last ? { row, rank: codeRank, ranges: [{ start: first.start, end: last.end }] } : null
  }
  const match = matchName(cellsOf(row.text, row.cells), query)
  return match === null ? null : { row, rank: match.rank, ranges: match.ranges }
}

const inOrder = (a: Found, b: Found): number =>
  a.rank - b.rank ||
  Number(a.row.place > 0) - Number(b.row.place > 0) ||
  a.row.size - b.row.size ||
  compare(a.row.text, b.row.text) ||
  compare(a.row.object_id, b.row.object_id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
