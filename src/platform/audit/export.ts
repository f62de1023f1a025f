import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { fillSheet, type SheetColumn, workbook } from '../tabular/workbook.ts'
import type { Describers } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import { recordOccurrences } from './audit.ts'
import { type AuditFilter, type AuditLogEntry, auditExportLimit } from './contract.ts'
import { entriesForExport } from './entries.ts'

/** A cell of a spreadsheet holds 32,767 characters; a longer value is cut and says so. */
const cellLimit = 32_000

const valueText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  const text = JSON.stringify(value)
  return text.length > cellLimit ? `${text.slice(0, cellLimit)}…（已截断）` : text
}

const instant = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Shanghai',
})

/** What actions and kinds of objects are called; a key without a word stands as it is. */
export interface AuditWords {
  actions: Readonly<Record<string, string>>
  kinds: Readonly<Record<string, string>>
}

/** Words for people, and beside them the keys by which the log is searched and verified. */
const columnsFor = ({ actions, kinds }: AuditWords): SheetColumn<AuditLogEntry>[] => [
  { title: '序号', width: 10, value: (row) => row.id },
  { title: '时间', width: 20, value: (row) => instant.format(new Date(row.at)) },
  { title: '操作人', width: 16, personal: true, value: (row) => row.actorName },
  { title: '动作', width: 18, value: (row) => actions[row.action] ?? row.action },
  { title: '对象类别', width: 14, value: (row) => kinds[row.object.kind] ?? row.object.kind },
  { title: '对象', width: 30, value: (row) => row.object.title },
  { title: '理由', width: 30, value: (row) => row.reason },
  { title: '改动前', width: 40, value: (row) => valueText(row.before) },
  { title: '改动后', width: 40, value: (row) => valueText(row.after) },
  { title: '账号编号', width: 38, value: (row) => row.actorId },
  { title: '动作代码', width: 28, value: (row) => row.action },
  { title: '对象类别代码', width: 22, value: (row) => row.object.kind },
  { title: '对象编号', width: 38, value: (row) => row.object.id },
  { title: '请求编号', width: 38, value: (row) => row.requestId },
]

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
