import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import type { Post } from '#modules/governance/contract.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { officeTimeout, openedInOffice } from '#platform/tabular/testing/office.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

const objects = ['governance.post', 'governance.activity'] as const
type Target = (typeof objects)[number]

onBothDemoCities('roster and activities of the chain-chief system that are brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  /** Keeps the cards of the first chain only. */
  let chainOffice: TestApi
  let chain: { code: string; name: string }
  let other: { code: string; name: string }
  let unit: string
  let person: { id: string; name: string; orgName: string; posts: { title: string }[] }

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const settled = async (as: TestApi, id: string): Promise<ImportBatch> => {
    await (await api.jobs()).drain()
    const batch = await as.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const bringFile = async (object: Target, file: File, as = office): Promise<ImportBatch> =>
    settled(as, (await as.client.imports.startImport({ object, file })).id)
  const bring = (object: Target, lines: readonly string[], as = office): Promise<ImportBatch> =>
    bringFile(object, new File([lines.join('\n')], '报送.csv'), as)
  const take = async ({ id, lockVersion }: ImportBatch, as = office): Promise<ImportBatch> => {
    await as.client.imports.applyImport({ id, lockVersion })
    return settled(as, id)
  }
  const back = async ({ id }: ImportBatch): Promise<ImportBatch> => {
    const { lockVersion } = await office.client.imports.getImport({ id })
    await office.client.imports.revertImport({ id, lockVersion, reason: '报送口径有误' })
    return settled(office, id)
  }
  const faultsOf = async ({ id }: ImportBatch, as = office) =>
    (await as.client.imports.listImportRows({ id, outcome: 'bad' })).items.flatMap(({ faults }) =>
      faults.map(({ column, code }) => `${column} ${code}`),
    )
  const postOf = async (holder: string, chainCode = chain.code): Promise<Post | null> => {
    const { roles } = await office.client.governance.getCard({ chainCode })
    const posts = roles.flatMap(({ current, former, upcoming }) => [...current, ...former, ...upcoming])
    return posts.find(({ holderName }) => holderName === holder) ?? null
  }
  /** An exported file, brought again. */
  const again = async (object: Target, file: Blob): Promise<ImportBatch> =>
    bringFile(object, new File([await file.arrayBuffer()], 'again.xlsx'))

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(await actorOf('head-office'))
    chainOffice = api.as(await actorOf('chain-office'))
    const cards = await office.client.governance.listCards()
    const named = (code: string) => {
      const { chainCode, chainName } = cards.find((card) => card.chainCode === code)!
      return { code: chainCode, name: chainName }
    }
    chain = named('pv')
    other = named('food')
    unit = (await office.client.directory.organisationTree({})).find(({ kind }) => kind === 'bureau')!.name
    const people = await office.client.directory.listPeople({ pageSize: 200 })
    const times = (name: string) => people.items.filter((one) => one.name === name).length
    person = people.items.find(({ name, posts }) => times(name) === 1 && posts.length === 1)!
  })

  const heading = '产业链,职责,姓名或名称,职务,名册人员,单位,起始日期,截止日期,来源,备注'

  it('bad rows are told, good ones come onto the cards with person and unit, twice changes nothing', async () => {
    const rows = [
      heading,
      `${chain.name},副链长,导入副链长,示例职务,${person.name},${unit},2023.1.10,,链长制工作方案,`,
      `${chain.name}产业链,专班,导入专班,,,${unit},2023-02-01,2023-12-31,链长制工作方案,负责日常`,
      `,牵头单位,导入单位甲,,,,2023-02-01,,链长制工作方案,`,
      `${chain.name},总链长,导入总链长,,,,2023-02-01,,链长制工作方案,`,
      `${chain.name},工作专班,导入专班乙,,,,2023-02-01,2023-01-01,链长制工作方案,`,
      `没有的产业链,工作专班,导入专班丙,,,,2023-02-01,,链长制工作方案,`,
      `${chain.name},队长,导入专班丁,,,没有的单位,2023-02-01,,,`,
      `${chain.name},工作专班,导入专班,,,,2023-02-01,,链长制工作方案,`,
    ]
    const checked = await bring('governance.post', rows)
    expect(await faultsOf(checked)).toEqual([
      'chainCode governance.post.chainMismatch',
      'chainCode governance.post.chainMismatch',
      'untilOn governance.post.datesReversed',
      'chainCode notListed',
      'role notListed',
      'orgId notListed',
      'source required',
      'chainCode twiceInFile',
    ])
    expect(checked.counts).toEqual({ bad: 6, create: 2, change: 0, same: 0 })
    expect(await postOf('导入专班')).toBeNull()
    const first = await take(checked)
    expect(await postOf('导入专班')).toMatchObject({
      role: 'taskForce',
      orgName: unit,
      sinceOn: '2023-02-01',
      untilOn: '2023-12-31',
      note: '负责日常',
    })
    expect(await postOf('导入副链长')).toMatchObject({ role: 'deputyChainChief', personId: person.id })
    expect((await bring('governance.post', rows)).counts).toEqual({ bad: 6, create: 0, change: 0, same: 2 })

    const made = (await postOf('导入专班'))!
    const thread = await office.client.system.traceThread({ kind: 'governance.post', id: made.id, depth: 1 })
    expect(thread.links.map(({ relation }) => relation).sort()).toEqual(['holds', 'importedIn'])
    const changed = await take(
      await bring('governance.post', [
        heading,
        `${chain.name},工作专班,导入专班,示例专班主任,,,2023-02-01,2023-11-30,新的工作方案,`,
      ]),
    )
    expect(changed.counts).toEqual({ bad: 0, create: 0, change: 1, same: 0 })
    // What the file left empty stays.
    expect(await postOf('导入专班')).toMatchObject({
      holderTitle: '示例专班主任',
      untilOn: '2023-11-30',
      source: '新的工作方案',
      note: '负责日常',
      orgName: unit,
    })

    // What was changed since stays until that is taken back.
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 1 })
    expect(await postOf('导入副链长')).toBeNull()
    expect(await back(changed)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await postOf('导入专班')).toMatchObject({ untilOn: '2023-12-31', source: '链长制工作方案' })
    const history = await office.client.system.listAudit({ kind: 'governance.post', id: made.id })
    expect(history.map(({ action }) => action).sort()).toEqual([
      'governance.post.assign',
      'governance.post.importReverted',
      'governance.post.update',
    ])
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('a term with activities stays when its batch goes back', async () => {
    const batch = await take(
      await bring('governance.post', [heading, `${chain.name},协会,导入协会,,,,2023-02-01,,章程,`]),
    )
    const { id } = (await postOf('导入协会'))!
    await office.client.governance.addActivity({ id, heldOn: '2023-06-01', title: '成立大会' })
    expect(await back(batch)).toMatchObject({ state: 'reverted', kept: 1 })
    const [row] = (await office.client.imports.listImportRows({ id: batch.id, kept: true })).items
    expect(row?.kept).toEqual([])
    expect(row?.lastAct?.action ?? null).toBeNull()
    expect(await postOf('导入协会')).not.toBeNull()
  })

  const activities = '产业链,职责,姓名或名称,活动日期,活动内容,说明'
  it('activities: come onto the term of their day, are never edited, and go back into the recycle bin', async () => {
    const post = (name: string, since: string, until: string) =>
      `${chain.name},研发平台,${name},,,,${since},${until},组建方案,`
    await take(
      await bring('governance.post', [
        heading,
        post('导入平台', '2021-01-01', '2021-12-31'),
        post('导入平台', '2023-01-01', ''),
      ]),
    )
    const row = (day: string, title: string, note = '', holder = '导入平台') =>
      `${chain.name},研发平台,${holder},${day},${title},${note}`
    const rows = [
      activities,
      row('2021.5.6', '揭牌'),
      row('2023-03-01', '发布首批课题', '共 3 项'),
      row('2022-03-01', '任期之外'),
      row('2023-03-01', '无此平台', '', '没有的平台'),
      row('2023-03-01', '发布首批课题', '共 4 项'),
      row('某日', '发布首批课题'),
    ]
    const checked = await bring('governance.activity', rows)
    expect(await faultsOf(checked)).toEqual([
      'heldOn governance.activity.termUnclear',
      'holderName governance.post.unknown',
      'chainCode twiceInFile',
      'heldOn notDay',
    ])
    expect(checked.counts).toEqual({ bad: 4, create: 2, change: 0, same: 0 })
    const batch = await take(checked)
    const stand = async () => {
      const { roles } = await office.client.governance.getCard({ chainCode: chain.code })
      const posts = roles.flatMap(({ current, former }) => [...former, ...current])
      return posts
        .filter(({ holderName }) => holderName === '导入平台')
        .flatMap((one) => one.activities.map(({ title, note }) => `${one.sinceOn} ${title} ${note}`))
    }
    expect(await stand()).toEqual(['2021-01-01 揭牌 null', '2023-01-01 发布首批课题 共 3 项'])
    expect((await bring('governance.activity', rows)).counts).toEqual({
      bad: 4,
      create: 0,
      change: 0,
      same: 2,
    })
    const edited = await bring('governance.activity', [
      activities,
      row('2023-03-01', '发布首批课题', '共 5 项'),
    ])
    expect(await faultsOf(edited)).toEqual(['note governance.activity.notEdited'])

    const file = await office.client.governance.exportActivities()
    const copy = await again('governance.activity', file)
    expect(copy.counts).toMatchObject({ bad: 0, create: 0, change: 0 })
    expect(copy.counts.same).toBeGreaterThan(2)
    expect(copy).toMatchObject({ toleratedRows: 0, sheets: [{ unknown: [], missing: [] }] })

    // Whoever keeps one chain brings and takes out no more than they may.
    const foreign = await office.client.governance.getCard({ chainCode: other.code })
    const [body] = foreign.roles.find(({ role }) => role === 'leadOrg')!.current
    const beyond = await bring(
      'governance.activity',
      [
        activities,
        `${other.name},牵头单位,${body!.holderName},2023-06-01,调研企业,`,
        row('2023-06-02', '调研企业'),
      ],
      chainOffice,
    )
    expect(await faultsOf(beyond, chainOffice)).toEqual(['null platform.right.missing'])
    expect(beyond.counts).toMatchObject({ create: 1 })
    const expert = api.as(await actorOf('expert'))
    expect(await refusal(expert.client.governance.exportActivities())).toMatchObject({ status: 403 })

    expect(await back(batch)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await stand()).toEqual([])
    const bin = await office.client.bin.list({ kind: 'governance.activity', page: 1, pageSize: 20 })
    expect(bin.items.map(({ title }) => title).sort()).toEqual(['发布首批课题', '揭牌'].sort())
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('reach as far as whoever brings them may assign posts, and are not for those who may not', async () => {
    const rows = [
      heading,
      `${chain.name},工作专班,导入专班戊,,,,2023-02-01,,链长制工作方案,`,
      `${other.name},工作专班,导入专班己,,,,2023-02-01,,链长制工作方案,`,
      `,总链长,导入总链长,,,,2023-02-01,,链长制工作方案,`,
    ]
    const own = await bring('governance.post', rows, chainOffice)
    expect(own.counts).toEqual({ bad: 2, create: 1, change: 0, same: 0 })
    expect(await faultsOf(own, chainOffice)).toEqual([
      'null platform.right.missing',
      'null platform.right.missing',
    ])
    await take(own, chainOffice)
    expect(await postOf('导入专班戊')).not.toBeNull()
    expect(await postOf('导入专班己', other.code)).toBeNull()

    const { client } = api.as(await actorOf('indicators'))
    for (const object of objects) {
      expect((await client.imports.listImportTables()).map((table) => table.object)).not.toContain(object)
      expect(await refusal(client.imports.importTemplate({ object }))).toMatchObject({ status: 403 })
      const file = new File([rows.join('\n')], '报送.csv')
      expect(await refusal(client.imports.startImport({ object, file }))).toMatchObject({ status: 403 })
    }
  })

  it(
    'an exported roster brought again changes nothing, and is for those who may take it out',
    async () => {
      const file = await office.client.governance.exportPosts({ former: true })
      const present = openedInOffice(
        new Uint8Array(await (await office.client.governance.exportPosts({})).arrayBuffer()),
      )
      const cells = openedInOffice(new Uint8Array(await file.arrayBuffer()))
      expect(cells[1]).toContain('产业链')
      expect(cells[2]).toContain('总链长')
      expect(cells.join('\n')).toContain('导入专班戊')
      expect(present.length).toBeLessThanOrEqual(cells.length)
      const batch = await again('governance.post', file)
      expect(batch.counts).toEqual({ bad: 0, create: 0, change: 0, same: cells.length - 2 })
      expect(batch).toMatchObject({ toleratedRows: 0, sheets: [{ unknown: [], missing: [] }] })
      const entry = await database()
        .db.selectFrom('platform.audit_entry')
        .select(['object_kind', 'after'])
        .where('action', '=', 'governance.post.export')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      expect(entry).toMatchObject({
        object_kind: 'governance.list',
        after: { former: true, rows: cells.length - 2 },
      })
      const expert = api.as(await actorOf('expert'))
      expect(await refusal(expert.client.governance.exportPosts({}))).toMatchObject({
        status: 403,
        reason: 'platform.right.missing',
      })
    },
    officeTimeout * 2,
  )

  it(
    'have templates that open in another office program',
    async () => {
      for (const object of objects) {
        const template = await office.client.imports.importTemplate({ object })
        const cells = openedInOffice(new Uint8Array(await template.arrayBuffer()))
        expect(cells.join('\n')).toContain('示例')
      }
    },
    officeTimeout * objects.length,
  )
})
