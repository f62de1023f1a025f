import type { Context } from '../../context.ts'
import { oneAhead } from '../../db/one-ahead.ts'
import { openSource } from '../read/open-source.ts'
import { type ReadRow, type ReadSheet, readTable } from '../read/read-table.ts'
import { checkRows } from './check-rows.ts'
import type { ImportSheet, ToleranceCount } from './contract.ts'
import { holdUntil, Stopped } from './lease.ts'
import * as queries from './queries.ts'
import type { ImportTarget } from './target.ts'

/** Rows read and staged at a time: one short transaction each. */
const chunk = 1000

/**
 * Reads a batch's file from the start, checks every row against the register and stages it. What a run that died has
 * staged is thrown away, so that it may run as often as it must. Changes nothing of the register.
 *
 * @param ctx acts as the person who brought the file.
 * @throws Stopped when the batch was cancelled meanwhile.
 */
export async function readBatch(ctx: Context, target: ImportTarget, batch: queries.BatchRow): Promise<void> {
  const { id } = batch
  await queries.clearRows(ctx.db, id)
  const source = await openSource(await queries.batchContent(ctx.db, id), batch.file_name)
  const total = source.sheets.reduce((sum, sheet) => sum + (sheet.hidden ? 0 : sheet.lastRow), 0)
  const reader = await readTable(target.table, source, await target.dictionaries(ctx))
  const tolerances = new Map<string, ToleranceCount>()
  let toleratedRows = 0
  let position = 0
  let staged: (ReadRow & { position: number })[] = []
  const stage = async (rows: typeof staged, done: number): Promise<void> => {
    const { checks } = await checkRows(ctx, target, rows)
    await ctx.db.transaction().execute(async (db) => {
      const goesOn = await queries.tellProgress(db, id, 'reading', {
        done,
        total: Math.max(total, done),
        heldUntil: holdUntil(ctx),
      })
      if (!goesOn) throw new Stopped()
      if (rows.length > 0)
        await queries.insertRows(
          db,
          id,
          rows.map((row, index) => ({ ...row, ...checks[index]! })),
        )
    })
  }
  await oneAhead(async (ahead) => {
    const hand = async (): Promise<void> => {
      const [rows, done] = [staged, position]
      staged = []
      await ahead.start(() => stage(rows, done))
    }
    for await (const row of reader.rows()) {
      position += 1
      countTolerances(tolerances, row)
      if (row.tolerances.length > 0) toleratedRows += 1
      staged.push({ ...row, position })
      if (staged.length === chunk) await hand()
    }
    await hand()
  })
  await ctx.db.transaction().execute(async (db) => {
    const locked = await queries.lockBatch(db, id)
    if (locked?.state !== 'reading') throw new Stopped()
    await queries.setReading(db, id, {
      sheets: reader.sheets.map(toSheet),
      notices: source.notices,
      tolerances: [...tolerances.values()],
      toleratedRows,
      total: position,
    })
    await queries.setState(db, id, 'checked', { heldUntil: null })
  })
}

function countTolerances(counts: Map<string, ToleranceCount>, row: ReadRow): void {
  for (const tolerance of row.tolerances) {
    const key = `${tolerance.code} ${tolerance.column}`
    const counted = counts.get(key)
    if (counted !== undefined) counted.count += 1
    else counts.set(key, { ...tolerance, count: 1, sheet: row.sheet, number: row.number })
  }
}

const toSheet = ({ name, mapping, rows, skipped }: ReadSheet): ImportSheet => ({
  name,
  headingRow: mapping?.lastRow ?? null,
  rows,
  columns: Object.fromEntries((mapping?.columns ?? []).map(({ key, index }) => [key, index])),
  unknown: (mapping?.unknown ?? []).map(({ title }) => title),
  missing: mapping?.missing ?? [],
  skipped: skipped.map(({ number, reason }) => ({ number, reason })),
})
