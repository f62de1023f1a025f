import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('the employer of a person in the register', (database) => {
  let system: TestApi
  let section: TestApi
  let office: TestApi
  let serial = 0
  const today = '2023-06-15'
  const enter = async (name: string) => {
    const body = `91341125MB9${String(++serial).padStart(6, '0')}`
    const { client } = system
    const entered = await client.directory.createEnterprise({
      uscc: body + usccCheckDigit(body),
      name,
      regionCode: (await client.directory.listRegions()).find(({ kind }) => kind === 'county')!.code,
      aboveScale: false,
      source: '测试录入',
      asOfOn: '2023-06-01',
      despiteDuplicates: '测试需要',
    })
    await (await system.jobs()).drain()
    return entered
  }
  const person = (name: string, enterpriseId: string | null) => ({
    name,
    school: '虚构归属学院',
    employer: '虚构归属单位',
    enterpriseId,
    chainCodes: ['pv'],
    source: '测试',
    asOfOn: today,
    consent: { givenOn: today, untilOn: '2024-06-01', givenBy: 'paper' as const },
  })
  beforeAll(async () => {
    system = testApi(async () => database())
    section = system.as(await demoActor(database(), 'talent'))
    office = system.as(await demoActor(database(), 'chain-office'))
  })

  it('is told with its name to whoever may know the person and to nobody else; one that does not exist is refused', async () => {
    const firm = await enter('滁州归属甲机械有限公司')
    const added = await section.client.talent.addProfile(person('佘鄢归属', firm.id))
    expect(added).toMatchObject({
      enterpriseId: firm.id,
      enterpriseName: firm.name,
      employer: '虚构归属单位',
    })
    expect((await section.client.talent.listProfiles({ query: '归属甲机械' })).total).toBe(1)
    const masked = await office.client.talent.listProfiles({ query: String(added.number) })
    for (const one of masked.items) expect(one).toMatchObject({ enterpriseId: null, enterpriseName: null })
    expect((await office.client.talent.listProfiles({ query: '归属甲机械' })).total).toBe(0)
    expect(await refusal(section.client.talent.addProfile(person('佘鄢无归属', added.id)))).toMatchObject({
      status: 400,
      reason: 'directory.enterprise.unknown',
      details: { field: 'enterpriseId' },
    })
  })

  it('nobody is suggested for a need of his or her own enterprise', async () => {
    const firm = await enter('滁州归属乙机械有限公司')
    const need = await section.client.talent.addNeed({
      title: '本单位的岗位',
      kind: 'post',
      enterpriseId: firm.id,
      chainCode: 'pv',
      headcount: 1,
      urgency: 3,
      postKind: 'technical',
      talentGroup: 'young',
      education: '90',
    })
    const own = await section.client.talent.addProfile(person('佘鄢在职', firm.id))
    const other = await section.client.talent.addProfile(person('佘鄢外来', null))
    const suggest = (profileId: string) =>
      section.client.talent.suggestEngagement({ needId: need.id, profileId })
    expect(await refusal(suggest(own.id))).toMatchObject({
      status: 409,
      reason: 'talent.engagement.sameEmployer',
    })
    await suggest(other.id)
    const { candidates, exclusions } = await section.client.talent.listCandidates({ id: need.id })
    expect(candidates.map(({ profileId }) => profileId)).not.toContain(own.id)
    expect(exclusions).toContainEqual(expect.objectContaining({ rule: 'sameEmployer', failed: 1 }))
  })

  it('goes over with a merge and back, without telling the log or the merge whom; erasing forgets it there', async () => {
    const survivor = await enter('滁州归属丙机械有限公司')
    const merged = await enter('滁州市归属丙机械有限责任公司')
    const stays = await section.client.talent.addProfile(person('佘鄢合并甲', merged.id))
    const leaves = await section.client.talent.addProfile(person('佘鄢合并乙', merged.id))
    const employerOf = async (id: string) => (await section.client.talent.getProfile({ id })).enterpriseId
    const ids = { id: survivor.id, mergedId: merged.id }
    const preview = await system.client.directory.previewMerge(ids)
    expect(preview.references).toContainEqual({
      kind: 'talent.profiles',
      id: 'all',
      title: '2 人的现单位',
      fate: 'moved',
    })
    const merge = await system.client.directory.mergeEnterprises({
      ...ids,
      lockVersion: survivor.lockVersion,
      mergedLockVersion: merged.lockVersion,
      reason: '同一家企业',
      values: {},
    })
    expect([await employerOf(stays.id), await employerOf(leaves.id)]).toEqual([survivor.id, survivor.id])
    const told = async (id: string) => {
      const { rows } = await sql<{ found: boolean }>`select exists (select from directory.enterprise_merge m
        where strpos(m.moved::text, ${id}) > 0) as found`.execute(database().db)
      return rows[0]!.found
    }
    expect([await told(stays.id), await told(leaves.id)]).toEqual([true, true])
    // No entry of the log names a person together with an employer.
    const audit = await system.client.system.listAudit({ kind: 'talent.profile', id: stays.id })
    expect(JSON.stringify(audit)).not.toContain(survivor.id)
    const { lockVersion } = await section.client.talent.getProfile({ id: leaves.id })
    await section.client.talent.withdrawConsent({ id: leaves.id, lockVersion, reason: '本人要求' })
    expect([await told(stays.id), await told(leaves.id)]).toEqual([true, false])
    const after = await system.client.directory.getEnterprise({ id: survivor.id })
    await system.client.directory.splitEnterprise({
      id: merge.id,
      lockVersion: after.lockVersion,
      reason: '合并错了',
    })
    expect([await employerOf(stays.id), await employerOf(leaves.id)]).toEqual([merged.id, null])
  })

  it('every write stands in the audit with a link', async () => {
    await expectEveryWriteAudited(database())
  })
})
