import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportAudit } from '#platform/audit/export.ts'
import { listBin, purgeBin, restoreFromBin } from '#platform/bin/bin.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { maxDrafts } from '#platform/drafts/contract.ts'
import { cleanDraftsHandler } from '#platform/drafts/drafts.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { binKinds } from '../recovery.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'
import { titleOf } from '../testing/title-of.ts'

const everywhere: Reach = {
  everywhere: true,
  orgIds: new Set(),
  chainCodes: new Set(),
  regionCodes: new Set(),
  accountIds: new Set(),
}
const actor = (id: string, ...permissions: Permission[]): Actor => ({
  id,
  name: `用户${id}`,
  personId: null,
  orgId: null,
  rights: new Map(permissions.map((permission) => [permission, everywhere])),
})

/** Somebody whose permissions reach one county only. */
const actorIn = (regionCode: string, id: string, ...permissions: Permission[]): Actor => ({
  ...actor(id),
  rights: new Map(
    permissions.map((permission) => [
      permission,
      { ...everywhere, everywhere: false, regionCodes: new Set([regionCode]) },
    ]),
  ),
})

/** A sound code made from seventeen characters. */
function soundCode(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return body + alphabet[(31 - (sum % 31)) % 31]
}

let made = 0
const enterpriseFields = () => {
  made += 1
  return {
    uscc: soundCode(`91341100MA2N${String(made).padStart(5, '0')}`),
    name: `误录企业${made}`,
    regionCode: '341126',
    aboveScale: false,
    source: '测试录入',
    asOfOn: '2023-06-01',
  }
}

