import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import type { Finding } from '../read/finding.ts'
import { headingOf } from '../write/cell-value.ts'
import { faultSentence, returnedCopy } from '../write/returned-copy.ts'
import { batchRef, targetFor, visibleBatch } from './batches.ts'
import type { ImportSheet } from './contract.ts'
import * as queries from './queries.ts'
import type { ImportTargets } from './target.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The person's file with every bad row and cell marked, to be mended and brought again: rows that were taken would
 * change nothing the second time.
 *
 * @throws AppError `tabular.import.notChecked` while the file is being read.
 */
export async function makeReturnedCopy(ctx: Context, targets: ImportTargets, id: string): Promise<File> {
  const batch = visibleBatch(ctx, id, await queries.findBatch(ctx.db, id))
  const { table, faultWords } = targetFor(ctx, targets, batch.object_kind)
  if (batch.state === 'reading')
    throw new AppError('conflict', 'tabular.import.notChecked', 'the file is still being read')
  const rows = await queries.badRows(ctx.db, id)
  const titles = Object.fromEntries(
    Object.entries(table.columns).map(([key, column]) => [key, headingOf(column)]),
  )
  const content = await queries.batchContent(ctx.db, id)
  const isWorkbook = content[0] === 0x50 && content[1] === 0x4b
  const bytes = await returnedCopy(
    isWorkbook ? content : null,
    (batch.sheets as unknown as ImportSheet[]).flatMap(({ name, headingRow, columns }) =>
      headingRow === null ? [] : [{ name, headingRow, columns }],
    ),
    rows.map((row) => ({
      sheet: row.sheet,
      number: row.number,
      faults: row.faults as unknown as Finding[],
      written: row.written as Record<string, string>,
    })),
    titles,
    (finding) => faultSentence(finding, titles, faultWords),
    batch.total,
  )
  const name = `${batch.file_name.replace(/\.[^.]*$/, '')}-待修改.xlsx`
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'platform.import.copy',
        object: batchRef(id),
        details: { fileName: name, rows: rows.length },
      },
    ])
  })
  return new File([bytes], name, { type: xlsx })
}
