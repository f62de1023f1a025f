import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { sheetColumns } from '../list/sheet-columns.ts'
import { fillSheet, type SheetColumn, workbook } from '../tabular/workbook.ts'
import type { Describers } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import { recordOccurrences } from './audit.ts'
import { type AuditFilter, type AuditLogEntry, auditExportLimit, auditList } from './contract.ts'
import { entriesForExport } from './entries.ts'

/** A cell of a spreadsheet holds 32,767 characters; a longer value is cut and says so. */
const cellLimit = 32_000

const valueText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(value)
  return text.length > cellLimit ? `${text.slice(0, cellLimit)}…（已截断）` : text
}

/** What actions and kinds of objects are called; a key without a word stands as it is. */
export interface AuditWords {
  actions: Readonly<Record<string, string>>
  kinds: Readonly<Record<string, string>>
}

/**
 * Every column of the log, whichever the page shows: evidence leaves nothing out. Words for people, and beside them the
 * keys by which the log is searched and verified.
 */
const columnsFor = ({ actions, kinds }: AuditWords): SheetColumn<AuditLogEntry>[] => {
  const { columns } = auditList
  const told = {
    ...columns,
    action: { ...columns.action, value: (row: AuditLogEntry) => actions[row.action] ?? row.action },
    kind: { ...columns.kind, value: (row: AuditLogEntry) => kinds[row.object.kind] ?? row.object.kind },
  }
  return [
    ...sheetColumns({ columns: told }),
    { title: '改动前', width: 40, value: (row) => valueText(row.before) },
    { title: '改动后', width: 40, value: (row) => valueText(row.after) },
  ]
}

/**
 * The entries that fit, newest first, as a spreadsheet. That they were taken out stands in the log. Where more fit than
 * one file holds, its title and its name say so, and from which number on the next one goes on.
 */
export async function exportAudit(
  ctx: Context,
  { describers, words }: { describers: Describers; words: AuditWords },
  filter: AuditFilter,
  limit: number = auditExportLimit,
): Promise<File> {
  const today = businessDay(ctx.clock)
  const { rows, total } = await entriesForExport(ctx, describers, filter, limit)
  const last = rows.at(-1)?.id
  const isCut = rows.length < total
  const cut = isCut
    ? `；符合条件的共 ${total} 条，本表只有最新的 ${rows.length} 条，其余请以“序号小于 ${last}”为条件另行导出`
    : ''
  const sheet = fillSheet({
    name: '审计记录',
    title: `审计记录（导出于 ${today}${cut}）`,
    columns: columnsFor(words),
    rows,
  })
  const bytes = await workbook([sheet], { by: ctx.actor.name, at: ctx.clock.now() })
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'platform.audit.export',
        object: { kind: 'platform.audit', id: 'entries' },
        details: { filter, count: rows.length, total },
      },
    ])
  })
  return new File([bytes], `audit-${today}${isCut ? `-${rows.length}-of-${total}` : ''}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
