import { type ReadEnterprise, readEnterprise } from '#core/text/enterprise-name/compare.ts'
import { numbersFiled, numbersSought } from '#core/text/enterprise-name/file-numbers.ts'
import type { NameReader } from '#core/text/enterprise-name/name-reader.ts'
import { isValidUscc } from '#core/text/uscc.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { compareRecords, keysOf, nameReader } from '../../duplicates/name-reader.ts'
import * as queries from '../../queries/duplicate-search.ts'
import { placeNames } from '../../queries/region.ts'

/** Reads names with the places of the register's own city. */
export async function registerReader(db: Db): Promise<NameReader> {
  const regions = await placeNames(db)
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

/** The pair of two records when a person should look at it; what is different is not kept, since a refusal that a program stored would hide true duplicates for good. */
export function candidateOf(left: ReadEnterprise, right: ReadEnterprise): queries.CandidateRow | null {
  const { verdict, score, parts } = compareRecords(left, right)
  return verdict === 'different' ? null : { leftId: left.id, rightId: right.id, verdict, score, parts }
}

/**
 * Files enterprises anew and finds the pairs they make, within the open transaction. Only they are compared, each with
 * those it shares a file with.
 */
export async function findDuplicatesOf(
  ctx: Pick<Context, 'db' | 'clock'>,
  ids: readonly string[],
): Promise<void> {
  const reader = await registerReader(ctx.db)
  const own = (await queries.comparableRows(ctx.db, ids)).map((row) => readRow(row, reader))
  const keys = own.map((record) => ({ id: record.id, keys: keysOf(record) }))
  await queries.fileEnterprises(
    ctx.db,
    keys.map((one) => ({ id: one.id, files: numbersFiled(one.keys) })),
  )
  const met = await queries.meetings(
    ctx.db,
    keys.map((one) => ({ id: one.id, sought: numbersSought(one.keys) })),
  )
  const read = new Map(own.map((record) => [record.id, record]))
  const others = [...new Set(met.flat())].filter((id) => !read.has(id))
  for (const row of await queries.comparableRows(ctx.db, others)) read.set(row.id, readRow(row, reader))
  const pairs = new Set(met.map(([one, other]) => (one < other ? `${one} ${other}` : `${other} ${one}`)))
  const found = [...pairs].sort().flatMap((pair) => {
    const [left, right] = pair.split(' ').map((id) => read.get(id))
    const candidate = left === undefined || right === undefined ? null : candidateOf(left, right)
    return candidate === null ? [] : [candidate]
  })
  await queries.replaceCandidates(ctx.db, ids, found, ctx.clock.now(), 'either')
}
