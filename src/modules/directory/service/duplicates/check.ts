import { numbersSought } from '#core/text/enterprise-name/file-numbers.ts'
import { normaliseUscc } from '#core/text/uscc.ts'
import type { Context } from '#platform/context.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import type { LikelyDuplicate } from '../../contract/duplicate.ts'
import { compareRecords, keysOf } from '../../duplicates/name-reader.ts'
import * as queries from '../../queries/duplicate-search.ts'
import { enterpriseScope, enterprisesWithin, findEnterprise } from '../../queries/enterprise.ts'
import { readRow, registerReader } from './find.ts'

/** What is about to be entered has no id yet. */
const nobody = '00000000-0000-0000-0000-000000000000'
/** Told at most on entering. */
const toldAtMost = 5

/** Enterprises within the actor's reach that may be the one about to be entered, most alike first. */
export async function checkDuplicates(
  ctx: Context,
  input: { name: string; formerNames: string[]; uscc: string | null; address: string | null },
): Promise<LikelyDuplicate[]> {
  const reader = await registerReader(ctx.db)
  const record = readRow({ ...input, id: nobody, uscc: normaliseUscc(input.uscc ?? '') }, reader)
  const met = await queries.meetings(ctx.db, [{ id: nobody, sought: numbersSought(keysOf(record)) }])
  const ids = met.map(([, id]) => id)
  const seen =
    ids.length === 0
      ? new Set<string>()
      : await enterprisesWithin(ctx.db, ids, scopeFilter(ctx, 'directory.enterprise.read', enterpriseScope))
  const rows = await queries.comparableRows(ctx.db, [...seen])
  const found = rows
    .map((row) => ({ row, ...compareRecords(record, readRow(row, reader)) }))
    .filter((one) => one.verdict !== 'different')
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, toldAtMost)
  return Promise.all(
    found.map(async ({ row, verdict, score, parts }) => ({
      id: row.id,
      name: row.name,
      uscc: row.uscc,
      regionName: (await findEnterprise(ctx.db, row.id))?.regionName ?? '',
      verdict: verdict === 'same' ? ('same' as const) : ('review' as const),
      score,
      parts,
    })),
  )
}
