import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { loadActor } from '#modules/access/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ApiError } from '#platform/http/client.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { type TestApi, testApi } from '../testing/api.ts'

/** A sound social credit code of an invented firm of 天长. */
const codeOf = (number: number): string => {
  const body = `91341181MA${String(number).padStart(7, '0')}`
  return body + usccCheckDigit(body)
}

const heading = ['企业名称', '统一社会信用代码', '所在地', '规上', '职工人数', '来源', '数据日期']

async function sheetOf(rows: readonly (readonly unknown[])[]): Promise<File> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('企业')
  sheet.addRow(['天长市工业企业名录'])
  sheet.addRow(heading)
  for (const row of rows) sheet.addRow([...row])
  return new File([await book.xlsx.writeBuffer()], '天长企业.xlsx')
}

onBothDemoCities('an enterprise table that is brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  let next = 1
  const codes = (count: number): string[] => Array.from({ length: count }, () => codeOf(next++))

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
    return office.client.imports.getImport({ id })
  }
  const bring = async (file: File): Promise<ImportBatch> =>
    settled((await office.client.imports.startImport({ object: 'directory.enterprise', file })).id)
  const take = async ({ id, lockVersion }: ImportBatch): Promise<ImportBatch> => {
    await office.client.imports.applyImport({ id, lockVersion })
    return settled(id)
  }
  const named = async (name: string) => {
    const { items } = await office.client.directory.listEnterprises({ query: name })
    return items[0] ?? null
  }
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing refused',
      (error: ApiError) => error.body.reason,
    )

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(await actorOf('indicators'))
  })

  it('is checked first and changes nothing; then its good rows come in and its bad ones go back', async () => {
    const [first, second] = codes(2)
    const checked = await bring(
      await sheetOf([
        ['导入甲光伏有限公司', first, '天长', '是', 120, '县区报送', '2023.6.1'],
        ['导入乙电子有限公司', `${second!.slice(0, 17)}X`, '天常市', '否', '很多', '县区报送', '2023-06-01'],
        ['合计', null, null, null, 120],
      ]),
    )
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { bad: 1, create: 1, change: 0, same: 0 },
      sheets: [{ name: '企业', headingRow: 2, skipped: [{ number: 5, reason: 'total' }] }],
    })
    expect(await named('导入甲')).toBeNull()

    const bad = await office.client.imports.listImportRows({ id: checked.id, outcome: 'bad' })
    expect(bad.items[0]).toMatchObject({ sheet: '企业', number: 4 })
    expect(bad.items[0]!.faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'regionCode notListed',
      'staff notNumber',
    ])

    const applied = await take(checked)
    expect(applied).toMatchObject({ state: 'applied', counts: { bad: 1, create: 1, change: 0, same: 0 } })
    const created = await named('导入甲')
    expect(created).toMatchObject({ uscc: first, staff: 120, aboveScale: true, asOfOn: '2023-06-01' })
    const thread = await office.client.system.traceThread({
      kind: 'directory.enterprise',
      id: created!.id,
      depth: 1,
    })
    expect(thread.links).toContainEqual(
      expect.objectContaining({
        relation: 'importedIn',
        to: expect.objectContaining({ kind: 'platform.import', id: applied.id }),
      }),
    )
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('brought twice changes nothing the second time', async () => {
    const [code] = codes(1)
    const row = ['导入丙材料有限公司', code, '天长市', '否', 30, '县区报送', '2023-06-01']
    await take(await bring(await sheetOf([row])))
    const before = await named('导入丙')
    const again = await bring(await sheetOf([row]))
    expect(again.counts).toEqual({ bad: 0, create: 0, change: 0, same: 1 })
    await take(again)
    expect(await named('导入丙')).toEqual(before)
  })

  it('changes what is there, leaves what its cells leave empty, and shows the change beforehand', async () => {
    const [code] = codes(1)
    await take(
      await bring(
        await sheetOf([['导入丁机械有限公司', code, '天长市', '是', 300, '县区报送', '2023-06-01']]),
      ),
    )
    const changed = await bring(
      await sheetOf([['导入丁机械有限公司', code, '天长市', '是', null, '企业年报', '2023-06-10']]),
    )
    const rows = await office.client.imports.listImportRows({ id: changed.id, outcome: 'change' })
    expect(rows.items[0]!.changes).toEqual([
      expect.objectContaining({ column: 'source', before: '县区报送', after: '企业年报' }),
      {
        column: 'asOfOn',
        before: '2023-06-01',
        after: '2023-06-10',
        told: {
          before: { zh: '2023-06-01', en: '2023-06-01' },
          after: { zh: '2023-06-10', en: '2023-06-10' },
        },
      },
    ])
    await take(changed)
    expect(await named('导入丁')).toMatchObject({ staff: 300, source: '企业年报', asOfOn: '2023-06-10' })
  })

  it('can be taken back whole; what was edited since stays and is listed', async () => {
    const [first, second, third] = codes(3)
    const rowOf = (name: string, code: string | undefined, staff: number) => [
      name,
      code,
      '天长市',
      '是',
      staff,
      '县区报送',
      '2023-06-01',
    ]
    await take(await bring(await sheetOf([rowOf('撤销甲有限公司', first, 10)])))
    const batch = await take(
      await bring(
        await sheetOf([
          rowOf('撤销甲有限公司', first, 99),
          rowOf('撤销乙有限公司', second, 20),
          rowOf('撤销丙有限公司', third, 30),
        ]),
      ),
    )
    expect(batch.counts).toEqual({ bad: 0, create: 2, change: 1, same: 0 })
    const edited = (await named('撤销丙'))!
    const { id, lockVersion, ...rest } = edited
    await office.client.directory.updateEnterprise({ ...rest, id, lockVersion, staff: 31 })

    await office.client.imports.revertImport({
      id: batch.id,
      lockVersion: batch.lockVersion,
      reason: '报送有误，整批撤回',
    })
    const reverted = await settled(batch.id)
    expect(reverted).toMatchObject({ state: 'reverted', kept: 1 })
    // changed by the batch: back to what it was; new and untouched: gone; new and edited since: stays
    expect(await named('撤销甲')).toMatchObject({ staff: 10 })
    expect(await named('撤销乙')).toBeNull()
    expect(await named('撤销丙')).toMatchObject({ staff: 31 })
    const kept = await office.client.imports.listImportRows({ id: batch.id, kept: true })
    expect(kept.items).toMatchObject([{ number: 5, reverted: 'kept', kept: ['staff'] }])
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('comes back as the own file with every fault marked, and mended it comes in', async () => {
    const [code] = codes(1)
    const checked = await bring(
      await sheetOf([['返回甲有限公司', code, '天常市', '是', 12, '县区报送', '2023-06-01']]),
    )
    const copy = await office.client.imports.importReturnedCopy({ id: checked.id })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await copy.arrayBuffer()) as never)
    const sheet = book.getWorksheet('企业')!
    expect(sheet.getCell('A1').value).toBe('天长市工业企业名录')
    expect(sheet.getCell('H2').value).toBe('导入结果')
    expect(sheet.getCell('H3').value).toBe('所在地：“天常市”不在选项中，是否应为：天长市')
    expect(JSON.stringify(sheet.getCell('C3').note)).toContain('天常市')
    sheet.getCell('C3').value = '天长市'
    const mended = await bring(new File([await book.xlsx.writeBuffer()], '天长企业-待修改.xlsx'))
    expect(mended.counts).toEqual({ bad: 0, create: 1, change: 0, same: 0 })
    expect(mended.sheets[0]?.unknown).toEqual([])
  })

  it('a row with the code of an entry that was merged away is refused and says so', async () => {
    const [kept, gone] = codes(2)
    const both = [
      ['合并留存甲有限公司', kept, '天长市', '是', 12, '县区报送', '2023-06-01'],
      ['合并并入乙有限公司', gone, '天长市', '是', 12, '县区报送', '2023-06-01'],
    ]
    await take(await bring(await sheetOf(both)))
    const [survivor, merged] = [await named('合并留存甲'), await named('合并并入乙')]
    await api.client.directory.mergeEnterprises({
      id: survivor!.id,
      mergedId: merged!.id,
      lockVersion: survivor!.lockVersion,
      mergedLockVersion: merged!.lockVersion,
      reason: '同一家企业',
    })
    const again = await bring(await sheetOf(both))
    const { items } = await office.client.imports.listImportRows({ id: again.id, outcome: 'bad' })
    expect(items.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['directory.enterprise.usccMerged'],
    ])
  })

  it('that was stopped can be read again, and one that was taken cannot be stopped', async () => {
    const [code] = codes(1)
    const file = await sheetOf([['停止甲有限公司', code, '天长市', '是', 12, '县区报送', '2023-06-01']])
    const started = await office.client.imports.startImport({ object: 'directory.enterprise', file })
    const stopped = await office.client.imports.cancelImport({
      id: started.id,
      lockVersion: started.lockVersion,
    })
    expect(stopped.state).toBe('cancelled')
    expect((await settled(started.id)).state).toBe('cancelled')
    await office.client.imports.resumeImport({ id: started.id, lockVersion: stopped.lockVersion })
    const applied = await take(await settled(started.id))
    expect(applied.state).toBe('applied')
    expect(
      await refusal(office.client.imports.cancelImport({ id: applied.id, lockVersion: applied.lockVersion })),
    ).toBe('tabular.import.wrongState')
    expect(await refusal(office.client.imports.applyImport({ id: applied.id, lockVersion: 1 }))).toBe(
      'platform.object.changed',
    )
  })

  it('is for those who may enter such objects, within their reach, and seen by nobody else', async () => {
    const county = api.as(await actorOf('county'))
    const [code] = codes(1)
    const file = await sheetOf([['越权甲有限公司', code, '天长市', '是', 12, '县区报送', '2023-06-01']])
    const mine = await bring(file)
    expect(await refusal(county.client.imports.getImport({ id: mine.id }))).toBe('tabular.import.unknown')
    expect(await refusal(county.client.imports.listImportRows({ id: mine.id }))).toBe(
      'tabular.import.unknown',
    )
    const auditor = api.as(await actorOf('auditor'))
    expect(await refusal(auditor.client.imports.startImport({ object: 'directory.enterprise', file }))).toBe(
      'platform.right.missing',
    )
    expect(await auditor.client.imports.listImportTables()).toEqual([])
  })

  it('of nonsense is refused at once with the reason', async () => {
    const start = (bytes: Uint8Array<ArrayBuffer>, name: string) =>
      refusal(
        office.client.imports.startImport({ object: 'directory.enterprise', file: new File([bytes], name) }),
      )
    expect(await start(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'a.xls')).toBe('tabular.file.oldFormat')
    const other = new ExcelJS.Workbook()
    other.addWorksheet('x').addRow(['姓名', '电话'])
    const failed = await bring(new File([await other.xlsx.writeBuffer()], 'b.xlsx'))
    expect(failed).toMatchObject({ state: 'failed', failure: { reason: 'tabular.file.noHeading' } })
  })
})
