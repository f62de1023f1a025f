import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type Actor, operator } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

const object = 'directory.appointment'
const heading = '姓名,任职机构,职务,主要负责人,任职日期,止职日期,任职依据,备注'

onBothDemoCities('posts of people that are brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  let person: { id: string; name: string }
  let unit: { id: string; name: string }

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const settled = async (id: string): Promise<ImportBatch> => {
    await (await api.jobs()).drain()
    const batch = await office.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const bringFile = async (file: File): Promise<ImportBatch> =>
    settled((await office.client.imports.startImport({ object, file })).id)
  const bring = (...rows: string[]): Promise<ImportBatch> =>
    bringFile(new File([[heading, ...rows].join('\n')], '报送.csv'))
  const take = async ({ id, lockVersion }: ImportBatch): Promise<ImportBatch> => {
    await office.client.imports.applyImport({ id, lockVersion })
    return settled(id)
  }
  const back = async ({ id }: ImportBatch): Promise<ImportBatch> => {
    const { lockVersion } = await office.client.imports.getImport({ id })
    await office.client.imports.revertImport({ id, lockVersion, reason: '报送口径有误' })
    return settled(id)
  }
  const faultsOf = async ({ id }: ImportBatch) =>
    (await office.client.imports.listImportRows({ id, outcome: 'bad' })).items.flatMap(({ faults }) =>
      faults.map(({ column, code }) => `${column} ${code}`),
    )
  const term = async (title: string) =>
    (await office.client.directory.getPerson({ id: person.id })).appointments.find(
      (one) => one.title === title,
    ) ?? null

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(operator)
    const { items } = await office.client.directory.listPeople({ pageSize: 200 })
    person = items.find(({ name }) => items.filter((one) => one.name === name).length === 1)!
    unit = (await office.client.directory.organisationTree({})).find(({ kind }) => kind === 'bureau')!
  })

  // Long ago, when no head of the unit is on record.
  const row = (title: string, since: string, more = ',任职文件,', head = '', name = person.name) =>
    `${name},${unit.name},${title},${head},${since},${more}`

  it('bad rows are told, good ones stand with the person, twice changes nothing, all goes back', async () => {
    const rows = [
      row('导入科长', '1991.4.1', '1992-12-31,任职文件,调任', '是'),
      row('导入主任', '1993-01-01', '1993-12-31,任职文件,', '是'),
      row('导入副主任', '1992-06-01', ',任职文件,', '是'),
      row('导入科员', '1992-06-01', '1992-01-01,任职文件,'),
      row('导入科员', '2020-01-01', ',,'),
      row('导入科员', '2020-01-01', ',任职文件,', '', '查无此人'),
      row('导入科长', '1991-04-01'),
    ]
    const checked = await bring(...rows)
    expect(await faultsOf(checked)).toEqual([
      'isHead directory.appointment.secondHead',
      'untilOn directory.appointment.datesReversed',
      'source required',
      'personId notListed',
      'personId twiceInFile',
    ])
    expect(checked.counts).toEqual({ bad: 5, create: 2, change: 0, same: 0 })
    expect(await term('导入科长')).toBeNull()
    const first = await take(checked)
    const made = (await term('导入科长'))!
    expect(made).toMatchObject({
      orgId: unit.id,
      isHead: true,
      sinceOn: '1991-04-01',
      untilOn: '1992-12-31',
      note: '调任',
    })
    expect((await bring(...rows)).counts).toEqual({ bad: 5, create: 0, change: 0, same: 2 })
    const thread = await office.client.system.traceThread({ kind: object, id: made.id, depth: 1 })
    expect(thread.links.map(({ relation }) => relation).sort()).toEqual(['appoints', 'importedIn', 'postIn'])

    const changed = await take(await bring(row('导入科长', '1991-04-01', '1992-11-30,免职文件,', '是')))
    expect(changed.counts).toEqual({ bad: 0, create: 0, change: 1, same: 0 })
    expect(await term('导入科长')).toMatchObject({ untilOn: '1992-11-30', source: '免职文件', note: '调任' })
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 1 })
    expect(await term('导入主任')).toBeNull()
    expect(await back(changed)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await term('导入科长')).toMatchObject({ untilOn: '1992-12-31', source: '任职文件' })
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('what was taken out and is brought again changes nothing', async () => {
    const file = await office.client.directory.exportAppointments()
    const copy = await bringFile(new File([await file.arrayBuffer()], 'again.xlsx'))
    expect(await faultsOf(copy)).toEqual([])
    expect(copy.counts).toMatchObject({ bad: 0, create: 0, change: 0 })
    expect(copy.counts.same).toBeGreaterThan(50)
    expect(copy).toMatchObject({ toleratedRows: 0, sheets: [{ unknown: [], missing: [] }] })
  })

  it('are for those who keep people, and the file for those who may take the list of people out', async () => {
    const { client } = api.as(await actorOf('county'))
    expect((await client.imports.listImportTables()).map((table) => table.object)).not.toContain(object)
    const file = new File([[heading, row('导入科员', '2020-01-01')].join('\n')], '报送.csv')
    expect(await refusal(client.imports.startImport({ object, file }))).toMatchObject({ status: 403 })
    expect(await refusal(client.imports.importTemplate({ object }))).toMatchObject({ status: 403 })
    expect(await refusal(client.directory.exportAppointments())).toMatchObject({
      status: 403,
      reason: 'platform.right.missing',
    })
    expect((await office.client.imports.importTemplate({ object })).name).toBe('任职记录-模板.xlsx')
  })
})
