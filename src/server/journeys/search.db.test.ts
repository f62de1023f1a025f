import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/http/contract.ts'
import { installSearch, rebuildSearch } from '#platform/search/install.ts'
import { inTransaction } from '#platform/transaction.ts'
import { searchKinds } from '../search.ts'
import { actorWith, reach } from '../testing/actors.ts'
import { type TestApi, testApi } from '../testing/api.ts'
import { demoActor } from '../testing/demo-actors.ts'

onBothDemoCities('global search', (database, ctx) => {
  let api: TestApi
  let serial = 0
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const code = (): string => {
    const body = `91341126MB7${String(++serial).padStart(6, '0')}`
    return body + usccCheckDigit(body)
  }
  const firm = (name: string, more: object = {}) => ({
    uscc: code(),
    name,
    regionCode: '341126',
    aboveScale: false,
    source: '测试录入',
    asOfOn: '2023-06-01',
    despiteDuplicates: '测试需要',
    ...more,
  })
  const enter = (name: string, more: object = {}) => api.client.directory.createEnterprise(firm(name, more))
  /** Titles that are found, by kind. */
  const find = async (query: string, who = api): Promise<Record<string, string[]>> => {
    const { groups } = await who.client.search.find({ query })
    return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title)]))
  }
  const firms = async (query: string, who = api) => (await find(query, who))['directory.enterprise'] ?? []
  /** The whole index, to compare it with one built anew. */
  const index = async () =>
    (
      await sql`select kind, object_id, place, text, is_code, cells, size, tokens from platform.search_name
        order by kind, object_id, place`.execute(database().db)
    ).rows

  it('an enterprise is found at once: by characters, pinyin, initials, mixed, and the beginning of its code', async () => {
    const { id, uscc } = await enter('安徽蚌埠乐行重工（测试）有限公司')
    const name = '安徽蚌埠乐行重工（测试）有限公司'
    for (const query of [
      '乐行',
      '重工测试',
      'bengbu',
      'leheng',
      'bblxzg',
      '蚌埠le',
      'bengbulexingzhong',
      uscc.slice(0, 17),
      uscc.toLowerCase(),
      '蚌埠 重工',
    ]) {
      const found = await firms(query)
      if (query === 'leheng') expect(found).not.toContain(name)
      else expect(found, query).toContain(name)
    }
    const { groups } = await api.client.search.find({ query: 'bengbu' })
    const hit = groups.flatMap(({ hits }) => hits).find((one) => one.title === name)
    expect(hit).toMatchObject({
      kind: 'directory.enterprise',
      id,
      href: `/enterprises/${id}`,
      ranges: [{ start: 2, end: 4 }],
      also: null,
      line: `凤阳县 · ${uscc}`,
    })
  })

  it('one character is too short and finds nothing; so does what is no character', async () => {
    for (const query of ['滁', 'c', '%', '__', "'"]) {
      expect(await api.client.search.find({ query })).toEqual({ tooShort: true, groups: [] })
    }
  })

  it('wildcards, patterns and markup are taken by their letters and given back as text', async () => {
    const name = '<img src=x onerror=alert(1)>珐琅'
    await enter(name)
    expect(await firms('onerror')).toEqual([name])
    expect(await firms('.*珐琅.*')).toContain(name)
    expect(await firms('珐_琅')).toContain(name)
    expect(await firms('[a-z]+')).not.toContain(name)
    const { groups } = await api.client.search.find({ query: 'onerror' })
    const [hit] = groups[0]!.hits
    expect(hit!.title.slice(hit!.ranges[0]!.start, hit!.ranges[0]!.end)).toBe('onerror')
  })

  it('the order: the whole name, its beginning, anywhere, pinyin, initials; the shorter first', async () => {
    for (const name of ['滁滏', '滁滏玻璃厂', '滁滏厂', '凤阳滁滏厂', '除夫厂', '除夫玻璃厂', '凤阳除夫厂'])
      await enter(name)
    expect(await firms('滁滏')).toEqual(['滁滏', '滁滏厂', '滁滏玻璃厂', '凤阳滁滏厂'])
    expect(await firms('chufuchang')).toEqual(['滁滏厂', '除夫厂', '凤阳滁滏厂', '凤阳除夫厂'])
    const again = await firms('chufu')
    expect(again).toHaveLength(6)
    expect(await firms('chufu')).toEqual(again)
  })

  it('every kind is found by its name, with an address that opens', async () => {
    const { db } = database()
    const one = async (table: string, column: string) =>
      (
        await sql<{ name: string }>`select ${sql.ref(column)} as name from ${sql.table(table)}
        where length(${sql.ref(column)}) >= 2 order by ${sql.ref(column)} limit 1`.execute(db)
      ).rows[0]!.name
    const engagedNeed = async () =>
      (
        await sql<{ name: string }>`select n.title as name from talent.engagement g
          join talent.need n on n.id = g.need_id order by n.title limit 1`.execute(db)
      ).rows[0]!.name
    await api.client.documents.upload({ file: new File(['市委今天召开会议。'], '光伏产业动员会纪要.txt') })
    for (const [kind, name] of [
      ['directory.enterprise', await one('directory.enterprise', 'name')],
      ['directory.organisation', await one('directory.organisation', 'name')],
      ['directory.person', await one('directory.person', 'name')],
      ['chains.node', '光伏玻璃'],
      ['chains.chain', '光伏产业链'],
      ['documents.document', '光伏产业动员会纪要.txt'],
      ['matters.problem', await one('matters.problem', 'title')],
      ['matters.task', await one('matters.task', 'title')],
      ['talent.institute', '滁州学院'],
      ['talent.bidding', await one('talent.bidding', 'title')],
      ['talent.engagement', await engagedNeed()],
      ['talent.fair', await one('talent.fair', 'title')],
      ['talent.need', await one('talent.need', 'title')],
      ['talent.shortageDirectory', await one('talent.shortage_directory', 'title')],
      ['talent.skill', 'TOPCon工艺'],
      ['talent.profile', await one('talent.profile', 'name')],
      ['training.course', await one('training.course', 'name')],
      ['training.teacher', await one('training.teacher', 'name')],
      ['training.venue', await one('training.venue', 'name')],
    ] as const) {
      const { groups } = await api.client.search.find({ query: name.slice(0, 100), kind })
      expect(groups.map((group) => group.kind)).toEqual([kind])
      // Who it is stands on a person's own page; titles go by number.
      const { title } = groups[0]!.hits[0]!
      if (kind === 'talent.profile') expect(title).toMatch(/^人才 \d+ 号$/)
      // An engagement goes on with the number of the person, a directory with its version.
      else if (kind === 'talent.engagement' || kind === 'talent.shortageDirectory')
        expect(title.startsWith(name), kind).toBe(true)
      else expect(title, kind).toBe(name)
      expect(groups[0]!.hits[0]!.href).toMatch(/^\//)
    }
  })

  it('objects are named anew for whoever chose them before, as long as they are in reach', async () => {
    const shown = await enter('近用器皿有限公司', { regionCode: '341126' })
    const refs = [
      { kind: 'directory.enterprise', id: shown.id },
      { kind: 'directory.enterprise', id: '6a4b1a3e-0000-4000-8000-000000000000' },
      { kind: 'access.account', id: 'x' },
    ]
    const { objects } = await api.client.search.recall({ refs })
    expect(objects).toEqual([
      {
        ...refs[0],
        title: shown.name,
        href: `/enterprises/${shown.id}`,
        line: `凤阳县 · ${shown.uscc}`,
      },
    ])
    const elsewhere = api.as(actorWith({ 'directory.enterprise.read': reach({ regionCodes: ['341122'] }) }))
    expect(await elsewhere.client.search.recall({ refs })).toEqual({ objects: [] })
  })

  it('people are found by how their surnames are read', async () => {
    const orgId = (await api.client.directory.listOrganisations()).find((one) => one.code === 'commerce')!.id
    await api.client.directory.createPerson({ name: '单虚构', orgId })
    expect((await find('shanxugou'))['directory.person']).toEqual(['单虚构'])
    expect((await find('sxg'))['directory.person']).toContain('单虚构')
    expect((await find('danxugou'))['directory.person']).toBeUndefined()
  })

  it('out of reach is neither found nor counted, by whatever is typed', async () => {
    const hidden = await enter('隐山玻璃有限公司', { regionCode: '341122' })
    const shown = await enter('隐山器皿有限公司', { regionCode: '341126' })
    const read: Permission = 'directory.enterprise.read'
    const inCounty = api.as(actorWith({ [read]: reach({ regionCodes: ['341126'] }) }))
    for (const query of ['隐山', 'yinshan', 'ysbl', hidden.uscc, '隐山玻璃']) {
      const answer = await inCounty.client.search.find({ query, limit: 1 })
      expect(JSON.stringify(answer)).not.toContain(hidden.id)
      expect(JSON.stringify(answer)).not.toContain('隐山玻璃')
      for (const group of answer.groups) expect(group.more).toBe(false)
    }
    expect(await firms('隐山', inCounty)).toEqual([shown.name])
    expect(await find('隐山', api.as(actorWith({})))).toEqual({})
    expect(await firms('隐山', api.as(actorWith({ [read]: reach({ regionCodes: ['341122'] }) })))).toEqual([
      hidden.name,
    ])
    // The reach follows the enterprise.
    await api.client.directory.updateEnterprise({ ...firm(hidden.name), ...hidden, regionCode: '341126' })
    expect((await firms('隐山', inCounty)).sort()).toEqual([hidden.name, shown.name].sort())
  })

  it('what every role is shown, its guards let it see', async () => {
    for (const username of ['county', 'enterprise-user', 'expert', 'trainee']) {
      const who = api.as(await demoActor(database(), username))
      for (const query of ['滁州', 'gs', '光伏']) {
        const { groups } = await who.client.search.find({ query, limit: 3 })
        for (const hit of groups.flatMap(({ hits }) => hits)) {
          const trace = await who.client.system.traceThread({ kind: hit.kind, id: hit.id, depth: 1 })
          expect(trace.object.title, `${username} ${hit.kind} ${hit.title}`).toBe(hit.title)
        }
      }
    }
  })

  it('edits, renames, merges, splits, the bin and undoing are found by what stands then; an index built anew is the same', async () => {
    const { client } = api
    const made = await enter('前名玻璃有限公司')
    const edited = await client.directory.updateEnterprise({
      ...firm('后名玻璃有限公司', { formerNames: ['前名玻璃有限公司'] }),
      id: made.id,
      uscc: made.uscc,
      lockVersion: made.lockVersion,
    })
    expect(await firms('houming')).toEqual(['后名玻璃有限公司'])
    const former = (await client.search.find({ query: '前名玻璃' })).groups[0]!.hits[0]!
    expect(former).toMatchObject({
      title: '后名玻璃有限公司',
      ranges: [],
      also: { text: '前名玻璃有限公司', ranges: [{ start: 0, end: 4 }] },
    })

    const twin = await enter('并入器皿有限公司')
    await client.directory.mergeEnterprises({
      id: edited.id,
      mergedId: twin.id,
      lockVersion: edited.lockVersion,
      mergedLockVersion: twin.lockVersion,
      reason: '同一家企业',
    })
    expect(await firms('并入器皿')).toEqual(['后名玻璃有限公司'])
    expect(await firms(twin.uscc)).toEqual(['后名玻璃有限公司'])
    const survivor = await client.directory.getEnterprise({ id: edited.id })
    const { items } = await client.directory
      .listMerges({ id: survivor.id })
      .then((merges) => ({ items: merges }))
    await client.directory.splitEnterprise({
      id: items[0]!.id,
      lockVersion: survivor.lockVersion,
      reason: '合并错了',
    })
    expect(await firms('并入器皿')).toEqual(['并入器皿有限公司'])

    const again = await client.directory.getEnterprise({ id: twin.id })
    await client.directory.removeEnterprise({
      id: again.id,
      lockVersion: again.lockVersion,
      reason: '重复录入',
    })
    expect(await firms('并入器皿')).toEqual([])
    await client.bin.restore({ kind: 'directory.enterprise', id: again.id })
    expect(await firms('并入器皿')).toEqual(['并入器皿有限公司'])

    const organisation = (await client.directory.listOrganisations()).find((one) => one.code === 'commerce')!
    const detail = await client.directory.getOrganisation({ id: organisation.id })
    await client.directory.updateOrganisation({
      name: '滁州市商贸局',
      kind: detail.kind,
      regionCode: detail.regionCode,
      id: detail.id,
      lockVersion: detail.lockVersion,
      renamedOn: '2023-06-01',
    })
    expect((await find('shangmaoju'))['directory.organisation']).toContain('滁州市商贸局')
    expect((await find('滁州市商务局'))['directory.organisation']).toContain('滁州市商贸局')

    const document = await client.documents.upload({
      file: new File(['市委召开会议研究玻璃产业。'], '玻璃专题会.txt'),
    })
    await client.documents.remove({ id: document.id, lockVersion: document.lockVersion, reason: '传错文件' })
    expect((await find('玻璃专题会'))['documents.document']).toBeUndefined()
    await client.bin.restore({ kind: 'documents.document', id: document.id })
    expect((await find('blzth'))['documents.document']).toEqual(['玻璃专题会.txt'])

    const problem = await client.matters.openProblem({
      title: '窑炉用气不足',
      problem: '窑炉用气不足，产线停了两条',
      chainCode: 'pv',
      origin: 'own',
    })
    await client.matters.updateProblem({
      id: problem.id,
      lockVersion: problem.lockVersion,
      title: '窑炉天然气不足',
    })
    expect((await find('yltrq'))['matters.problem']).toEqual(['窑炉天然气不足'])

    const kept = await index()
    await rebuildSearch(database().db, searchKinds)
    expect(await index()).toEqual(kept)
  })

  it('what writes around the services is found as well, and nothing waits after a transaction', async () => {
    const made = await enter('直改前有限公司')
    await sql`update directory.enterprise set name = '直改后有限公司' where id = ${made.id}`.execute(
      database().db,
    )
    expect(await firms('直改后')).toEqual(['直改后有限公司'])
    await inTransaction(ctx(), async (tx) => {
      await sql`update directory.enterprise set name = '再改有限公司' where id = ${made.id}`.execute(tx.db)
    })
    const { rows } = await sql`select 1 from platform.search_due`.execute(database().db)
    expect(rows).toEqual([])
    expect(await firms('zaigai')).toEqual(['再改有限公司'])
  })

  it('a change that fails leaves what was found before', async () => {
    const made = await enter('不变有限公司')
    const attempt = inTransaction(ctx(), async (tx) => {
      await sql`update directory.enterprise set name = '变了有限公司' where id = ${made.id}`.execute(tx.db)
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    expect(await firms('变了')).toEqual([])
    expect(await firms('不变')).toEqual(['不变有限公司'])
  })

  it('triggers that are gone, as after a restore, are put back and the index is built anew; else nothing is done', async () => {
    const { db } = database()
    expect(await installSearch(db, searchKinds, new Date())).toBeNull()
    const kept = await index()
    await sql`drop trigger search_directory_person_update on directory.person`.execute(db)
    await sql`delete from platform.search_name`.execute(db)
    expect(await installSearch(db, searchKinds, new Date())).toBeGreaterThan(100)
    expect(await index()).toEqual(kept)
  })

  it('a word that thousands have: those that begin so first, the shortest first, and there are more', async () => {
    const rows = Array.from({ length: 2_600 }, (_, at) => ({
      uscc: code(),
      name: `滁州${['旻', '昕', '晗'][at % 3]}${at}常见玻璃有限公司`,
      region: at % 2 === 0 ? '341126' : '341122',
    }))
    await sql`insert into directory.enterprise (uscc, name, region_code, above_scale, source, as_of_on, created_at, updated_at)
      select r.uscc, r.name, r.region, false, '测试', '2023-06-01', now(), now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(uscc text, name text, region text)`.execute(
      database().db,
    )
    await enter('常见厂')
    await enter('常见玻璃厂')
    const { groups } = await api.client.search.find({ query: '常见', kind: 'directory.enterprise' })
    expect(groups[0]!.more).toBe(true)
    expect(groups[0]!.hits.map(({ title }) => title).slice(0, 3)).toEqual([
      '常见厂',
      '常见玻璃厂',
      // Twelve characters, the fewest that are left; of those the first by its text.
      '滁州旻0常见玻璃有限公司',
    ])
    const inCounty = api.as(actorWith({ 'directory.enterprise.read': reach({ regionCodes: ['341122'] }) }))
    const answer = await inCounty.client.search.find({
      query: 'cjbl',
      kind: 'directory.enterprise',
      limit: 30,
    })
    expect(answer.groups[0]).toMatchObject({ more: true })
    expect(answer.groups[0]!.hits).toHaveLength(30)
    expect(answer.groups[0]!.hits.every(({ line }) => line?.startsWith('来安县'))).toBe(true)
  })
})
