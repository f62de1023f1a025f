import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actorWith, reach } from '../../testing/actors.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'

onBothDemoCities('what was asked before a class is found and leads to it', (database) => {
  let api: TestApi
  let orgId = ''
  let classes: { id: string; title: string }[] = []

  beforeAll(async () => {
    api = testApi(async () => database())
    orgId = (await api.client.directory.listOrganisations())[0]!.id
    classes = (await api.client.training.listClasses({ pageSize: 2 })).items
  })

  const survey = (title: string, more: { chainCode?: string; classId?: string | null } = {}) => ({
    title,
    purpose: '了解链上干部最需要的培训主题',
    askedByOrgId: orgId,
    basis: '年度干部教育培训计划',
    minutes: 5,
    chainCode: 'pv',
    opensOn: '2023-06-15',
    closesOn: '2023-06-20',
    questions: [{ kind: 'open' as const, text: '当前最突出的问题是什么', required: false }],
    audience: [],
    ...more,
  })
  const visit = (title: string, more: { chainCode?: string; classId?: string | null } = {}) => ({
    kind: 'visit' as const,
    title,
    heldOn: '2023-06-12',
    hostOrgId: orgId,
    chainCode: 'pv',
    ...more,
  })
  const titles = async (who: TestApi, query: string) =>
    (await who.client.search.find({ query })).groups.flatMap(({ kind, hits }) =>
      hits.map((hit) => [kind, hit.title, hit.href]),
    )
  /** What the story of an object ties to a class, and of a class to what prepares it. */
  const tied = async (kind: string, id: string) =>
    (await api.client.system.traceThread({ kind, id, depth: 1 })).links
      .filter(({ relation }) => relation === 'prepares')
      .map(({ from, to }) => [from.id, to.id])

  it('questionnaires, discussions and needs are found by characters, pinyin and initials', async () => {
    const asked = await api.client.training.createSurvey(survey('琥珀玻璃调研问卷'))
    const said = await api.client.training.createDiscussion(visit('琥珀玻璃企业座谈'))
    const need = await api.client.training.createNeed({
      level: 'organisation',
      statement: '掌握琥珀玻璃的检测方法',
      orgId,
      topics: ['digital-transformation'],
    })
    for (const query of ['琥珀玻璃', 'hupoboli', 'hpbl']) {
      const found = await titles(api, query)
      expect(found).toContainEqual(['training.survey', asked.title, `/training/surveys/${asked.id}`])
      expect(found).toContainEqual(['training.discussion', said.title, `/training/discussions/${said.id}`])
      expect(found).toContainEqual(['training.need', need.statement, `/training/needs?need=${need.id}`])
    }
  })

  it('whoever may not see them does not find them', async () => {
    await api.client.training.createSurvey(survey('翡翠问卷别链', { chainCode: 'semiconductor' }))
    await api.client.training.createSurvey(survey('翡翠问卷本链'))
    await api.client.training.createDiscussion(visit('翡翠座谈别链', { chainCode: 'semiconductor' }))
    await api.client.training.createDiscussion(visit('翡翠座谈本链'))
    const need = { level: 'organisation' as const, orgId, topics: ['digital-transformation'] }
    await api.client.training.createNeed({
      ...need,
      statement: '翡翠需求别链',
      chainCode: 'semiconductor',
    })
    await api.client.training.createNeed({ ...need, statement: '翡翠需求本链', chainCode: 'pv' })
    const ownChain = reach({ chainCodes: ['pv'] })
    const office = api.as(
      actorWith({
        'training.survey.read': ownChain,
        'training.discussion.read': ownChain,
        'training.need.read': ownChain,
      }),
    )
    for (const query of ['翡翠', 'feicui']) {
      expect((await titles(office, query)).map(([, title]) => title)).toEqual([
        '翡翠问卷本链',
        '翡翠座谈本链',
        '翡翠需求本链',
      ])
      expect(await titles(api.as(actorWith({})), query)).toEqual([])
    }
  })

  it('a questionnaire and its class lead to each other, also after the class was changed', async () => {
    const [one, other] = classes
    const made = await api.client.training.createSurvey(survey('班前调研问卷', { classId: one!.id }))
    expect(await tied('training.survey', made.id)).toEqual([[made.id, one!.id]])
    expect(await tied('training.class', one!.id)).toContainEqual([made.id, one!.id])

    const { id, lockVersion } = made
    const moved = await api.client.training.updateSurvey({
      ...survey('班前调研问卷', { classId: other!.id }),
      id,
      lockVersion,
    })
    expect(await tied('training.survey', id)).toEqual([[id, other!.id]])
    expect(await tied('training.class', one!.id)).not.toContainEqual([id, one!.id])
    expect(await tied('training.class', other!.id)).toContainEqual([id, other!.id])

    await api.client.training.updateSurvey({
      ...survey('班前调研问卷'),
      id,
      lockVersion: moved.lockVersion,
    })
    expect(await tied('training.survey', id)).toEqual([])
  })

  it('so do a discussion and its class; a class out of sight is neither told nor lost', async () => {
    const [one, other] = classes
    const made = await api.client.training.createDiscussion(visit('班前企业座谈', { classId: one!.id }))
    expect(made.trainingClass).toEqual({ id: one!.id, title: one!.title })
    expect(await tied('training.class', one!.id)).toContainEqual([made.id, one!.id])

    const everywhere = reach({ everywhere: true })
    const office = api.as(
      actorWith({ 'training.discussion.read': everywhere, 'training.discussion.edit': everywhere }),
    )
    const { id } = made
    const seen = await office.client.training.getDiscussion({ id })
    expect(seen.trainingClass).toBeNull()
    expect(
      await refusal(
        office.client.training.updateDiscussion({
          ...visit('班前企业座谈', { classId: other!.id }),
          id,
          lockVersion: seen.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.class.unknown' })
    await office.client.training.updateDiscussion({
      ...visit('班前企业走访'),
      id,
      lockVersion: seen.lockVersion,
    })
    expect((await api.client.training.getDiscussion({ id })).trainingClass?.id).toBe(one!.id)
    expect(await tied('training.discussion', id)).toEqual([[id, one!.id]])

    const now = await api.client.training.getDiscussion({ id })
    await api.client.training.updateDiscussion({
      ...visit('班前企业走访', { classId: other!.id }),
      id,
      lockVersion: now.lockVersion,
    })
    expect(await tied('training.discussion', id)).toEqual([[id, other!.id]])
  })
})
