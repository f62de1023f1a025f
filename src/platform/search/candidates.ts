import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { patternOf } from '#core/text/name-search/match.ts'
import type { NameQuery, Parse } from '#core/text/name-search/query.ts'
import { tokensOfParse } from '#core/text/name-search/tokens.ts'
import type { Db } from '../db/database.ts'
import { hashTokens } from './tokens.ts'

/** A name that fits. */
export interface NameRow {
  object_id: string
  place: number
  text: string
  is_code: boolean
  cells: string
  size: number
}

/** Names that are ranked all together; where more fit, they are walked through in the order in which they are shown. */
export const rankedAtOnce = 400
/** A word is common when of so many names so many fit: of the shortest of the kind, or of any. */
const probed = 400
const commonAmongShortest = 20
const commonAmongAny = 30

const columns = sql`object_id, place, text, is_code, cells, size`

/**
 * The names that fit a query as a condition: by tokens, which the index knows, and by their letters.
 *
 * @param start only names that begin with the first word.
 * @param narrow tokens of what the reader's reach covers, one of which a name must have; null for no such narrowing.
 */
export function fitting(
  kind: string,
  query: NameQuery,
  start: boolean,
  narrow: readonly string[] | null,
): RawBuilder<SqlBool> {
  const words = query.words.map(({ parses }, index) => {
    const ways = parses.map((parse) => fittingParse(kind, parse, start && index === 0))
    return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
  })
  if (narrow !== null) words.push(sql<SqlBool>`tokens && ${hashTokens(kind, narrow)}::integer[]`)
  return sql<SqlBool>`${sql.join(words, sql` and `)}`
}

function fittingParse(kind: string, parse: Parse, start: boolean): RawBuilder<SqlBool> {
  const sets = tokensOfParse(parse, start)
  const letters = sql<SqlBool>`cells ~ ${patternOf(parse, start)}`
  // Sets of one token each are one look-up; none at all is told by the letters alone, beside the other words.
  if (sets.length === 0) return letters
  if (sets.every((set) => set.length === 1))
    return sql<SqlBool>`(tokens && ${hashTokens(kind, sets.flat())}::integer[] and ${letters})`
  return sql<SqlBool>`(${sql.join(
    sets.map((set) => sql`tokens @> ${hashTokens(kind, set)}::integer[]`),
    sql` or `,
  )} and ${letters})`
}

/**
 * Whether very many names fit, judged by a look at the first in the order in which they are shown, and by a look at as many
 * in that of their ids, which say nothing of the names. It spares gathering all of them only to see that there are too many.
 */
export async function isCommon(db: Db, kind: string, fits: RawBuilder<SqlBool>): Promise<boolean> {
  const probe = (order: RawBuilder<unknown>, enough: number) => sql`(select count(*) from (
      select 1 from (select * from platform.search_name where kind = ${kind}
        order by kind, ${order} limit ${probed}) as probe
      where ${fits} limit ${enough}) as fitting) = ${enough}`
  const { rows } = await sql<{ common: boolean }>`select
    ${probe(sql`size, text, object_id, place`, commonAmongShortest)}
    or ${probe(sql`object_id, place`, commonAmongAny)} as common`.execute(db)
  return rows[0]?.common ?? false
}

/**
 * The first codes that begin so, in their order.
 *
 * @param code folded as codes are compared.
 */
export async function codesFrom(
  db: Db,
  kind: string,
  code: string,
  narrow: readonly string[] | null,
  limit: number,
): Promise<NameRow[]> {
  const within = narrow === null ? sql`true` : sql`tokens && ${hashTokens(kind, narrow)}::integer[]`
  // Behind letters and digits there is ~.
  const { rows } = await sql<NameRow>`select ${columns} from platform.search_name
    where is_code and kind = ${kind} and cells >= ${code} and cells < ${`${code}~`} and ${within}
    order by kind, cells, object_id limit ${limit}`.execute(db)
  return rows
}

/**
 * The first names that fit, one more than are ranked at once, the shortest first. All that fit are gathered for it, which is
 * soon done where they are few among all, or not among the shortest. `offset 0` keeps the planner from walking through the
 * order in search of them.
 */
export async function gatheredNames(db: Db, kind: string, fits: RawBuilder<SqlBool>): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`select ${columns} from (
      select * from platform.search_name where kind = ${kind} and ${fits} offset 0) as gathered
    order by size, text, object_id, place limit ${rankedAtOnce + 1}`.execute(db)
  return rows
}

/**
 * A page of the names that fit, the shortest first. For words that many names have: the walk through the order ends as soon
 * as the page is full. `offset 0` keeps the planner from looking up and sorting all of them instead.
 */
export async function manyNames(
  db: Db,
  kind: string,
  fits: RawBuilder<SqlBool>,
  page: { limit: number; after: NameRow | null },
): Promise<NameRow[]> {
  const { after } = page
  const rest =
    after === null
      ? sql`true`
      : sql`(size, text, object_id, place) > (${after.size}, ${after.text}, ${after.object_id}, ${after.place})`
  const { rows } = await sql<NameRow>`select ${columns} from (
      select * from platform.search_name where kind = ${kind} and ${rest}
      order by kind, size, text, object_id, place offset 0) as walked
    where ${fits} limit ${page.limit}`.execute(db)
  return rows
}
