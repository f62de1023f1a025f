import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('one field of many enterprises changed at once', (database) => {
  let api: TestApi
  let office: TestApi
  const reason = '年报核定'

  const object = 'directory.enterprise'

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(await demoActor(database(), 'indicators'))
  })

  const some = async (page: number, pageSize = 4) =>
    (await office.client.directory.listEnterprises({ region: '341181', page, pageSize })).items
  const sourceOf = async (id: string) => (await office.client.directory.getEnterprise({ id })).source

  it('a preview tells each row old and new in words, and stores nothing', async () => {
    const rows = await some(1)
    const change = { field: 'regionCode' as const, value: '341182' }
    const preview = await office.client.bulk.preview({ object, ids: rows.map(({ id }) => id), ...change })
    expect(preview.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    for (const row of preview.rows)
      expect(row).toMatchObject({
        before: { zh: '天长市' },
        after: { zh: '明光市' },
        refused: null,
        same: false,
      })
    expect(await some(1)).toEqual(rows)
  })

  it('all of a filter are taken as long as they are within the limit', async () => {
    const change = { field: 'aboveScale' as const, value: true }
    const filter = { region: '341181' }
    const { total } = await office.client.directory.listEnterprises(filter)
    const { rows, limit } = await office.client.bulk.preview({ object, filter, ...change })
    expect(rows).toHaveLength(total)
    expect(limit).toBe(500)
    expect(rows.filter(({ same }) => same).length).toBe(
      (await office.client.directory.listEnterprises({ ...filter, aboveScale: true })).total,
    )
  })

  it('a value that the field does not take is refused, and so is a field that tells one enterprise from another', async () => {
    const [row] = await some(1)
    const ids = [row!.id]
    const wrong = office.client.bulk.preview({ object, ids, field: 'asOfOn', value: '昨天' })
    expect(await refusal(wrong)).toMatchObject({ status: 400, details: { field: 'value' } })
    const name = office.client.bulk.preview({ object, ids, field: 'uscc', value: 'x' })
    expect(await refusal(name)).toMatchObject({ status: 400 })
  })

  it('rows changed meanwhile are left and listed, the others change in one go, and one undo takes all back', async () => {
    const rows = await some(2)
    const { id, lockVersion, ...first } = rows[0]!
    await office.client.directory.updateEnterprise({ ...first, id, lockVersion, note: '他人刚改过' })
    const made = await office.client.bulk.make({
      object,
      field: 'source',
      value: '经信局核定',
      rows: rows.map((row) => ({ id: row.id, lockVersion: row.lockVersion })),
      reason,
    })
    expect(made.changed).toBe(3)
    expect(made.left).toEqual([{ id, name: first.name, reason: 'platform.object.changed' }])
    expect(await sourceOf(id)).toBe(first.source)
    for (const row of rows.slice(1)) expect(await sourceOf(row.id)).toBe('经信局核定')

    const history = await office.client.system.listAudit({ kind: 'directory.enterprise', id: rows[1]!.id })
    expect(history[0]).toMatchObject({ action: 'directory.enterprise.update' })
    const { links } = await office.client.system.traceThread({
      kind: 'directory.enterprise',
      id: rows[1]!.id,
    })
    expect(links.map(({ relation }) => relation)).toContain('changedIn')
    expect((await office.client.bulk.list({ object }))[0]).toMatchObject({
      id: made.edit.id,
      rows: 3,
      undoneAt: null,
    })

    // One of them is changed by somebody else before the undo: it keeps what it has.
    const other = await office.client.directory.getEnterprise({ id: rows[1]!.id })
    await office.client.directory.updateEnterprise({ ...other, source: '企业自报' })
    const undone = await office.client.bulk.undo({ id: made.edit.id, reason: '改错了' })
    expect(undone.changed).toBe(2)
    expect(undone.left).toEqual([{ id: other.id, name: other.name, reason: 'platform.object.changed' }])
    expect(await sourceOf(other.id)).toBe('企业自报')
    for (const row of rows.slice(2)) expect(await sourceOf(row.id)).toBe(row.source)
    const again = office.client.bulk.undo({ id: made.edit.id, reason: '再撤一次' })
    expect(await refusal(again)).toMatchObject({ status: 409, reason: 'platform.bulkEdit.undone' })
  })

  describe('rights', () => {
    it('a county changes its own enterprises and no others, which are as if nobody had named them', async () => {
      const county = api.as(await demoActor(database(), 'county')).client
      const elsewhere = (await office.client.directory.listEnterprises({ region: '341182', pageSize: 2 }))
        .items
      const own = await some(3, 2)
      const all = [...own, ...elsewhere]
      const change = { field: 'source' as const, value: '县区核定' }
      const preview = await county.bulk.preview({ object, ids: all.map(({ id }) => id), ...change })
      expect(preview.rows.map(({ id }) => id)).toEqual(own.map(({ id }) => id))
      const rows = all.map(({ id, lockVersion }) => ({ id, lockVersion }))
      const made = await county.bulk.make({ object, ...change, rows, reason })
      expect(made.changed).toBe(2)
      expect(made.left.map(({ name, reason: why }) => [name, why])).toEqual([
        [null, 'directory.enterprise.unknown'],
        [null, 'directory.enterprise.unknown'],
      ])
      for (const row of elsewhere) expect(await sourceOf(row.id)).toBe(row.source)
      // To another county, where it has no right, it moves none.
      const moved = await county.bulk.preview({
        object,
        ids: [own[0]!.id],
        field: 'regionCode',
        value: '341182',
      })
      expect(moved.rows[0]).toMatchObject({ refused: 'directory.enterprise.settledByOffice' })
    })

    it('nobody without the right to edit enterprises sees, makes or undoes any, and nobody undoes another’s', async () => {
      const [row] = await some(1)
      const change = { field: 'source' as const, value: '无权来源' }
      const made = await office.client.bulk.make({
        object,
        ...change,
        rows: [{ id: row!.id, lockVersion: row!.lockVersion }],
        reason,
      })
      const id = made.edit.id
      const calls = (of: TestApi) => [
        () => of.client.bulk.preview({ object, ids: [row!.id], ...change }),
        () => of.client.bulk.make({ object, ...change, rows: [{ id: row!.id, lockVersion: 1 }], reason }),
        () => of.client.bulk.list({ object }),
        () => of.client.bulk.listValues({ object, field: 'regionCode' }),
      ]
      const auditor = api.as(await demoActor(database(), 'auditor'))
      for (const call of calls(auditor))
        expect(await refusal(call())).toMatchObject({ status: 403, reason: 'platform.right.missing' })
      expect(await refusal(auditor.client.bulk.undo({ id, reason }))).toMatchObject({ status: 404 })
      const nobody = api.as(anonymous)
      for (const call of [...calls(nobody), () => nobody.client.bulk.undo({ id, reason })])
        expect(await refusal(call())).toMatchObject({ status: 401 })
      const county = api.as(await demoActor(database(), 'county')).client
      expect(await refusal(county.bulk.undo({ id, reason }))).toMatchObject({ status: 404 })
      expect((await county.bulk.list({ object })).map((edit) => edit.id)).not.toContain(id)
    })
  })
})
