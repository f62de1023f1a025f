import { type ReadEnterprise, readEnterprise } from '#core/text/enterprise-name/compare.ts'
import type { NameReader } from '#core/text/enterprise-name/name-reader.ts'
import { isValidUscc } from '#core/text/uscc.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { compareRecords, keysOf, nameReader } from '../../duplicates/name-reader.ts'
import * as queries from '../../queries/duplicate.ts'
import { listRegions } from '../../queries/region.ts'

/** Enterprises of one piece: each piece is a transaction of its own, so that a full run holds nobody up. */
const pieceSize = 500

/** Reads names with the places of the register's own city. */
export async function registerReader(db: Db): Promise<NameReader> {
  const regions = await listRegions(db)
  const city = regions.find((region) => region.kind === 'city')
  return nameReader(
    city === undefined
      ? null
      : { city: city.name, within: regions.filter((region) => region !== city).map((region) => region.name) },
  )
}

/** A row with its names taken apart; a code that is not sound says nothing. */
export const readRow = (row: queries.ComparableRow, reader: NameReader): ReadEnterprise =>
  readEnterprise({ ...row, code: isValidUscc(row.uscc) ? row.uscc : null }, reader)

type Store = Pick<Context, 'db' | 'clock'>

/** Files enterprises anew and finds the pairs they make, within the open transaction. */
export async function findDuplicatesOf(ctx: Store, ids: readonly string[]): Promise<void> {
  await fileEnterprises(ctx, ids)
  await pairUp(ctx, ids)
}

async function fileEnterprises(ctx: Store, ids: readonly string[]): Promise<void> {
  const rows = await queries.comparableRows(ctx.db, ids)
  const reader = await registerReader(ctx.db)
  await queries.replaceKeys(
    ctx.db,
    ids,
    rows.flatMap((row) => keysOf(readRow(row, reader)).map((key) => ({ enterprise_id: row.id, key }))),
  )
}

async function pairUp(ctx: Store, ids: readonly string[]): Promise<{ same: number; review: number }> {
  const pairs = await queries.pairsOf(ctx.db, ids)
  const rows = await queries.comparableRows(ctx.db, [...new Set(pairs.flat())])
  const reader = await registerReader(ctx.db)
  const read = new Map(rows.map((row) => [row.id, readRow(row, reader)]))
  const found = pairs.flatMap(([leftId, rightId]): queries.CandidateRow[] => {
    const [left, right] = [read.get(leftId), read.get(rightId)]
    if (left === undefined || right === undefined) return []
    const { verdict, score, parts } = compareRecords(left, right)
    // What is different is not kept: a refusal that a program stored would hide true duplicates for good.
    return verdict === 'different' ? [] : [{ leftId, rightId, verdict, score, parts }]
  })
  await queries.replaceCandidates(ctx.db, ids, found, ctx.clock.now())
  const own = new Set(ids)
  // A pair within the piece is counted once, one across pieces with its smaller id.
  const counted = found.filter(({ leftId }) => own.has(leftId))
  return {
    same: counted.filter(({ verdict }) => verdict === 'same').length,
    review: counted.filter(({ verdict }) => verdict === 'review').length,
  }
}

/** Looks through the whole register in pieces. */
export async function findAllDuplicates(
  ctx: Store,
): Promise<{ enterprises: number; same: number; review: number }> {
  const total = { enterprises: 0, same: 0, review: 0 }
  await eachPiece(ctx, async (piece, ids) => {
    await fileEnterprises(piece, ids)
    total.enterprises += ids.length
  })
  await eachPiece(ctx, async (piece, ids) => {
    const { same, review } = await pairUp(piece, ids)
    total.same += same
    total.review += review
  })
  return total
}

async function eachPiece(ctx: Store, work: (piece: Store, ids: string[]) => Promise<void>): Promise<void> {
  let after: string | null = null
  for (;;) {
    const ids: string[] = await queries.enterpriseIdsAfter(ctx.db, after, pieceSize)
    if (ids.length === 0) return
    if (ctx.db.isTransaction) await work(ctx, ids)
    else await ctx.db.transaction().execute((db) => work({ ...ctx, db }, ids))
    after = ids.at(-1) ?? null
  }
}
