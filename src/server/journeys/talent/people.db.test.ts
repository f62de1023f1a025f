import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('people who may fill needs, and their consent', (database) => {
  let section: TestApi
  let office: TestApi
  // The day the tests' clock shows.
  const today = '2023-06-15'
  const day = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const consent = (until = day(365)) => ({
    givenOn: today,
    untilOn: until,
    givenBy: 'paper' as const,
    evidence: '档案盒 7',
  })
  const person = (name: string, more: object = {}) => ({
    name,
    school: '虚构矿业学院',
    employer: '虚构电解公司',
    phone: '19000017777',
    email: 'nobody@demo.invalid',
    honours: '虚构奖章',
    chainCodes: ['pv'],
    source: '测试',
    asOfOn: today,
    consent: consent(),
    ...more,
  })
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    office = api.as(await demoActor(database(), 'chain-office'))
  })

  it('the demo city has some 420 of them over eight chains, some ending soon, a few ended', async () => {
    const { client } = section
    const of = async (filter: object) => (await client.talent.listProfiles({ pageSize: 1, ...filter })).total
    // 8 chains × 53.
    expect(await of({})).toBe(424)
    expect(await of({ consent: 'ending' })).toBeGreaterThan(8)
    expect(await of({ consent: 'ended' })).toBeGreaterThan(4)
    expect(await of({ state: 'paused' })).toBeGreaterThan(3)
    expect(await of({ chain: 'pv' })).toBeGreaterThanOrEqual(53)
    const byConsent = await Promise.all(
      (['valid', 'ending', 'ended', 'withdrawn'] as const).map((one) => of({ consent: one })),
    )
    expect(byConsent.reduce((sum, one) => sum + one, 0)).toBe(424)
  })

  it('nobody is entered without a consent that holds today and ends within three years', async () => {
    const { addProfile } = section.client.talent
    const { consent: _none, ...without } = person('虚构零')
    expect(await refusal(addProfile(without as never))).toMatchObject({ status: 400 })
    for (const [term, reason] of [
      [{ givenOn: day(1), untilOn: day(2) }, 'talent.consent.notYetGiven'],
      [{ givenOn: day(-9), untilOn: day(-1) }, 'talent.consent.endedAlready'],
      [{ givenOn: today, untilOn: day(1097) }, 'talent.consent.tooLong'],
    ] as const)
      expect(
        await refusal(addProfile(person('虚构零', { consent: { ...consent(), ...term } }))),
      ).toMatchObject({ status: 400, reason })
  })

  it('whoever may not identify is told what matching needs and not who it is; nobody sees a contact', async () => {
    const added = await section.client.talent.addProfile(person('虚构明'))
    expect(added).toMatchObject({
      name: '虚构明',
      phone: '190****7777',
      email: 'n***@demo.invalid',
      isMasked: false,
    })
    const reader = await office.client.talent.listProfiles({ pageSize: 1 })
    if (reader.total > 0) {
      expect(reader.items[0]).toMatchObject({ isMasked: true, school: null, employer: null, summary: null })
      expect(reader.items[0]!.name).toMatch(/^.{1,2}\*\*$/)
    }
    expect((await office.client.talent.listProfiles({ query: '虚构明' })).total).toBe(0)
    expect((await section.client.talent.listProfiles({ query: '虚构明' })).total).toBe(1)
    expect((await section.client.talent.listProfiles({ query: '虚构电解' })).total).toBe(1)
  })

  it('the section keeps people; a chain office reads masked; enterprises, trainees and leaders see none', async () => {
    const { id, lockVersion } = await section.client.talent.addProfile(person('虚构权'))
    const asks = (api: TestApi) => ({
      list: () => api.client.talent.listProfiles({}),
      get: () => api.client.talent.getProfile({ id }),
      add: () => api.client.talent.addProfile(person('虚构添')),
      update: () => api.client.talent.updateProfile({ ...person('虚构权'), id, lockVersion }),
      pause: () => api.client.talent.setProfilePaused({ id, lockVersion, paused: true }),
      renew: () => api.client.talent.renewConsent({ id, lockVersion, ...consent() }),
      withdraw: () => api.client.talent.withdrawConsent({ id, lockVersion, reason: '本人要求' }),
      reveal: () => api.client.talent.revealProfile({ id, field: 'phone' as const, reason: '核对' }),
      export: () => api.client.talent.exportProfiles({}),
    })
    const api = testApi(async () => database())
    for (const account of ['enterprise-user', 'trainee', 'chief', 'county']) {
      const other = asks(api.as(await demoActor(database(), account)))
      for (const [name, ask] of Object.entries(other))
        expect((await refusal(ask())).status, `${account} ${name}`).toBeOneOf([403, 404])
    }
    const reads = asks(office)
    await reads.list()
    for (const name of ['add', 'update', 'pause', 'renew', 'withdraw', 'reveal', 'export'] as const)
      expect((await refusal(reads[name]())).status, name).toBeOneOf([403, 404])
    const keeps = asks(section)
    expect((await keeps.get()).id).toBe(id)
    expect(await keeps.reveal()).toEqual({ field: 'phone', value: '19000017777' })
    expect((await keeps.export()).name).toMatch(/\.xlsx$/)
  })

  it('an edit on an older version is refused, and pausing leaves the person kept', async () => {
    const { updateProfile, setProfilePaused } = section.client.talent
    const added = await section.client.talent.addProfile(person('虚构版'))
    const { id, lockVersion } = added
    const { phone: _p, email: _e, consent: _c, ...rest } = person('虚构版')
    const changed = await updateProfile({ ...rest, id, lockVersion, experienceYears: 4 })
    // The contact was left out of the edit and stays.
    expect(changed).toMatchObject({ experienceYears: 4, phone: '190****7777' })
    expect(await refusal(updateProfile({ ...rest, id, lockVersion, experienceYears: 5 }))).toMatchObject({
      reason: 'platform.object.changed',
    })
    expect(await setProfilePaused({ id, lockVersion: changed.lockVersion, paused: true })).toMatchObject({
      state: 'paused',
    })
    expect(await refusal(section.client.talent.addProfile(person('虚构版')))).toMatchObject({
      reason: 'talent.profile.twice',
    })
  })

  it('a renewal counts from the day it is given; the history stays', async () => {
    const added = await section.client.talent.addProfile(person('虚构续', { consent: consent(day(10)) }))
    expect(added.consentState).toBe('ending')
    const renewed = await section.client.talent.renewConsent({
      id: added.id,
      lockVersion: added.lockVersion,
      ...consent(day(400)),
    })
    expect(renewed).toMatchObject({ consentState: 'valid', consentUntilOn: day(400) })
    expect(renewed.consents).toHaveLength(2)
  })

  it('withdrawal erases: no table has the name, school, employer or phone any more', async () => {
    const { client } = section
    const told = {
      name: '佘霁霁霁',
      school: '绝无此校学院',
      employer: '绝无此厂公司',
      phone: '19000019173',
      email: 'gone-9173@demo.invalid',
    }
    const words = [told.name, told.school, told.employer, told.phone, told.email]
    const added = await client.talent.addProfile(person(told.name, { ...told, summary: '绝无此人' }))
    const { phone: _p, email: _e, consent: _c, ...rest } = person(told.name, told)
    const changed = await client.talent.updateProfile({
      ...rest,
      id: added.id,
      lockVersion: added.lockVersion,
      honours: '绝无此奖',
    })
    await client.drafts.save({
      key: `talent.profile:${added.id}`,
      value: { name: told.name } as never,
      accountId: (await demoActor(database(), 'talent')).id,
    } as never)
    await client.talent.exportProfiles({ query: told.name })
    expect((await client.search.find({ query: told.name })).groups.map(({ kind }) => kind)).toContain(
      'talent.profile',
    )
    expect(await tablesWith(told.name)).toEqual(
      expect.arrayContaining(['talent.profile', 'platform.search_name', 'platform.draft']),
    )
    // The reason stands in the log for good: it must not say who it is.
    expect(
      await refusal(
        client.talent.withdrawConsent({
          id: added.id,
          lockVersion: changed.lockVersion,
          reason: `${told.name}来电要求`,
        }),
      ),
    ).toMatchObject({ reason: 'talent.profile.reasonNames' })
    const erased = await client.talent.withdrawConsent({
      id: added.id,
      lockVersion: changed.lockVersion,
      reason: '本人来电要求',
    })
    expect(erased).toMatchObject({
      name: `人才 ${added.number} 号（已删除）`,
      state: 'erased',
      consentState: 'withdrawn',
      school: null,
      employer: null,
      phone: null,
      chainCodes: [],
      skillIds: [],
    })
    expect(erased.consents[0]).toMatchObject({ withdrawnReason: '本人来电要求', evidence: null })
    for (const word of [...words, '绝无此人', '绝无此奖']) expect(await tablesWith(word), word).toEqual([])
    expect((await client.search.find({ query: told.name })).groups.map(({ kind }) => kind)).not.toContain(
      'talent.profile',
    )
    const after = { id: added.id, lockVersion: erased.lockVersion }
    expect(await refusal(client.talent.renewConsent({ ...after, ...consent() }))).toMatchObject({
      reason: 'talent.profile.erased',
    })
  })

  const settled = async (id: string) => {
    await (await section.jobs()).drain()
    const batch = await section.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }

  it('a table brings people with consent, an export changes nothing, and withdrawal empties what the batch kept', async () => {
    const { client } = section
    const bring = async (file: File) =>
      settled((await client.imports.startImport({ object: 'talent.profile', file })).id)
    const lines = [
      '姓名,毕业院校,现单位,学历,意向产业链,来源,信息日期,同意日期,同意期限至,同意方式',
      `佘鄢表甲,虚构表格学院,虚构表格公司,本科,光伏,招聘会,${today},${today},${day(200)},书面`,
      `佘鄢表乙,虚构表格学院,虚构表格公司,本科,光伏,招聘会,${today},${day(-9)},${day(-1)},书面`,
      `佘鄢表丙,虚构表格学院,虚构表格公司,本科,光伏,招聘会,${today},,${day(200)},书面`,
    ]
    const batch = await bring(new File([lines.join('\n')], '人才.csv'))
    const rows = await client.imports.listImportRows({ id: batch.id })
    expect(rows.items.map(({ outcome }) => outcome)).toEqual(['create', 'bad', 'bad'])
    expect(
      rows.items.slice(1).flatMap(({ faults }) => faults.map(({ column, code }) => `${column} ${code}`)),
    ).toEqual(['consentUntilOn talent.consent.endedAlready', 'consentGivenOn required'])
    await client.imports.applyImport({ id: batch.id, lockVersion: batch.lockVersion })
    await settled(batch.id)
    const [added] = (await client.talent.listProfiles({ query: '佘鄢表甲' })).items
    expect(added).toMatchObject({ education: '20', chainCodes: ['pv'], consentUntilOn: day(200) })

    const again = await bring(await client.talent.exportProfiles({ query: '佘鄢表甲' }))
    const same = await client.imports.listImportRows({ id: again.id })
    expect(same.items.map(({ outcome }) => outcome)).toEqual(['same'])

    const { id, lockVersion } = added!
    await client.talent.withdrawConsent({ id, lockVersion, reason: '本人要求' })
    expect(await tablesWith('佘鄢表甲')).toEqual([])
    const { rows: files } = await sql<{
      size: number
    }>`select length(content) as size from platform.import_batch
      where id in (${batch.id}::uuid, ${again.id}::uuid)`.execute(database().db)
    expect(files.map(({ size }) => size)).toEqual([0, 0])
  })

  it('each day tells the section of what ends soon, by number, and erases whom nobody renewed for ninety days', async () => {
    const { client } = section
    const told = '佘鄢久候'
    const kept = await client.talent.addProfile(person('佘鄢尚可'))
    const late = await client.talent.addProfile(person(told, { school: '虚构久候学院' }))
    const endsOn = (id: string, on: string) =>
      sql`update talent.consent set given_on = ${day(-400)}::date, until_on = ${on}::date where profile_id = ${id}::uuid`.execute(
        database().db,
      )
    // The ninetieth day after the last still keeps, the ninety-first erases.
    await endsOn(kept.id, day(-90))
    await endsOn(late.id, day(-91))
    const jobs = await section.jobs()
    const { consentDayJob } = await import('#modules/talent/jobs-declared.ts')
    await database()
      .db.transaction()
      .execute((db) => jobs.enqueue({ db } as never, consentDayJob, {}))
    await jobs.drain()
    const { rows } = await sql<{
      title: string
      body: string | null
    }>`select title, body from platform.notification
      where topic = 'talent.consent.ending'`.execute(database().db)
    expect(rows.length).toBeGreaterThan(0)
    for (const { title, body } of rows) expect(`${title} ${body}`).toMatch(/人才 \d+ 号/)
    expect(await client.talent.getProfile({ id: kept.id })).toMatchObject({
      name: '佘鄢尚可',
      eraseOn: day(1),
    })
    expect(await client.talent.getProfile({ id: late.id })).toMatchObject({
      state: 'erased',
      consentState: 'ended',
    })
    expect(await tablesWith(told)).toEqual([])
  })

  /** Tables of which a row has a word in any column. */
  async function tablesWith(word: string): Promise<string[]> {
    const { db } = database()
    const { rows } = await sql<{ table: string }>`select table_schema || '.' || table_name as "table"
      from information_schema.tables where table_type = 'BASE TABLE'
      and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
    const found: string[] = []
    for (const { table } of rows) {
      const hit = await sql<{ hit: boolean }>`select exists (select from ${sql.table(table)} t
        where strpos(t::text, ${word}) > 0) as hit`.execute(db)
      if (hit.rows[0]!.hit) found.push(table)
    }
    return found.sort()
  }
})