onBothDemoCities('nobody’s work is lost', (database, ctx) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })
  const editor = () =>
    api.as(
      actor('e1', 'directory.enterprise.edit', 'directory.enterprise.remove', 'directory.enterprise.read'),
    )
  const create = (by: TestApi = editor()) => by.client.directory.createEnterprise(enterpriseFields())
  const latest = async (kind: string, id: string) => (await api.client.system.listAudit({ kind, id }))[0]!

  describe('the recycle bin', () => {
    it('takes an enterprise out of every read and gives it back as it was', async () => {
      const enterprise = await create()
      const before = (await api.client.directory.listRegions()).find((region) => region.code === '341126')!
      await editor().client.directory.removeEnterprise({ ...enterprise, reason: '重复录入' })
      expect(await refusal(api.client.directory.getEnterprise({ id: enterprise.id }))).toMatchObject({
        status: 404,
      })
      const found = await api.client.directory.listEnterprises({
        query: enterprise.name,
        page: 1,
        pageSize: 20,
      })
      expect(found.items).toEqual([])
      const after = (await api.client.directory.listRegions()).find((region) => region.code === '341126')!
      expect(after.enterprises).toBe(before.enterprises - 1)

      const [item] = (await editor().client.bin.list({ page: 1, pageSize: 20 })).items
      expect(item).toMatchObject({
        kind: 'directory.enterprise',
        id: enterprise.id,
        title: enterprise.name,
        deletedByName: '用户e1',
        reason: '重复录入',
        purgedOn: '2023-07-16',
        restorable: true,
      })
      await editor().client.bin.restore({ kind: 'directory.enterprise', id: enterprise.id })
      expect(await api.client.directory.getEnterprise({ id: enterprise.id })).toEqual(enterprise)
      expect(
        (await api.client.system.listAudit({ kind: 'directory.enterprise', id: enterprise.id })).map(
          (e) => e.action,
        ),
      ).toEqual([
        'directory.enterprise.restore',
        'directory.enterprise.remove',
        'directory.enterprise.create',
      ])
    })

    it('refuses what is in use, whatever module uses it, and says how often', async () => {
      const placed = (await api.client.directory.listEnterprises({ page: 1, pageSize: 50 })).items
      const used = await Promise.all(
        placed.map(async (item) => ({
          item,
          uses: (await api.client.chains.listPlacements({ enterpriseId: item.id })).length,
        })),
      )
      const { item, uses } = used.find((one) => one.uses > 0)!
      expect(
        await refusal(editor().client.directory.removeEnterprise({ ...item, reason: '误录' })),
      ).toMatchObject({
        status: 409,
        reason: 'platform.bin.inUse',
        details: { uses: expect.arrayContaining([{ table: 'chains.placement', count: uses }]) },
      })
    })

    it('refuses to delete what somebody changed meanwhile', async () => {
      const enterprise = await create()
      await editor().client.directory.updateEnterprise({ ...enterprise, note: '补充说明' })
      expect(
        await refusal(editor().client.directory.removeEnterprise({ ...enterprise, reason: '误录' })),
      ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    })

    it('a code in the bin is still taken, and the refusal says where it is', async () => {
      const fields = enterpriseFields()
      const enterprise = await editor().client.directory.createEnterprise(fields)
      await editor().client.directory.removeEnterprise({ ...enterprise, reason: '误录' })
      expect(await refusal(editor().client.directory.createEnterprise(fields))).toMatchObject({
        status: 409,
        reason: 'directory.enterprise.usccInBin',
        details: { holderId: enterprise.id },
      })
    })

    it('shows a person their own deletions only, and those of others to whoever may see them', async () => {
      const enterprise = await create()
      await editor().client.directory.removeEnterprise({ ...enterprise, reason: '误录' })
      const object = { kind: 'directory.enterprise', id: enterprise.id }
      const ids = async (by: TestApi) =>
        (await by.client.bin.list({ page: 1, pageSize: 200 })).items.map((item) => item.id)
      expect(await ids(editor())).toContain(enterprise.id)
      expect(await ids(api.as(actor('e2', 'directory.enterprise.remove')))).toEqual([])
      const reader = api.as(actor('reader', 'platform.bin.read', 'directory.enterprise.read'))
      const seen = (await reader.client.bin.list({ page: 1, pageSize: 200 })).items.find(
        (item) => item.id === enterprise.id,
      )
      expect(seen).toMatchObject({ restorable: false })
      expect(await refusal(reader.client.bin.restore(object))).toMatchObject({ status: 404 })
      expect(await refusal(api.as(actor('e2')).client.bin.restore(object))).toMatchObject({
        status: 404,
        reason: 'platform.bin.unknown',
      })
      const keeper = api.as(actor('keeper', 'platform.bin.restore', 'directory.enterprise.read'))
      await keeper.client.bin.restore(object)
      expect((await api.client.directory.getEnterprise({ id: enterprise.id })).name).toBe(enterprise.name)
    })

    it('shows and gives back the deletions of others only within reach, and only to whoever may see the kind', async () => {
      const enterprise = await create()
      await editor().client.directory.removeEnterprise({ ...enterprise, reason: '误录' })
      const object = { kind: 'directory.enterprise', id: enterprise.id }
      const seenBy = async (by: TestApi) =>
        (await by.client.bin.list({ page: 1, pageSize: 200 })).items.find((item) => item.id === enterprise.id)
      const permissions = ['platform.bin.read', 'platform.bin.restore'] as const
      const county = (code: string) =>
        api.as(actorIn(code, `county-${code}`, 'directory.enterprise.read', ...permissions))
      const elsewhere = county('341125')
      expect(await seenBy(elsewhere)).toBeUndefined()
      expect(await refusal(elsewhere.client.bin.restore(object))).toMatchObject({ status: 404 })
      const otherKinds = api.as(actor('archivist', 'documents.document.read', ...permissions))
      expect(await seenBy(otherKinds)).toBeUndefined()
      expect(await refusal(otherKinds.client.bin.restore(object))).toMatchObject({ status: 404 })
      expect(await seenBy(county(enterprise.regionCode))).toMatchObject({ restorable: true })
      await county(enterprise.regionCode).client.bin.restore(object)
    })

    it('is for those with the right to delete where the object lies', async () => {
      const enterprise = await create()
      const elsewhere = api.as({
        ...actor('e4'),
        rights: new Map([
          ['directory.enterprise.read', everywhere],
          [
            'directory.enterprise.remove',
            { ...everywhere, everywhere: false, regionCodes: new Set(['341125']) },
          ],
        ]),
      })
      expect(
        await refusal(elsewhere.client.directory.removeEnterprise({ ...enterprise, reason: '误录' })),
      ).toMatchObject({ status: 403 })
    })

    it('is for those with the right to delete', async () => {
      const enterprise = await create()
      expect(
        await refusal(
          api
            .as(actor('e3', 'directory.enterprise.edit'))
            .client.directory.removeEnterprise({ ...enterprise, reason: '误录' }),
        ),
      ).toMatchObject({ status: 403 })
    })

    it('hides a document with its facts; one with a decided fact is not deleted', async () => {
      const upload = (text: string) => api.client.documents.upload({ text, publishedOn: '2023-05-25' })
      const text = '安丰市建立了光伏、食品两大产业链。'
      const document = await upload(text)
      const [fact] = document.factItems
      await api.client.documents.remove({
        id: document.id,
        lockVersion: document.lockVersion,
        reason: '传错文件',
      })
      expect(await refusal(api.client.documents.get({ id: document.id }))).toMatchObject({ status: 404 })
      expect(await refusal(api.client.documents.getFact({ id: fact!.id }))).toMatchObject({ status: 404 })
      const facts = await api.client.documents.listFacts({ page: 1, pageSize: 200 })
      expect(facts.items.some((item) => item.documentId === document.id)).toBe(false)
      expect(await refusal(upload(text))).toMatchObject({
        status: 409,
        reason: 'documents.document.knownInBin',
      })
      await api.client.bin.restore({ kind: 'documents.document', id: document.id })
      const restored = await api.client.documents.get({ id: document.id })
      expect(restored.factItems).toHaveLength(document.factItems.length)
      await api.client.documents.confirmFact({ id: fact!.id, lockVersion: fact!.lockVersion })
      expect(
        await refusal(
          api.client.documents.remove({
            id: document.id,
            lockVersion: document.lockVersion,
            reason: '传错文件',
          }),
        ),
      ).toMatchObject({ status: 409, reason: 'documents.document.decided', details: { decided: 1 } })
    })

    it('takes an activity off its post and puts it back', async () => {
      const card = await api.client.governance.getCard({ chainCode: 'pv' })
      const post = card.roles.flatMap((role) => role.current)[0]!
      const withIt = await api.client.governance.addActivity({
        id: post.id,
        heldOn: '2023-06-01',
        title: '误记的活动',
      })
      const activity = withIt.activities.find((item) => item.title === '误记的活动')!
      const without = await api.client.governance.removeActivity({ id: activity.id, reason: '记错' })
      expect(without.activities.map((item) => item.id)).not.toContain(activity.id)
      await api.client.bin.restore({ kind: 'governance.activity', id: activity.id })
      const again = (await api.client.governance.getCard({ chainCode: 'pv' })).roles
        .flatMap((role) => role.current)
        .find((item) => item.id === post.id)!
      expect(again.activities.map((item) => item.id)).toContain(activity.id)
      expect(
        await refusal(api.client.governance.removeActivity({ id: post.id, reason: '记错' })),
      ).toMatchObject({
        reason: 'governance.activity.unknown',
      })
    })

    it('removes for good after thirty days, keeps what it was in the log, and not a day earlier', async () => {
      const enterprise = await create()
      await editor().client.directory.removeEnterprise({ ...enterprise, reason: '误录' })
      const document = await api.client.documents.upload({
        text: '安丰市建立了半导体产业链。',
        publishedOn: '2023-05-25',
      })
      await api.client.documents.remove({
        id: document.id,
        lockVersion: document.lockVersion,
        reason: '传错',
      })
      const at = (instant: string) => ({ ...ctx(), clock: fixedClock(instant) })
      expect(await purgeBin(at('2023-07-15T01:59:00Z'), binKinds)).toBe(0)
      expect(await purgeBin(at('2023-07-15T02:00:01Z'), binKinds)).toBeGreaterThanOrEqual(2)
      await expect(
        restoreFromBin(ctx(), binKinds, { kind: 'directory.enterprise', id: enterprise.id }),
      ).rejects.toMatchObject({ reason: 'platform.bin.unknown' })
      expect((await listBin(ctx(), binKinds, { page: 1, pageSize: 20 })).items).toEqual([])
      const purged = await latest('directory.enterprise', enterprise.id)
      expect(purged).toMatchObject({
        action: 'directory.enterprise.purge',
        before: { name: enterprise.name, uscc: enterprise.uscc },
      })
      const gone = await latest('documents.document', document.id)
      expect(gone.before).toMatchObject({ media_type: 'text/plain' })
      expect(gone.before).not.toHaveProperty('raw')
      const { rows } = await sql`select id from documents.fact where document_id = ${document.id}`.execute(
        database().db,
      )
      expect(rows).toEqual([])
    })
  })

  describe('taking a change back', () => {
    it('puts an enterprise back as it was, as a change of its own that can be taken back in turn', async () => {
      const enterprise = await create()
      const changed = await api.client.directory.updateEnterprise({
        ...enterprise,
        name: '改错的名字',
        staff: 12,
      })
      const entry = await latest('directory.enterprise', enterprise.id)
      expect(entry.undoable).toBe(true)
      const undone = await api.client.audit.undo({ id: entry.id })
      expect(undone).toMatchObject({
        action: 'directory.enterprise.undo',
        before: { name: '改错的名字' },
        after: { name: enterprise.name },
      })
      const now = await api.client.directory.getEnterprise({ id: enterprise.id })
      expect(now).toMatchObject({ name: enterprise.name, staff: null, lockVersion: changed.lockVersion + 1 })
      const thread = await api.client.system.traceThread({
        kind: 'directory.enterprise',
        id: enterprise.id,
        depth: 1,
      })
      expect(thread.links).toContainEqual(
        expect.objectContaining({
          relation: 'undoes',
          to: expect.objectContaining({ id: String(entry.id) }),
        }),
      )
      await api.client.audit.undo({ id: undone.id })
      expect((await api.client.directory.getEnterprise({ id: enterprise.id })).name).toBe('改错的名字')
    })

    it('is refused once the object was changed since, and shows how the change left it and how it is now', async () => {
      const enterprise = await create()
      const first = await api.client.directory.updateEnterprise({ ...enterprise, staff: 10 })
      const entry = await latest('directory.enterprise', enterprise.id)
      await api.client.directory.updateEnterprise({ ...first, staff: 20, note: '别人补充' })
      expect(await refusal(api.client.audit.undo({ id: entry.id }))).toMatchObject({
        status: 409,
        reason: 'platform.audit.changedSince',
        details: { left: { staff: 10, note: null }, now: { staff: 20, note: '别人补充' } },
      })
    })

    it('needs the right that the change needed', async () => {
      const enterprise = await create()
      await api.client.directory.updateEnterprise({ ...enterprise, staff: 10 })
      const { id } = await latest('directory.enterprise', enterprise.id)
      const reader = api.as(actor('r', 'directory.enterprise.read'))
      expect(await refusal(reader.client.audit.undo({ id }))).toMatchObject({ status: 403 })
      const [seen] = await reader.client.system.listAudit({ kind: 'directory.enterprise', id: enterprise.id })
      expect(seen!.undoable).toBe(false)
    })

    it('needs that right on this very object, and tells of no object that is out of sight', async () => {
      const enterprise = await create()
      await api.client.directory.updateEnterprise({ ...enterprise, staff: 10 })
      const { id } = await latest('directory.enterprise', enterprise.id)
      const elsewhere = api.as({
        ...actor('e5'),
        rights: new Map([
          ['directory.enterprise.read', everywhere],
          [
            'directory.enterprise.edit',
            { ...everywhere, everywhere: false, regionCodes: new Set(['341125']) },
          ],
        ]),
      })
      expect(await refusal(elsewhere.client.audit.undo({ id }))).toMatchObject({ status: 403 })
      const object = { kind: 'directory.enterprise', id: enterprise.id }
      expect((await elsewhere.client.system.listAudit(object))[0]!.undoable).toBe(false)
      const stranger = api.as(
        actorIn('341125', 'e6', 'directory.enterprise.read', 'directory.enterprise.edit'),
      )
      expect(await refusal(stranger.client.audit.undo({ id }))).toMatchObject({
        status: 404,
        reason: 'platform.audit.unknown',
      })
      const county = api.as(
        actorIn(enterprise.regionCode, 'e7', 'directory.enterprise.read', 'directory.enterprise.edit'),
      )
      expect((await county.client.system.listAudit(object))[0]!.undoable).toBe(true)
      await county.client.audit.undo({ id })
    })

    it('works on people; what the log keeps masked is not taken back', async () => {
      const { client } = api
      const organisations = await client.directory.listOrganisations()
      const person = await client.directory.createPerson({
        orgId: organisations[0]!.id,
        name: '测试人员',
        phone: '13800001234',
      })
      const change = { id: person.id, name: '改错姓名' }
      const changed = await client.directory.updatePerson({ ...change, lockVersion: person.lockVersion })
      await client.audit.undo({ id: (await latest('directory.person', person.id)).id })
      const again = await client.directory.getPerson({ id: person.id })
      expect(again).toMatchObject({ name: '测试人员', phone: changed.phone })
      await client.directory.updatePerson({
        id: person.id,
        name: again.name,
        lockVersion: again.lockVersion,
        phone: '13900005678',
      })
      const entry = await latest('directory.person', person.id)
      expect(entry.undoable).toBe(false)
      expect(await refusal(client.audit.undo({ id: entry.id }))).toMatchObject({
        reason: 'platform.audit.notUndoable',
      })
    })

    it('works on the columns of a problem, as far as its state leaves them open', async () => {
      const { client } = api
      const opened = await client.matters.openProblem({
        title: '某企业用工不足',
        problem: '旺季缺工二百人',
        chainCode: 'pv',
        origin: 'visit',
        severity: 'general',
        isBlocking: false,
      })
      await client.matters.updateProblem({
        id: opened.id,
        lockVersion: opened.lockVersion,
        title: '改错的标题',
        problem: '改错的内容',
      })
      const { id } = await latest('matters.problem', opened.id)
      const undone = await client.audit.undo({ id })
      expect(undone).toMatchObject({ action: 'matters.problem.undo', before: { title: '改错的标题' } })
      expect(await client.matters.getProblem({ id: opened.id })).toMatchObject({
        title: opened.title,
        problem: opened.problem,
      })
    })

    it('is not for what was created, nor for entries that do not exist', async () => {
      const enterprise = await create()
      const { id } = await latest('directory.enterprise', enterprise.id)
      expect(await refusal(api.client.audit.undo({ id }))).toMatchObject({
        reason: 'platform.audit.notUndoable',
      })
      expect(await refusal(api.client.audit.undo({ id: 99_999_999 }))).toMatchObject({ status: 404 })
    })

    it('works on posts; an activity recorded since is no hindrance', async () => {
      const card = await api.client.governance.getCard({ chainCode: 'food' })
      const post = card.roles
        .flatMap((role) => role.current)
        .find((item) => item.untilOn === null && item.chainCode !== null)!
      await api.client.governance.endPost({
        id: post.id,
        lockVersion: post.lockVersion,
        untilOn: '2023-12-31',
        reason: '误操作',
      })
      const { id } = await latest('governance.post', post.id)
      await api.client.governance.addActivity({ id: post.id, heldOn: '2023-06-01', title: '之后的活动' })
      await api.client.audit.undo({ id })
      const again = (await api.client.governance.getCard({ chainCode: 'food' })).roles
        .flatMap((role) => role.current)
        .find((item) => item.id === post.id)!
      expect(again).toMatchObject({ untilOn: null, holderName: post.holderName })
    })

    it('works on who keeps a node, on a chain’s settings, on closed evidence and on a document’s source', async () => {
      const { client } = api
      const where = {
        chainCode: 'pv',
        nodeCode: (await client.chains.getMap({ chainCode: 'pv' })).nodes[0]!.code,
      }
      const node = await client.chains.getNode(where)
      await client.chains.updateNode({
        ...where,
        lockVersion: node.lockVersion,
        ownerId: null,
        asOfOn: '2023-06-01',
        note: '误改',
      })
      await client.audit.undo({ id: (await latest('chains.node', where.nodeCode)).id })
      expect(await client.chains.getNode(where)).toMatchObject({
        owner: node.owner,
        note: node.note,
        asOfOn: node.asOfOn,
      })

      const settings = await client.chains.getSettings({ chainCode: 'pv' })
      await client.chains.updateSettings({
        chainCode: 'pv',
        lockVersion: settings.lockVersion,
        settings: { ...settings.settings, buildAndExtend: !settings.settings.buildAndExtend },
        reason: '试一试',
      })
      await client.audit.undo({ id: (await latest('chains.chain', 'pv')).id })
      expect((await client.chains.getSettings({ chainCode: 'pv' })).settings).toEqual(settings.settings)

      const withBlock = await client.chains.addEvidence({
        ...where,
        indicator: 'block',
        value: 1,
        description: '缺蒸汽',
        dueOn: null,
        asOfOn: '2023-06-01',
        source: '走访',
        sourceKind: 'department',
      })
      const block = withBlock.evidence.find((row) => row.description === '缺蒸汽')!
      await client.chains.closeEvidence({
        ...where,
        id: block.id,
        lockVersion: block.lockVersion,
        reason: '误关',
      })
      await client.audit.undo({ id: (await latest('chains.evidence', block.id)).id })
      expect((await client.chains.getNode(where)).evidence.find((row) => row.id === block.id)).toMatchObject({
        closedOn: null,
        closedReason: null,
      })

      const document = await client.documents.upload({
        text: '安丰市建立了汽车产业链。',
        publishedOn: '2023-05-25',
      })
      await client.documents.updateSource({
        id: document.id,
        lockVersion: document.lockVersion,
        source: '错的来源',
        author: null,
        publishedOn: null,
      })
      await client.audit.undo({ id: (await latest('documents.document', document.id)).id })
      const { source, author, publishedOn, publishedBasis } = document
      expect(await client.documents.get({ id: document.id })).toMatchObject({
        source,
        author,
        publishedOn,
        publishedBasis,
      })
    })
  })

  describe('drafts', () => {
    const mine = () => api.as(actor('d1'))
    const key = 'directory.enterprise:new'

    it('come back to the account that left them, and to nobody else', async () => {
      await mine().client.drafts.save({ accountId: 'd1', key, value: { name: '写到一半', staff: 3 } })
      expect(await mine().client.drafts.get({ key })).toMatchObject({ value: { name: '写到一半', staff: 3 } })
      await mine().client.drafts.save({ accountId: 'd1', key, value: { name: '又写一点' } })
      expect((await mine().client.drafts.get({ key }))?.value).toEqual({ name: '又写一点' })
      expect(await api.as(actor('d2')).client.drafts.get({ key })).toBeNull()
      expect(await api.as(actor('d2')).client.drafts.discard({ key })).toEqual({ discarded: false })
      expect(await mine().client.drafts.discard({ key })).toEqual({ discarded: true })
      expect(await mine().client.drafts.get({ key })).toBeNull()
    })

    it('typed by one account are not kept for another that logged in meanwhile', async () => {
      const other = api.as(actor('d3'))
      expect(
        await refusal(other.client.drafts.save({ accountId: 'd1', key, value: { name: '别人写的' } })),
      ).toMatchObject({ status: 409, reason: 'platform.draft.otherAccount' })
      expect(await other.client.drafts.get({ key })).toBeNull()
    })

    it('have a size, measured in bytes', async () => {
      expect(
        await refusal(
          mine().client.drafts.save({ accountId: 'd1', key, value: { text: '链'.repeat(22_000) } }),
        ),
      ).toMatchObject({ status: 413, reason: 'platform.draft.tooLarge' })
    })

    it('are at most two hundred an account: the oldest goes', async () => {
      await sql`insert into platform.draft select 'd1', 'old:' || n, '{}', timestamptz '2023-06-01' + n * interval '1 minute'
        from generate_series(1, ${maxDrafts}) n`.execute(database().db)
      await mine().client.drafts.save({ accountId: 'd1', key: 'new:1', value: {} })
      const { rows } = await sql<{
        key: string
      }>`select key from platform.draft where account_id = 'd1'`.execute(database().db)
      expect(rows).toHaveLength(maxDrafts)
      expect(rows.map((row) => row.key)).toContain('new:1')
      expect(rows.map((row) => row.key)).not.toContain('old:1')
    })

    it('go after thirty days', async () => {
      await mine().client.drafts.save({ accountId: 'd1', key: 'kept:1', value: {} })
      const later = { ...ctx(), clock: fixedClock('2023-07-14T02:00:00Z') }
      await cleanDraftsHandler.run(later, {})
      expect(await mine().client.drafts.get({ key: 'kept:1' })).not.toBeNull()
      expect(await mine().client.drafts.get({ key: 'old:9' })).toBeNull()
    })
  })

  describe('the auditor', () => {
    const auditor = () => api.as(actor('auditor', 'platform.audit.read', 'platform.audit.verify'))

    it('finds entries by who, what, which object, when, request and words, a page at a time', async () => {
      const enterprise = await create()
      await editor().client.directory.updateEnterprise({ ...enterprise, note: '独一无二的说明' })
      const search = (filter: object) => auditor().client.audit.search({ page: 1, pageSize: 10, ...filter })
      const object = { kind: 'directory.enterprise', objectId: enterprise.id }
      expect((await search(object)).total).toBe(2)
      expect((await search({ ...object, actor: '用户e1' })).total).toBe(2)
      expect((await search({ ...object, actor: '没有此人' })).total).toBe(0)
      expect((await search({ ...object, action: 'directory.enterprise.update' })).total).toBe(1)
      expect((await search({ ...object, action: 'directory' })).total).toBe(2)
      expect((await search({ ...object, action: 'direct' })).total).toBe(0)
      expect((await search({ text: '独一无二的说明' })).items.map((entry) => entry.object.id)).toEqual([
        enterprise.id,
      ])
      expect((await search({ text: '独_无二的说明' })).total).toBe(0)
      expect((await search({ ...object, from: '2023-06-15T02:00:00Z' })).total).toBe(2)
      expect((await search({ ...object, to: '2023-06-15T02:00:00Z' })).total).toBe(0)
      const [entry] = (await search(object)).items
      expect((await search({ requestId: entry!.requestId })).total).toBeGreaterThanOrEqual(1)
      const all = await search({})
      expect(all.items).toHaveLength(10)
      expect((await search({ page: 2 })).items[0]!.id).toBe(all.items[9]!.id - 1)
    })

    it('takes entries out as a spreadsheet, which is itself recorded', async () => {
      const file = await auditor().client.audit.exportEntries({ action: 'directory' })
      expect(file.size).toBeGreaterThan(2000)
      expect(
        (await auditor().client.audit.search({ action: 'platform.audit.export', page: 1, pageSize: 1 }))
          .items[0],
      ).toMatchObject({
        actorName: '用户auditor',
        after: { filter: { action: 'directory' } },
      })
    })

    it('is told in file, name and log when more entries fit than one file holds, and where the next goes on', async () => {
      const naming = { describers: {}, words: { actions: {}, kinds: {} } }
      const filter = { kind: 'directory.enterprise' }
      const fits = await auditor().client.audit.search({ ...filter, page: 1, pageSize: 5 })
      const last = fits.items[4]!.id
      const cut = await exportAudit(ctx(), naming, filter, 5)
      expect(await titleOf(cut)).toContain(
        `符合条件的共 ${fits.total} 条，本表只有最新的 5 条，其余请以“序号小于 ${last}”为条件另行导出`,
      )
      expect(cut.name).toMatch(new RegExp(`-5-of-${fits.total}\\.xlsx$`))
      const rest = await exportAudit(ctx(), naming, { ...filter, before: last }, fits.total - 5)
      expect(await titleOf(rest)).not.toContain('符合条件')
      const [entry] = (
        await auditor().client.audit.search({ action: 'platform.audit.export', page: 1, pageSize: 1 })
      ).items
      expect(entry!.after).toMatchObject({ count: fits.total - 5, total: fits.total - 5 })
    })

    it('has the log verified as a job that tells its result', async () => {
      const started = await auditor().client.audit.startVerification()
      expect(started).toMatchObject({ state: 'waiting', report: null })
      await (await api.jobs()).drain()
      const done = await auditor().client.audit.getVerification({ id: started.id })
      expect(done.state).toBe('done')
      expect(done.checked).toBe(done.total)
      expect(done.report).toMatchObject({ sound: true, checkpoints: { state: 'noKey' } })
      expect((await auditor().client.audit.listVerifications())[0]!.id).toBe(started.id)
    })

    it('reads, and nobody else does; the auditor changes nothing', async () => {
      const other = api.as(actor('o', 'directory.enterprise.edit'))
      expect(await refusal(other.client.audit.search({ page: 1, pageSize: 1 }))).toMatchObject({
        status: 403,
      })
      expect(await refusal(other.client.audit.startVerification())).toMatchObject({ status: 403 })
      const enterprise = await create()
      expect(
        await refusal(auditor().client.directory.updateEnterprise({ ...enterprise, staff: 1 })),
      ).toMatchObject({ status: 403 })
      await editor().client.directory.updateEnterprise({ ...enterprise, staff: 1 })
      const entry = await latest('directory.enterprise', enterprise.id)
      expect(await refusal(auditor().client.audit.undo({ id: entry.id }))).toMatchObject({ status: 403 })
    })

    it('pages through a history of any length', async () => {
      const enterprise = await create()
      let current = enterprise
      for (let staff = 1; staff <= 105; staff += 1)
        current = await api.client.directory.updateEnterprise({ ...current, staff })
      const object = { kind: 'directory.enterprise', id: enterprise.id }
      const first = await api.client.system.listAudit(object)
      expect(first).toHaveLength(100)
      const rest = await api.client.system.listAudit({ ...object, before: first.at(-1)!.id })
      expect(rest.map((entry) => entry.action)).toHaveLength(6)
      expect(rest.at(-1)!.action).toBe('directory.enterprise.create')
    })
  })

  it('every one of these writes was audited and linked', async () => {
    const { rows } = await sql<{ action: string }>`
      select distinct a.action from platform.audit_entry a
      where a.action not like 'platform.audit.%' and a.object_kind <> 'identity.account' and not exists
        (select from platform.thread_link l where l.from_kind = a.object_kind and l.from_id = a.object_id)`.execute(
      database().db,
    )
    expect(rows).toEqual([])
  })
})
