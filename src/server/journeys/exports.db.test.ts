import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ApiError } from '#platform/http/client.ts'
import { type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('the register of enterprises that leaves as a workbook', (database) => {
  let api: TestApi
  let office: TestApi

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const sheetOf = async (file: Blob): Promise<ExcelJS.Worksheet> => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file.arrayBuffer()) as never)
    return book.worksheets[0]!
  }

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(await actorOf('indicators'))
  })

  it('has the rows of the list under the same filter, says the filter, and is noted in the audit', async () => {
    const filter = { region: '341181', aboveScale: true }
    const list = await office.client.directory.listEnterprises({ ...filter, pageSize: 200 })
    const sheet = await sheetOf(await office.client.directory.exportEnterprises(filter))
    expect(sheet.rowCount - 2).toBe(list.total)
    expect(sheet.getCell('A3').value).toBe(list.items[0]?.name)
    expect(String(sheet.getCell('A1').value)).toMatch(/所在地：天长市，规上企业.*共 \d+ 条/)
    const entry = await database()
      .db.selectFrom('platform.audit_entry')
      .select(['actor_name', 'after'])
      .where('action', '=', 'directory.enterprise.export')
      .executeTakeFirstOrThrow()
    expect(entry.after).toMatchObject({ rows: list.total, filter })
  })

  it('imported again changes nothing and has no faults', async () => {
    const file = await office.client.directory.exportEnterprises({ region: '341181' })
    const { total } = await office.client.directory.listEnterprises({ region: '341181' })
    const { id } = await office.client.imports.startImport({
      object: 'directory.enterprise',
      file: new File([await file.arrayBuffer()], 'again.xlsx'),
    })
    await (await api.jobs()).drain()
    expect(await office.client.imports.getImport({ id })).toMatchObject({
      state: 'checked',
      counts: { bad: 0, create: 0, change: 0, same: total },
      toleratedRows: 0,
      sheets: [{ unknown: [], missing: [] }],
    })
  })

  it('reaches as far as the right of whoever takes it, and no further', async () => {
    const county = api.as(await actorOf('county'))
    const sheet = await sheetOf(await county.client.directory.exportEnterprises({}))
    const { total } = await county.client.directory.listEnterprises({})
    const all = await office.client.directory.listEnterprises({})
    expect(sheet.rowCount - 2).toBe(total)
    expect(total).toBeLessThan(all.total)
    for (const username of ['auditor', 'sysadmin']) {
      const { client } = api.as(await actorOf(username))
      const reason = await client.directory.exportEnterprises({}).then(
        () => 'nothing refused',
        (error: ApiError) => error.body.reason,
      )
      expect(reason, username).toBe('platform.right.missing')
    }
  })
})
