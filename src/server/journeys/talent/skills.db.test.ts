import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS7 the taxonomy of skills', (database) => {
  let section: TestApi
  let reader: TestApi
  const named = async (name: string) => {
    const { items } = await section.client.talent.listSkills({ query: name })
    return items.find((one) => one.name === name)!
  }
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    reader = api.as(await demoActor(database(), 'chain-office'))
  })

  it('comes with skills for the eight chains, found by any word that means them', async () => {
    const { items } = await reader.client.talent.listSkills({ query: 'ＨＪＴ' })
    expect(items.map(({ name }) => name)).toEqual(['异质结工艺'])
    expect(items[0]).toMatchObject({
      synonyms: ['HJT', 'HJT工艺'],
      parentNames: ['光伏电池工艺'],
      chainCodes: ['pv'],
    })
    const chains = new Set(
      (await reader.client.talent.listSkills({ pageSize: 200 })).items.flatMap((one) => one.chainCodes),
    )
    expect(chains.size).toBe(8)
  })

  it('lists what stands below a skill at any depth', async () => {
    const { id } = await named('光伏技术')
    const { items } = await reader.client.talent.listSkills({ under: id, pageSize: 200 })
    const names = items.map(({ name }) => name)
    expect(names).toContain('光伏电池工艺')
    // TOPCon工艺 → 光伏电池工艺 → 光伏技术
    expect(names).toContain('TOPCon工艺')
    expect(names).not.toContain('光伏技术')
    expect(names).not.toContain('芯片设计')
  })

  it('a word means one skill: names and synonyms of another are refused, its own may be written otherwise', async () => {
    const { addSkill, updateSkill } = section.client.talent
    expect(await refusal(addSkill({ name: 'topcon 工艺' }))).toMatchObject({
      status: 409,
      reason: 'talent.skill.wordTaken',
      details: { field: 'name', word: 'topcon 工艺', skill: 'TOPCon工艺' },
    })
    expect(await refusal(addSkill({ name: '新式封装', synonyms: ['封测'] }))).toMatchObject({
      reason: 'talent.skill.wordTaken',
      details: { field: 'synonyms', word: '封测', skill: '封装测试' },
    })
    const added = await addSkill({ name: '叠瓦封装', synonyms: ['叠瓦组件', '叠瓦 组件', '叠瓦封装'] })
    // One word written twice, and the name itself, are no synonyms.
    expect(added.synonyms).toEqual(['叠瓦 组件'])
    const changed = await updateSkill({ ...added, synonyms: ['叠瓦组件'], nameEn: 'Shingling' })
    expect(changed).toMatchObject({ synonyms: ['叠瓦组件'], nameEn: 'Shingling' })
    expect(await refusal(updateSkill({ ...added, name: '叠瓦' }))).toMatchObject({
      reason: 'platform.object.changed',
    })
  })

  it('broader skills never lead back to the skill; the way is told', async () => {
    const broad = await named('光伏技术')
    const narrow = await named('TOPCon工艺')
    const refused = await refusal(
      section.client.talent.updateSkill({ ...broad, parentIds: [...broad.parentIds, narrow.id] }),
    )
    expect(refused).toMatchObject({
      status: 400,
      reason: 'talent.skill.circle',
      details: { field: 'parentIds', way: '光伏技术 → TOPCon工艺 → 光伏电池工艺 → 光伏技术' },
    })
  })

  it('a retired skill is no longer offered and keeps its words', async () => {
    const added = await section.client.talent.addSkill({ name: '显影工序', synonyms: ['显影'] })
    await section.client.talent.updateSkill({ ...added, retired: true })
    const names = (await reader.client.talent.listSkillNames()).map(({ name }) => name)
    expect(names).not.toContain('显影工序')
    expect(await refusal(section.client.talent.addSkill({ name: '显影' }))).toMatchObject({
      reason: 'talent.skill.wordTaken',
    })
  })

  it('is kept by the talent section alone, and every change stands in the audit', async () => {
    expect(await refusal(reader.client.talent.addSkill({ name: '别的技能' }))).toMatchObject({ status: 403 })
    const added = await section.client.talent.addSkill({
      name: '链条传动设计',
      parentIds: [(await named('机械设计')).id],
      chainCodes: ['automobile'],
    })
    const [entry] = await section.client.system.listAudit({ kind: 'talent.skill', id: added.id })
    expect(entry).toMatchObject({ action: 'talent.skill.add' })
    const { links } = await section.client.system.traceThread({
      kind: 'talent.skill',
      id: added.id,
      depth: 1,
    })
    expect(new Set(links.map(({ relation }) => relation))).toEqual(
      new Set(['partOf', 'narrowerThan', 'about']),
    )
  })

  it('comes in as a table: a synonym finds its skill, and goes out with what it was chosen by', async () => {
    const file = await section.client.talent.exportSkills({ chain: 'pv', query: '电池' })
    expect(file.name).toMatch(/\.xlsx$/)
    expect(await refusal(reader.client.talent.exportSkills({}))).toMatchObject({ status: 403 })
  })
})
