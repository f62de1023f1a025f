import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actorWith } from '../testing/actor-with.ts'
import { listAccounts } from './accounts.ts'
import { exportAccounts } from './accounts-export.ts'

onBothDemoCities('the list of accounts as a file', (_database, ctx) => {
  const as = (role: string): Context => ({ ...ctx(), actor: actorWith({ role }) })

  it('has the rows of the list with their roles in words, a watermark, and an entry in the log', async () => {
    const admin = as('secAdmin')
    const filter = { role: 'auditor', sort: 'name' as const }
    const { items, total } = await listAccounts(admin, { ...filter, page: 1, pageSize: 50 })
    expect(total).toBeGreaterThan(0)
    const file = await exportAccounts(admin, { ...filter, columns: ['name', 'roles', 'created'] })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await file.arrayBuffer())
    const sheet = book.worksheets[0]!
    const rows: string[][] = []
    sheet.eachRow((row) => rows.push([1, 2, 3].map((at) => String(row.getCell(at).value))))
    expect(rows[0]![0]).toContain('角色：审计管理员')
    expect(rows[1]).toEqual(['姓名', '角色', '开设日期'])
    expect(rows.slice(2, 2 + total).map(([name]) => name)).toEqual(items.map(({ name }) => name))
    expect(rows[2]![2]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    expect(JSON.stringify(sheet.headerFooter)).toContain(admin.actor.name)
    const entry = await admin.db
      .selectFrom('platform.audit_entry')
      .select(['action', 'after'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      action: 'access.account.export',
      after: { filter: { role: 'auditor' }, columns: ['name', 'roles', 'created'], rows: total },
    })
  })

  it('is refused to whoever may not take it out', async () => {
    for (const role of ['sysAdmin', 'auditor', 'chainOffice'])
      await expect(exportAccounts(as(role), {})).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
