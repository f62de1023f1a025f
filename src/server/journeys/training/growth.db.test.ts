import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS23 growth record', (database) => {
  let api: TestApi
  let training: TestApi
  let expert: TestApi
  let lead: TestApi
  let auditor: TestApi
  let personId = ''

  beforeAll(async () => {
    api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    expert = await as('expert')
    lead = await as('lead-unit')
    auditor = await as('auditor')
    // Somebody of a class that was held, not of that of today, and not who reads as somebody else below.
    const { personId: reader } = await demoActor(database(), 'lead-unit')
    const trainee = await database()
      .db.selectFrom('training.nomination as n')
      .innerJoin('platform.workflow_instance as i', (join) =>
        join
          .on('i.object_kind', '=', 'training.class')
          .on(sql<boolean>`i.object_id = n.class_id::text`)
          .on('i.state', '=', 'closed'),
      )
      .select('n.person_id')
      .where('n.state', '=', 'selected')
      .where('n.person_id', '<>', reader)
      .orderBy('n.person_id')
      .executeTakeFirstOrThrow()
    personId = trainee.person_id
  })

  const readings = async () =>
    database()
      .db.selectFrom('platform.audit_entry')
      .select('object_id')
      .where('action', '=', 'training.growth.read')
      .execute()

  it('is read by the official and the training section, and by nobody else', async () => {
    const own = await lead.client.training.getOwnGrowth()
    expect(own?.person.name).toBe((await demoActor(database(), 'lead-unit')).name)
    expect(await readings()).toEqual([])
    expect((await training.client.training.getGrowth({ personId })).person.id).toBe(personId)
    expect(await refusal(lead.client.training.getGrowth({ personId }))).toMatchObject({
      status: 404,
      reason: 'directory.person.unknown',
    })
    for (const by of [expert, auditor]) {
      expect((await refusal(by.client.training.getGrowth({ personId }))).status).toBe(403)
      expect((await refusal(by.client.training.getOwnGrowth())).status).toBe(403)
    }
  })

  it('reading that of somebody else is noted, a refused try and one’s own are not', async () => {
    const before = (await readings()).length
    await training.client.training.getGrowth({ personId })
    await training.client.training.getOwnGrowth()
    await refusal(lead.client.training.getGrowth({ personId }))
    const after = await readings()
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)?.object_id).toBe(personId)
  })

  it('tells classes that were held, duties on chains, tasks done and ideas adopted, the latest first', async () => {
    const { entries } = await training.client.training.getGrowth({ personId })
    expect(entries.map(({ kind }) => kind)).toContain('class')
    expect(entries.find(({ kind }) => kind === 'class')?.href).toMatch(/^\/training\/classes\//)
    const days = entries.map(({ on }) => on)
    expect(days).toEqual([...days].sort().reverse())
    const { person_id: chief } = await database()
      .db.selectFrom('governance.post')
      .select('person_id')
      .where('role', '=', 'chainChief')
      .where('person_id', 'is not', null)
      .where('until_on', 'is', null)
      .executeTakeFirstOrThrow()
    const record = await training.client.training.getGrowth({ personId: chief! })
    expect(record.entries.find(({ kind, goesOn }) => kind === 'chainDuty' && goesOn)).toMatchObject({
      role: 'chainChief',
      until: null,
    })
    const author = await database()
      .db.selectFrom('training.idea_author as a')
      .innerJoin('training.idea as k', 'k.id', 'a.idea_id')
      .select(['a.person_id', 'k.title'])
      .where('k.title', '=', '建设光伏玻璃共享检测平台')
      .where('a.position', '=', 1)
      .executeTakeFirstOrThrow()
    const told = (await training.client.training.getGrowth({ personId: author.person_id! })).entries
    expect(told.filter(({ kind }) => kind === 'idea').map(({ title }) => title)).toContain(author.title)
  })

  it('names a task the reader may not see by its kind and day alone', async () => {
    const { db } = database()
    const task = await db
      .selectFrom('matters.task')
      .select(['id', 'lead_person_id', 'done_on', 'title'])
      .where('done_on', 'is not', null)
      .where('lead_person_id', 'is not', null)
      .executeTakeFirstOrThrow()
    const seen = (await training.client.training.getGrowth({ personId: task.lead_person_id! })).entries
    const told = seen.filter(({ kind, on }) => kind === 'task' && on === task.done_on)
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ title, href }) => title === null && href === null)).toBe(true)
  })

  it('counts and scores nothing', async () => {
    const { entries, ...rest } = await training.client.training.getGrowth({ personId })
    expect(Object.keys(rest)).toEqual(['person'])
    expect(Object.keys(entries[0]!).sort()).toEqual(
      ['goesOn', 'hours', 'href', 'kind', 'on', 'role', 'title', 'until'].sort(),
    )
  })

  it('an unknown person answers as one out of reach', async () => {
    expect(
      await refusal(training.client.training.getGrowth({ personId: '00000000-0000-4000-8000-000000000000' })),
    ).toMatchObject({ status: 404, reason: 'directory.person.unknown' })
  })
})
