import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { fillSheet, type SheetColumn, workbook } from '../tabular/workbook.ts'
import { inTransaction } from '../transaction.ts'
import { recordOccurrences } from './audit.ts'
import type { AuditEntry, AuditFilter } from './contract.ts'
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

const columns: SheetColumn<AuditEntry>[] = [
  { title: '序号', width: 10, value: (row) => row.id },
  { title: '时间', width: 20, value: (row) => instant.format(new Date(row.at)) },
  { title: '操作人', width: 16, personal: true, value: (row) => row.actorName },
  { title: '账号编号', width: 24, value: (row) => row.actorId },
  { title: '动作', width: 28, value: (row) => row.action },
  { title: '对象类别', width: 22, value: (row) => row.object.kind },
  { title: '对象编号', width: 38, value: (row) => row.object.id },
  { title: '理由', width: 30, value: (row) => row.reason },
  { title: '改动前', width: 40, value: (row) => valueText(row.before) },
  { title: '改动后', width: 40, value: (row) => valueText(row.after) },
  { title: '请求编号', width: 38, value: (row) => row.requestId },
]

/** The entries that fit, as a spreadsheet. That they were taken out stands in the log. */
export async function exportAudit(ctx: Context, filter: AuditFilter): Promise<File> {
  const today = businessDay(ctx.clock)
  const rows = await entriesForExport(ctx, filter)
  const sheet = fillSheet({ name: '审计记录', title: `审计记录（导出于 ${today}）`, columns, rows })
  const bytes = await workbook([sheet], { by: ctx.actor.name, at: ctx.clock.now() })
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'platform.audit.export',
        object: { kind: 'platform.audit', id: 'entries' },
        details: { filter, count: rows.length },
      },
    ])
  })
  return new File([bytes], `audit-${today}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
