import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { installDuplicateFiles, searchRegister } from '#modules/directory/index.ts'
import { systemClock } from '#platform/clock.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { actorWith, reach } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('duplicates in the enterprise register', (database) => {
  let api: TestApi
  let serial = 0
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const code = (): string => {
    const body = `91341125MA9${String(++serial).padStart(6, '0')}`
    return body + usccCheckDigit(body)
  }
  const county = async () =>
    (await api.client.directory.listRegions()).find((region) => region.kind === 'county')!.code
  const enter = async (name: string, more: object = {}) => {
    const entered = await api.client.directory.createEnterprise({
      uscc: code(),
      name,
      regionCode: await county(),
      aboveScale: false,
      source: '测试录入',
      asOfOn: '2023-06-01',
      despiteDuplicates: '测试需要',
      ...more,
    })
    await (await api.jobs()).drain()
    return entered
  }
  const twins = async (trade: string) => {
    const survivor = await enter(`滁州${trade}机械有限公司`, { staff: 10 })
    const merged = await enter(`滁州市${trade}机械有限责任公司`, { products: '阀门', address: '永阳路100号' })
    return { survivor, merged }
  }
  const searchAll = async () => {
    const asked = await api.client.directory.findDuplicates()
    await (await api.jobs()).drain()
    const search = await api.client.directory.getDuplicateSearch()
    expect(search).toMatchObject({ id: asked.id, state: 'done', endedAt: expect.any(String) })
    return search!
  }
  const merge = (
    survivor: { id: string; lockVersion: number },
    merged: { id: string; lockVersion: number },
    more = {},
  ) =>
    api.client.directory.mergeEnterprises({
      id: survivor.id,
      mergedId: merged.id,
      lockVersion: survivor.lockVersion,
      mergedLockVersion: merged.lockVersion,
      reason: '同一家企业',
      ...more,
    })

  describe('the queue', () => {
    it('the demo city has pairs, with the parts of their score', async () => {
      const { items, total } = await api.client.directory.listDuplicates({})
      expect(total).toBeGreaterThanOrEqual(4)
      expect(items[0]!.parts.map(({ part }) => part)).toContain('code')
    })

    it('a pair is found as soon as the second entry stands, and a full run finds the same', async () => {
      const { survivor, merged } = await twins('寻双')
      const ask = async () =>
        (await api.client.directory.listDuplicates({ enterprise: survivor.id })).items.map(
          ({ left, right, score }) => [[left.id, right.id].sort(), score],
        )
      const found = await ask()
      expect(found).toEqual([[[survivor.id, merged.id].sort(), expect.any(Number)]])
      await searchAll()
      expect(await ask()).toEqual(found)
    })

    it('a search of the whole register is one job, which says what it found and how far it is', async () => {
      await twins('寻全')
      const [asked, again] = [
        await api.client.directory.findDuplicates(),
        await api.client.directory.findDuplicates(),
      ]
      expect(asked).toMatchObject({ state: 'waiting', found: null, endedAt: null })
      expect(again.id).toBe(asked.id)
      await (await api.jobs()).drain()
      const { rows } = await sql<{ pairs: number; enterprises: number }>`
        select (select count(*)::int from directory.duplicate_candidate) as pairs,
          (select count(*)::int from directory.enterprise where deleted_at is null and merged_into_id is null) as enterprises`.execute(
        database().db,
      )
      const { found, done, total } = (await api.client.directory.getDuplicateSearch())!
      expect(found!.same + found!.review).toBe(rows[0]!.pairs)
      expect([found!.enterprises, done, total]).toEqual([
        rows[0]!.enterprises,
        2 * rows[0]!.enterprises,
        2 * rows[0]!.enterprises,
      ])
      expect((await searchAll()).id).not.toBe(asked.id)
    })

    it('what is entered or changed while the whole register is searched is not lost', async () => {
      const { survivor, merged } = await twins('寻变')
      let changed = false
      await searchRegister({ db: database().db, clock: systemClock }, async (done, total) => {
        if (changed || done < total / 2) return
        changed = true
        await sql`update directory.enterprise set name = '滁州寻变甲电子有限公司', updated_at = now() where id = ${survivor.id}`.execute(
          database().db,
        )
        await sql`update directory.enterprise set name = '滁州寻变甲电子有限责任公司', uscc = ${code()}, updated_at = now() where id = ${merged.id}`.execute(
          database().db,
        )
      })
      const { items } = await api.client.directory.listDuplicates({ enterprise: survivor.id })
      expect(
        items.map(({ left, right, parts }) => [
          [left.id, right.id].sort(),
          parts.some(({ left: name }) => name === '寻变甲'),
        ]),
      ).toEqual([[[survivor.id, merged.id].sort(), true]])
    })

    it('a register filed by other rules is searched at the next start, and only then', async () => {
      const ctx = testContext(database().db, await api.jobs())
      const asked = async () => {
        await installDuplicateFiles(ctx)
        return (await api.jobs()).drain()
      }
      expect(await asked()).toBe(0)
      await sql`update platform.note set value = '{"fingerprint":"older"}' where key = 'directory.duplicateFiles'`.execute(
        database().db,
      )
      await sql`delete from directory.enterprise_file`.execute(database().db)
      expect(await asked()).toBe(1)
      const { rows } = await sql<{
        count: number
      }>`select count(*)::int from directory.enterprise_file`.execute(database().db)
      expect(rows[0]!.count).toBeGreaterThan(20)
      expect(await asked()).toBe(0)
    })

    it('a decision is remembered through a full run and can be taken back; the program stores no difference itself', async () => {
      const { survivor, merged } = await twins('记决')
      const pair = { leftId: survivor.id, rightId: merged.id }
      const states = async () =>
        Promise.all(
          (['open', 'later', 'different'] as const).map(
            async (state) =>
              (await api.client.directory.listDuplicates({ state, enterprise: survivor.id })).total,
          ),
        )
      await api.client.directory.decideDuplicate({ ...pair, decision: 'later' })
      expect(await states()).toEqual([0, 1, 0])
      await api.client.directory.decideDuplicate({ ...pair, decision: 'different', reason: '两家不同的企业' })
      await searchAll()
      expect(await states()).toEqual([0, 0, 1])
      // Who looked at the pair before the decision cannot write over it.
      for (const second of [
        { ...pair, decision: 'later' as const },
        { ...pair, decision: 'different' as const, reason: '另有理由' },
      ])
        await expect(api.client.directory.decideDuplicate(second)).rejects.toMatchObject({
          body: { reason: 'directory.duplicate.decided' },
        })
      await api.client.directory.reopenDuplicate(pair)
      expect(await states()).toEqual([1, 0, 0])
      const { rows } = await sql<{ by: string }>`
        select distinct decided_by as by from directory.duplicate_decision where verdict = 'different'`.execute(
        database().db,
      )
      expect(rows).toHaveLength(1)
    })
  })

  describe('entering', () => {
    it('what may stand there already is told and refused until a reason is given', async () => {
      await enter('滁州录前机械有限公司')
      const values = {
        uscc: code(),
        name: '滁州市录前机械有限公司',
        regionCode: await county(),
        aboveScale: false,
        source: '测试录入',
        asOfOn: '2023-06-01',
      }
      expect(
        (await api.client.directory.checkDuplicates({ name: values.name })).map(({ name, verdict }) => [
          name,
          verdict,
        ]),
      ).toEqual([['滁州录前机械有限公司', 'same']])
      expect(await refusal(api.client.directory.createEnterprise(values))).toMatchObject({
        status: 409,
        reason: 'directory.enterprise.likelyDuplicate',
        details: { likely: [expect.objectContaining({ name: '滁州录前机械有限公司' })] },
      })
      const entered = await api.client.directory.createEnterprise({
        ...values,
        despiteDuplicates: '两个登记机关各有一家',
      })
      const [entry] = await api.client.system.listAudit({ kind: 'directory.enterprise', id: entered.id })
      expect(entry).toMatchObject({ reason: '两个登记机关各有一家' })
    })
  })

  describe('merging', () => {
    it('the preview tells value by value which wins and what refers to the entry merged; nothing is written', async () => {
      const { survivor, merged } = await twins('预览')
      const preview = await api.client.directory.previewMerge({ id: survivor.id, mergedId: merged.id })
      const chosen = Object.fromEntries(preview.fields.map(({ field, chosen: side }) => [field, side]))
      expect(chosen).toMatchObject({
        name: 'survivor',
        staff: 'survivor',
        products: 'merged',
        address: 'merged',
      })
      expect(preview.formerNames).toEqual(['滁州市预览机械有限责任公司'])
      expect(await api.client.directory.getEnterprise({ id: merged.id })).toEqual(merged)
    })

    it('the old id keeps working everywhere, names and codes are kept, references move, and a split puts all back', async () => {
      const { client } = api
      const { survivor, merged } = await twins('来回')
      const { nodes } = await client.chains.getMap({ chainCode: 'pv' })
      const [shared, own] = nodes.map(({ code: nodeCode }) => nodeCode)
      const place = (enterpriseId: string, nodeCode: string) =>
        client.chains.createPlacement({
          enterpriseId,
          nodeCode,
          sharePercent: 20,
          role: '生产',
          evidence: '走访',
          source: '测试',
          asOfOn: '2023-06-01',
        })
      await place(survivor.id, shared!)
      await place(merged.id, shared!)
      await place(merged.id, own!)
      const problem = await client.matters.openProblem({
        title: '来回机械用地',
        problem: '来回机械缺用地',
        chainCode: 'pv',
        enterpriseId: merged.id,
        origin: 'own',
      })
      const placesOf = async (id: string) =>
        (await client.chains.listPlacements({ enterpriseId: id }))
          .map(({ nodeCode, sharePercent }) => `${nodeCode} ${sharePercent}`)
          .sort()
      const before = { survivor: await placesOf(survivor.id), merged: await placesOf(merged.id) }

      const done = await merge(survivor, merged, { values: { name: 'merged', uscc: 'merged' } })
      expect(done.references.map(({ kind, fate }) => `${kind} ${fate}`).sort()).toEqual([
        'chains.placement dropped',
        'chains.placement moved',
        'matters.problem moved',
      ])
      const after = await client.directory.getEnterprise({ id: merged.id })
      expect(after).toMatchObject({
        id: survivor.id,
        name: '滁州市来回机械有限责任公司',
        formerNames: ['滁州来回机械有限公司'],
        uscc: merged.uscc,
        staff: 10,
        products: '阀门',
      })
      expect(await placesOf(merged.id)).toEqual([`${shared} 20`, `${own} 20`].sort())
      expect(await placesOf(survivor.id)).toEqual(await placesOf(merged.id))
      expect(
        (await client.matters.listProblems({ enterprise: merged.id })).items.map(({ id }) => id),
      ).toEqual([problem.id])
      expect(
        (await client.directory.listEnterprises({ query: '来回机械' })).items.map(({ id }) => id),
      ).toEqual([survivor.id])
      expect(
        (
          await client.system.traceThread({ kind: 'directory.enterprise', id: merged.id, depth: 1 })
        ).links.map(({ relation }) => relation),
      ).toContain('mergedInto')
      expect(await refusal(merge(after, merged))).toMatchObject({
        reason: 'directory.enterprise.mergedAlready',
      })
      expect(
        await refusal(
          client.directory.createEnterprise({ ...fields(survivor), name: '另一家', uscc: merged.uscc }),
        ),
      ).toMatchObject({ reason: 'directory.enterprise.usccTaken', details: { holderId: survivor.id } })

      const split = await client.directory.splitEnterprise({
        id: done.id,
        lockVersion: after.lockVersion,
        reason: '合并错了',
      })
      expect(split.split).toMatchObject({ leftAlone: [] })
      const {
        lockVersion: _a,
        updatedAt: _b,
        ...values
      } = await client.directory.getEnterprise({ id: survivor.id })
      expect(survivor).toMatchObject(values)
      const {
        lockVersion: _c,
        updatedAt: _d,
        ...restored
      } = await client.directory.getEnterprise({ id: merged.id })
      expect(merged).toMatchObject(restored)
      expect({ survivor: await placesOf(survivor.id), merged: await placesOf(merged.id) }).toEqual(before)
      expect((await client.matters.listProblems({ enterprise: merged.id })).total).toBe(1)
      expect((await client.directory.listDuplicates({ enterprise: merged.id })).total).toBe(1)
      expect(
        await refusal(
          client.directory.splitEnterprise({
            id: done.id,
            lockVersion: after.lockVersion + 1,
            reason: '再拆一次',
          }),
        ),
      ).toMatchObject({ status: 409 })
    })

    it('what was edited since the merge is named by the split and left alone', async () => {
      const { client } = api
      const { survivor, merged } = await twins('后改')
      const { nodes } = await client.chains.getMap({ chainCode: 'pv' })
      const placement = await client.chains.createPlacement({
        enterpriseId: merged.id,
        nodeCode: nodes[0]!.code,
        sharePercent: 20,
        role: '生产',
        evidence: '走访',
        source: '测试',
        asOfOn: '2023-06-01',
      })
      const done = await merge(survivor, merged)
      const [moved] = await client.chains.listPlacements({ enterpriseId: survivor.id })
      await client.chains.updatePlacement({
        id: placement.id,
        lockVersion: moved!.lockVersion,
        sharePercent: 35,
        role: '生产',
        evidence: '复核',
        source: '测试',
        asOfOn: '2023-06-02',
      })
      const current = await client.directory.getEnterprise({ id: survivor.id })
      const edited = await client.directory.updateEnterprise({ ...current, products: '阀门和泵' })
      const split = await client.directory.splitEnterprise({
        id: done.id,
        lockVersion: edited.lockVersion,
        reason: '合并错了',
      })
      expect(
        split
          .split!.leftAlone.map(({ kind, title }) => (kind === 'directory.enterprise' ? title : kind))
          .sort(),
      ).toEqual(['chains.placement', 'products'])
      expect((await client.directory.getEnterprise({ id: survivor.id })).products).toBe('阀门和泵')
      expect((await client.directory.getEnterprise({ id: survivor.id })).address).toBeNull()
      expect(await client.chains.listPlacements({ enterpriseId: merged.id })).toEqual([])
    })

    it('the code of a merged entry is entered as no new enterprise, but its survivor may take it', async () => {
      const { survivor, merged } = await twins('并码')
      await merge(survivor, merged)
      const { client } = api
      expect(await refusal(enter('全椒另名泵业有限公司', { uscc: merged.uscc }))).toMatchObject({
        reason: 'directory.enterprise.usccMerged',
        details: { holderId: survivor.id },
      })
      const current = await client.directory.getEnterprise({ id: survivor.id })
      const renewed = await client.directory.updateEnterprise({ ...current, uscc: merged.uscc })
      expect(renewed.uscc).toBe(merged.uscc)
    })

    it('chains of merges lead to the last entry and come apart in the other order', async () => {
      const { client } = api
      const { survivor, merged } = await twins('连环')
      const third = await enter('滁州连环机械股份有限公司')
      const first = await merge(survivor, merged)
      const between = await client.directory.getEnterprise({ id: survivor.id })
      const second = await merge(third, between)
      expect((await client.directory.getEnterprise({ id: merged.id })).id).toBe(third.id)
      const last = await client.directory.getEnterprise({ id: third.id })
      expect(
        await refusal(
          client.directory.splitEnterprise({
            id: first.id,
            lockVersion: last.lockVersion,
            reason: '先拆里面的',
          }),
        ),
      ).toMatchObject({ reason: 'directory.merge.laterFirst' })
      await client.directory.splitEnterprise({
        id: second.id,
        lockVersion: last.lockVersion,
        reason: '先拆外面的',
      })
      expect((await client.directory.getEnterprise({ id: merged.id })).id).toBe(survivor.id)
      const inner = await client.directory.getEnterprise({ id: survivor.id })
      await client.directory.splitEnterprise({
        id: first.id,
        lockVersion: inner.lockVersion,
        reason: '再拆里面的',
      })
      expect((await client.directory.getEnterprise({ id: merged.id })).id).toBe(merged.id)
    })

    it('two editors cannot overwrite each other on either side', async () => {
      const { survivor, merged } = await twins('并发')
      for (const stale of [
        { lockVersion: survivor.lockVersion + 5 },
        { mergedLockVersion: merged.lockVersion + 5 },
      ])
        expect(await refusal(merge(survivor, merged, stale))).toMatchObject({
          reason: 'platform.object.changed',
        })
    })

    it('of two people who merge the pair at once, in whichever direction, one does and the other is told', async () => {
      const { survivor, merged } = await twins('同时')
      const both = await Promise.allSettled([merge(survivor, merged), merge(merged, survivor)])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = both.findIndex(({ status }) => status === 'rejected')
      expect(await refusal(refused === 0 ? merge(survivor, merged) : merge(merged, survivor))).toMatchObject({
        reason: 'directory.enterprise.mergedAlready',
      })
      const [left, right] = [
        await api.client.directory.getEnterprise({ id: survivor.id }),
        await api.client.directory.getEnterprise({ id: merged.id }),
      ]
      expect(left).toEqual(right)
      expect(await api.client.directory.listMerges({ id: survivor.id })).toHaveLength(1)
    })

    it('the code of the entry merged still leads to the one that stayed, and a decision outlives edits', async () => {
      const { survivor, merged } = await twins('旧码')
      await api.client.directory.decideDuplicate({
        leftId: survivor.id,
        rightId: merged.id,
        decision: 'different',
        reason: '两家不同的企业',
      })
      const edited = await api.client.directory.updateEnterprise({ ...survivor, products: '泵' })
      await (await api.jobs()).drain()
      const open = async () =>
        (await api.client.directory.listDuplicates({ enterprise: survivor.id, state: 'open' })).items
      expect(await open()).toEqual([])
      await merge(edited, merged)
      expect(await open()).toEqual([])
      expect(
        (await api.client.directory.listEnterprises({ query: merged.uscc })).items.map(({ id }) => id),
      ).toEqual([survivor.id])
    })

    it('both entries must lie within the reach of the office', async () => {
      const { survivor } = await twins('辖区')
      const elsewhere = (await api.client.directory.listRegions()).filter(
        (region) => region.kind === 'county',
      )[1]!.code
      const outside = await enter('滁州辖区机械股份有限公司', { regionCode: elsewhere })
      const ofCounty = reach({ regionCodes: [survivor.regionCode] })
      const office = api.as(
        actorWith({
          'directory.enterprise.read': reach({ everywhere: true }),
          'directory.enterprise.merge': ofCounty,
        }),
      ).client.directory
      const input = {
        id: survivor.id,
        mergedId: outside.id,
        lockVersion: survivor.lockVersion,
        mergedLockVersion: outside.lockVersion,
        reason: '同一家',
      }
      expect(await refusal(office.mergeEnterprises(input))).toMatchObject({ status: 403 })
      expect(await refusal(office.previewMerge({ id: survivor.id, mergedId: outside.id }))).toMatchObject({
        status: 403,
      })
      const seen = (await office.listDuplicates({ enterprise: survivor.id })).items.flatMap(
        ({ left, right }) => [left.id, right.id],
      )
      expect(seen).not.toContain(outside.id)
      expect(seen).toContain(survivor.id)
    })
  })

  it('every write left its entry in the audit log', () => expectEveryWriteAudited(database()))

  const fields = ({
    uscc,
    name,
    regionCode,
    aboveScale,
    source,
    asOfOn,
  }: {
    uscc: string
    name: string
    regionCode: string
    aboveScale: boolean
    source: string
    asOfOn: string
  }) => ({ uscc, name, regionCode, aboveScale, source, asOfOn })
})
