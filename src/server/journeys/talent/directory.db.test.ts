import { beforeAll, expect, it } from 'vitest'
import { usualWeights } from '#modules/talent/contract/shortage-index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { openInOffice, readPages } from '#platform/officialdoc/testing/read-pages.ts'
import { officeTimeout } from '#platform/tabular/testing/office.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { talentRows } from '../../testing/talent-rows.ts'

const year = 2031
const input = {
  year,
  title: '2031年度急需紧缺人才目录',
  fromOn: '2031-01-01',
  toOn: '2031-12-31',
  weights: usualWeights,
}

onBothDemoCities('SYS8 the shortage directory', (database, ctx) => {
  let section: TestApi
  let official: TestApi
  let firm: TestApi
  let first: string
  const rows = () => talentRows(ctx())
  const entries = async (api: TestApi, id: string) =>
    (await api.client.talent.listDirectoryEntries({ id, pageSize: 200 })).items
  const titled = async (api: TestApi, id: string, title: string) =>
    (await entries(api, id)).find((entry) => entry.title === title)!
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    official = api.as(await demoActor(database(), 'chain-office'))
    firm = api.as(await demoActor(database(), 'enterprise-user'))
    await rows().clear()
    const of = { chain: 'pv', asOfOn: '2031-05-01' }
    for (const enterprise of [0, 1, 2])
      await rows().need({ ...of, enterprise, title: 'PLC工程师', headcount: 2, salary: [8000, 12_000] })
    await rows().need({ ...of, enterprise: 3, title: '首席科学家', headcount: 1, salary: [50_000, 70_000] })
    await rows().need({ ...of, title: '往年岗位', asOfOn: '2030-12-31' })
    await rows().need({ ...of, title: '撤回岗位', state: 'closed' })
    await rows().person({ chains: ['pv'] })
    await rows().person({ chains: ['pv'], education: '30' })
  })

  it('is drafted from the needs of its period, grouped by chain, title and kind, with the arithmetic told', async () => {
    const draft = await section.client.talent.draftDirectory(input)
    first = draft.id
    expect(draft).toMatchObject({ year, version: 1, state: 'draft', entries: 2 })
    const plc = await titled(section, first, 'PLC工程师')
    expect(plc).toMatchObject({ seats: 6, enterprises: 3, candidates: 1, salaryFrom: 8000, salaryTo: 12_000 })
    // (6 − 1) ÷ 6; undergraduate 3 ÷ 5; 3 ÷ 10 years; pay is the lower median of 10000 and 60000 itself: a half.
    expect(plc.parts?.parts.contrast).toBeCloseTo(5 / 6)
    expect(plc.parts?.parts).toMatchObject({ education: 0.6, experience: 0.3, requirement: 0, salary: 0.5 })
    // (0.83333·40 + 0.6·15 + 0.3·15 + 0·10 + 0.5·20) ÷ 100 = 56.8333 ÷ 100
    expect(plc).toMatchObject({ index: 0.5683, stars: 3, level: 'veryShort', reasonKind: 'number' })
    expect(await refusal(section.client.talent.draftDirectory(input))).toMatchObject({
      status: 409,
      reason: 'talent.directory.draftExists',
    })
    expect(
      await refusal(
        section.client.talent.draftDirectory({
          ...input,
          year: 2040,
          fromOn: '2040-01-01',
          toOn: '2040-12-31',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'talent.directory.noNeeds' })
    expect(
      await refusal(section.client.talent.draftDirectory({ ...input, year: 2041, toOn: '2030-01-01' })),
    ).toMatchObject({ status: 400, reason: 'talent.directory.period' })
  })

  it('other weights change the index and leave the parts', async () => {
    const before = await section.client.talent.getDirectory({ id: first })
    const weights = { contrast: 100, education: 0, experience: 0, requirement: 0, salary: 0 }
    const change = { ...input, id: first, recount: false }
    const after = await section.client.talent.updateDirectory({
      ...change,
      weights,
      lockVersion: before.lockVersion,
    })
    expect((await titled(section, first, 'PLC工程师')).index).toBe(0.8333)
    expect(
      await refusal(section.client.talent.updateDirectory({ ...change, lockVersion: before.lockVersion })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    await section.client.talent.updateDirectory({
      ...change,
      lockVersion: after.lockVersion,
      recount: true,
    })
    expect((await titled(section, first, 'PLC工程师')).index).toBe(0.5683)
  })

  it('stars set by hand stand beside the computed ones with their reason, also after counting anew', async () => {
    const { client } = section
    const plc = await titled(section, first, 'PLC工程师')
    const seen = await client.talent.getDirectory({ id: first })
    const adjusted = await client.talent.adjustDirectoryEntry({
      id: first,
      entryId: plc.id,
      lockVersion: seen.lockVersion,
      stars: 5,
      reason: '龙头企业扩产',
    })
    expect(adjusted).toMatchObject({ stars: 3, adjustedStars: 5, adjustedReason: '龙头企业扩产' })
    const { lockVersion } = await client.talent.getDirectory({ id: first })
    await client.talent.updateDirectory({ ...input, id: first, lockVersion, recount: true })
    expect(await titled(section, first, 'PLC工程师')).toMatchObject({ stars: 3, adjustedStars: 5 })
    expect(
      await refusal(
        client.talent.adjustDirectoryEntry({
          id: first,
          entryId: plc.id,
          lockVersion,
          stars: 1,
          reason: '已过时',
        }),
      ),
    ).toMatchObject({ status: 409 })
  })

  it('a draft is unknown to enterprises; published, they see no figures of single enterprises', async () => {
    expect(await refusal(firm.client.talent.getDirectory({ id: first }))).toMatchObject({ status: 404 })
    expect((await firm.client.talent.listDirectories()).items.filter((one) => one.id === first)).toEqual([])
    expect((await official.client.talent.getDirectory({ id: first })).state).toBe('draft')
    const { lockVersion } = await section.client.talent.getDirectory({ id: first })
    expect(await refusal(official.client.talent.publishDirectory({ id: first, lockVersion }))).toMatchObject({
      status: 403,
    })
    const published = await section.client.talent.publishDirectory({ id: first, lockVersion })
    expect(published).toMatchObject({ state: 'published', version: 1 })
    const plc = await titled(firm, first, 'PLC工程师')
    expect(plc).toMatchObject({ seats: 6, salaryFrom: 8000, parts: null, withheld: false })
    const scientist = await titled(firm, first, '首席科学家')
    expect(scientist).toMatchObject({
      seats: null,
      enterprises: null,
      salaryFrom: null,
      salaryTo: null,
      withheld: true,
    })
    expect(await firm.client.talent.getDirectoryEntry({ id: first, entryId: scientist.id })).toEqual(
      scientist,
    )
    expect(await titled(official, first, '首席科学家')).toMatchObject({ seats: 1, salaryTo: 70_000 })
  })

  it('what is published is frozen; a new version supersedes it and both can be compared', async () => {
    const { client } = section
    const held = await client.talent.getDirectory({ id: first })
    expect(
      await refusal(
        client.talent.updateDirectory({
          ...input,
          id: first,
          lockVersion: held.lockVersion,
          recount: true,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'talent.directory.frozen' })
    await rows().need({ chain: 'pv', asOfOn: '2031-06-01', title: 'PLC工程师', headcount: 4 })
    await rows().need({ chain: 'food', asOfOn: '2031-06-01', title: '食品研发' })
    await database()
      .db.updateTable('talent.need')
      .set({ state: 'closed' })
      .where('title', '=', '首席科学家')
      .execute()
    const second = await client.talent.draftDirectory(input)
    expect(second.version).toBe(2)
    const { rows: changes } = await client.talent.compareDirectories({ id: second.id, against: first })
    expect(changes.map(({ change, title }) => [change, title])).toEqual(
      expect.arrayContaining([
        ['changed', 'PLC工程师'],
        ['new', '食品研发'],
        ['gone', '首席科学家'],
      ]),
    )
    expect(changes.find(({ title }) => title === 'PLC工程师')).toMatchObject({
      before: { seats: 6, stars: 5 },
      after: { seats: 10 },
    })
    expect(
      await refusal(firm.client.talent.compareDirectories({ id: second.id, against: first })),
    ).toMatchObject({ status: 404 })
    await client.talent.publishDirectory({ id: second.id, lockVersion: second.lockVersion })
    expect((await client.talent.getDirectory({ id: first })).state).toBe('superseded')
    expect((await titled(section, first, 'PLC工程师')).seats).toBe(6)
  })

  it(
    'leaves as an official document that an office program opens: index explained, posts, sources and version',
    async () => {
      const make = (forPublication: boolean, by = section) =>
        by.client.talent.makeDirectoryDocument({ id: first, format: 'docx', forPublication })
      const files = [await make(false), await make(true)]
      expect(files[0]!.name).toBe('2031年度急需紧缺人才目录.docx')
      const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
      const [full, open] = openInOffice(bytes).map((pdf) =>
        readPages(pdf)
          .flatMap(({ lines }) => lines.map(({ text }) => text))
          .join('')
          .replace(/\s/g, ''),
      )
      for (const text of [full!, open!]) {
        expect(text).toContain('一、编制说明')
        expect(text).toContain('2031年度第1版')
        expect(text).toContain('需求取自2031-01-01至2031-12-31')
        expect(text).toContain('二、紧缺指数说明')
        expect(text).toContain('供需对比')
        expect(text).toContain('PLC工程师')
      }
      expect(full).toContain('紧缺指数分项测算')
      expect(full).toContain('需求来源')
      expect(full).toContain('50000')
      // One enterprise asks for a chief scientist: what it pays is not for the public.
      expect(open).not.toContain('50000')
      expect(open).not.toContain('紧缺指数分项测算')
      expect(open).not.toContain('需求来源')
      expect(await refusal(make(true, official))).toMatchObject({ status: 403 })
      const [latest] = await section.client.system.listAudit({ kind: 'talent.shortageDirectory', id: first })
      expect(latest).toMatchObject({ action: 'talent.directory.makeDocument' })
    },
    officeTimeout,
  )

  it('leaves as a workbook by the talent section alone, and every write stands in the audit and the thread', async () => {
    const file = await section.client.talent.exportDirectory({ id: first, forPublication: true })
    expect(file.name).toMatch(/^shortage-2031-v1-public-.*\.xlsx$/)
    expect(await refusal(official.client.talent.exportDirectory({ id: first }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(official.client.talent.draftDirectory(input))).toMatchObject({ status: 403 })
    const [latest] = await section.client.system.listAudit({ kind: 'talent.shortageDirectory', id: first })
    expect(latest?.action).toMatch(/^talent\.directory\./)
    const { links } = await section.client.system.traceThread({
      kind: 'talent.shortageDirectory',
      id: first,
      depth: 1,
    })
    expect(new Set(links.map(({ relation }) => relation))).toEqual(new Set(['about', 'succeeds']))
  })
})
