import { beforeAll, describe, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { type Actor, anonymous } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, refusals, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('views of lists', (database) => {
  let api: TestApi
  const list = 'directory.enterprise'
  const own = { list, name: '规上企业', query: 'above=yes&sort=-staff', sharing: 'own' as const }

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const as = async (username: string) => api.as(await actorOf(username)).client.views
  const seenBy = async (username: string) =>
    (await (await as(username)).listViews({ list })).views.map((view) => view.name)

  beforeAll(async () => {
    api = testApi(async () => database())
  })

  it('an own view is seen by nobody else, who is answered as if there were none', async () => {
    const office = await as('indicators')
    const view = await office.createView(own)
    expect(view).toMatchObject({ isOwn: true, mayEdit: true, query: own.query })
    expect(await seenBy('indicators')).toContain('规上企业')
    expect(await seenBy('head-office')).not.toContain('规上企业')
    const other = await as('head-office')
    const edit = {
      id: view.id,
      lockVersion: view.lockVersion,
      name: '别人的',
      query: '',
      sharing: 'own' as const,
    }
    expect(await refusal(other.updateView(edit))).toMatchObject({
      status: 404,
      reason: 'platform.view.unknown',
    })
    expect(
      await refusal(other.removeView({ id: view.id, lockVersion: 1, reason: '不再需要' })),
    ).toMatchObject({ status: 404 })
    expect(await refusal(other.chooseForList({ list, defaultViewId: view.id }))).toMatchObject({
      status: 404,
    })
  })

  it('a view shared with an organisation is seen there and below, and nowhere else', async () => {
    const { orgId } = await actorOf('lead-unit')
    const unit = await as('lead-unit')
    await unit.createView({ ...own, name: '本局重点', sharing: 'organisation', orgId: orgId! })
    expect(await seenBy('chain-office')).toContain('本局重点')
    expect(await seenBy('investment')).not.toContain('本局重点')
    const seen = (await (await as('chain-office')).listViews({ list })).views.find(
      (view) => view.name === '本局重点',
    )
    expect(seen).toMatchObject({ isOwn: false, orgId })
  })

  it('sharing needs the right there: an own organisation by most, everybody by the offices of the city', async () => {
    const unit = await as('lead-unit')
    const refused = { status: 403, reason: 'platform.right.missing' }
    expect(await refusal(unit.createView({ ...own, name: '给大家', sharing: 'everybody' }))).toMatchObject(
      refused,
    )
    const { orgId } = await actorOf('investment')
    const elsewhere = { ...own, name: '给别的单位', sharing: 'organisation' as const, orgId: orgId! }
    expect(await refusal(unit.createView(elsewhere))).toMatchObject(refused)
    expect((await unit.listViews({ list })).mayShare).toEqual(['own', 'organisation'])
    const auditor = await as('auditor')
    expect((await auditor.listViews({ list })).mayShare).toEqual(['own'])
    const office = await as('head-office')
    const view = await office.createView({ ...own, name: '全市重点', sharing: 'everybody' })
    expect(await seenBy('enterprise-user')).toContain('全市重点')
    const edit = { id: view.id, lockVersion: 1, name: '改名', query: '', sharing: 'everybody' as const }
    expect(await refusal(unit.updateView(edit))).toMatchObject({
      status: 403,
      reason: 'platform.view.notYours',
    })
    // Whoever may share with everybody looks after what is shared with everybody.
    expect((await (await as('indicators')).updateView(edit)).name).toBe('改名')
  })

  it('nobody who is not signed in sees or saves any', async () => {
    const { client } = api.as(anonymous)
    for (const told of await refusals([
      client.views.listViews({ list }),
      client.views.createView(own),
      client.views.chooseForList({ list, pageSize: 50 }),
    ]))
      expect(told).toMatchObject({ status: 401 })
  })

  describe('a change', () => {
    it('that was begun on an older version is refused, and the name of another own view is', async () => {
      const office = await as('county')
      const view = await office.createView({ ...own, name: '甲' })
      await office.createView({ ...own, name: '乙' })
      const change = { id: view.id, query: 'kind=chainOwner', sharing: 'own' as const }
      expect(await refusal(office.updateView({ ...change, name: '乙', lockVersion: 1 }))).toMatchObject({
        status: 409,
        reason: 'platform.view.nameTaken',
      })
      await office.updateView({ ...change, name: '丙', lockVersion: 1 })
      expect(await refusal(office.updateView({ ...change, name: '丁', lockVersion: 1 }))).toMatchObject({
        status: 409,
        reason: 'platform.object.changed',
      })
    })

    it('is recorded and linked, can be taken back, and what was deleted comes back', async () => {
      const { client } = api.as(await actorOf('talent'))
      const view = await client.views.createView({ ...own, name: '人才用' })
      await client.views.updateView({
        id: view.id,
        lockVersion: 1,
        name: '改过',
        query: 'region=341181',
        sharing: 'own',
      })
      const object = { kind: 'platform.view', id: view.id }
      const history = await client.system.listAudit(object)
      expect(history.map(({ action }) => action)).toEqual(['platform.view.update', 'platform.view.create'])
      const { links } = await client.system.traceThread(object)
      expect(links.map(({ relation }) => relation)).toContain('savedBy')
      await client.audit.undo({ id: history[0]!.id })
      const [back] = (await client.views.listViews({ list })).views.filter(({ id }) => id === view.id)
      expect(back).toMatchObject({ name: '人才用', query: own.query })
      await client.views.removeView({ id: view.id, lockVersion: back!.lockVersion, reason: '不再使用' })
      expect((await client.views.listViews({ list })).views.map(({ id }) => id)).not.toContain(view.id)
      await client.bin.restore(object)
      expect((await client.views.listViews({ list })).views.map(({ id }) => id)).toContain(view.id)
    })
  })

  it('how a list opens is the account’s own, and a default that was deleted is none', async () => {
    const unit = await as('documents')
    const view = await unit.createView({ ...own, name: '默认' })
    await unit.chooseForList({ list, columns: ['name', 'staff'], pageSize: 50 })
    await unit.chooseForList({ list, defaultViewId: view.id })
    expect((await unit.listViews({ list })).choice).toEqual({
      columns: ['name', 'staff'],
      pageSize: 50,
      defaultViewId: view.id,
    })
    expect((await (await as('training')).listViews({ list })).choice).toEqual({
      columns: null,
      pageSize: null,
      defaultViewId: null,
    })
    await unit.removeView({ id: view.id, lockVersion: 1, reason: '不再使用' })
    expect((await unit.listViews({ list })).choice.defaultViewId).toBeNull()
  })
})
