import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonDetail } from '#modules/directory/contract/person.ts'
import { directoryGuards, organisationsBelow } from '#modules/directory/index.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { actorWith, reach } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

const read = 'directory.person.read'
const edit = 'directory.person.edit'
const reveal = 'directory.person.reveal'
const clearPhone = '13800009876'
const clearEmail = 'secret.address@demo.invalid'

onBothDemoCities('people and posts over the API', (database) => {
  let api: TestApi
  const org: Record<string, string> = {}
  beforeAll(async () => {
    api = testApi(async () => database())
    for (const one of await api.client.directory.organisationTree({})) org[one.code] = one.id
  })

  const as = (rights: Partial<Record<Permission, Reach>>, who = {}) => api.as(actorWith(rights, who)).client
  const enter = (name: string, code = 'commerce', more: object = {}): Promise<PersonDetail> =>
    api.client.directory.createPerson({ name, orgId: org[code]!, ...more })
  const secret = (name: string, code = 'commerce') =>
    enter(name, code, { phone: clearPhone, email: clearEmail })
  const audit = (id: string, kind = 'directory.person') => api.client.system.listAudit({ kind, id })
  const give = (personId: string, more: object = {}) =>
    api.client.directory.giveAppointment({
      personId,
      orgId: org.commerce!,
      title: '科长',
      sinceOn: '2023-01-01',
      source: '测试任免',
      ...more,
    })

  describe('masking', () => {
    it('no answer and no audit entry has a phone or an address in clear', async () => {
      const { directory } = api.client
      const made = await secret('虚构密')
      expect(made).toMatchObject({ phone: '138****9876', email: 's***@demo.invalid' })
      const list = await directory.listPeople({ query: '虚构密' })
      expect(list.items[0]).toMatchObject({ phone: '138****9876', email: 's***@demo.invalid' })
      const changed = await directory.updatePerson({
        id: made.id,
        lockVersion: made.lockVersion,
        name: '虚构密',
        phone: '13800019876',
      })
      expect(changed).toMatchObject({ phone: '138****9876', email: 's***@demo.invalid' })
      const conflict = await refusal(
        directory.updatePerson({ id: made.id, lockVersion: made.lockVersion, name: '旧' }),
      )
      const answers = JSON.stringify([made, list, changed, conflict, await audit(made.id)])
      for (const clear of [clearPhone, '13800019876', clearEmail]) expect(answers).not.toContain(clear)
      const stored = await sql<{
        text: string
      }>`select concat(before, after) as text from platform.audit_entry
        where object_kind = 'directory.person' or after::text like '%1380000%'`.execute(database().db)
      const log = JSON.stringify(stored.rows)
      expect(log).not.toMatch(/1380000\d{4}|1380001\d{4}|secret\.address|ys\d{4}@/)
      expect((await audit(made.id))[0]?.after).toMatchObject({ changedFields: ['phone'] })
    })

    it('nobody finds a person by phone or address', async () => {
      await secret('虚构寻')
      for (const query of [clearPhone, '9876', 'secret'])
        expect((await api.client.directory.listPeople({ query })).total).toBe(0)
    })

    it('what is left out of a change stays, null removes it', async () => {
      const { directory } = api.client
      const made = await secret('虚构留')
      const kept = await directory.updatePerson({ ...made, phone: undefined, email: undefined, note: '备注' })
      expect(kept).toMatchObject({ phone: '138****9876', note: '备注' })
      const gone = await directory.updatePerson({ ...kept, phone: null, email: undefined })
      expect(gone).toMatchObject({ phone: null, email: 's***@demo.invalid' })
    })

    it('a reveal gives the value for a reason and leaves the request and what was shown, not the value', async () => {
      const made = await secret('虚构显')
      const { directory } = as({ [read]: reach({ everywhere: true }), [reveal]: reach({ everywhere: true }) })
      expect(
        await refusal(directory.revealPerson({ id: made.id, field: 'phone', reason: ' 一 ' })),
      ).toMatchObject({
        status: 400,
      })
      expect(await directory.revealPerson({ id: made.id, field: 'phone', reason: '通知开会' })).toEqual({
        field: 'phone',
        value: clearPhone,
      })
      const entries = (await audit(made.id)).slice(0, 2)
      expect(entries.map((entry) => [entry.action, entry.after, entry.reason])).toEqual([
        ['directory.person.reveal', { fields: ['phone'] }, '通知开会'],
        ['directory.person.askReveal', { fields: ['phone'] }, '通知开会'],
      ])
      expect(JSON.stringify(entries)).not.toContain(clearPhone)
    })

    it('a refused reveal is a refusal, and its request stands in the log', async () => {
      const made = await secret('虚构拒')
      const ask = { id: made.id, field: 'email' as const, reason: '想看看' }
      const everywhere = reach({ everywhere: true })
      expect(await refusal(as({ [read]: everywhere }).directory.revealPerson(ask))).toMatchObject({
        status: 403,
      })
      const county = reach({ orgIds: [org['government-341122']!] })
      expect(
        await refusal(as({ [read]: everywhere, [reveal]: county }).directory.revealPerson(ask)),
      ).toMatchObject({ status: 403 })
      expect(
        await refusal(as({ [read]: county, [reveal]: everywhere }).directory.revealPerson(ask)),
      ).toMatchObject({ status: 404, reason: 'directory.person.unknown' })
      // The first is refused before the endpoint runs: it lacks the right altogether.
      expect((await audit(made.id)).map((entry) => entry.action)).toEqual([
        'directory.person.askReveal',
        'directory.person.askReveal',
        'directory.person.create',
      ])
    })
  })

  describe('reach', () => {
    it('lists, counts and search know only people in reach: own organisation, subtree, region, city, oneself', async () => {
      const total = async (of: Reach, filter = {}, who = {}) =>
        (await as({ [read]: of }, who).directory.listPeople(filter)).total
      const all = (await api.client.directory.listPeople({})).total
      const department = await api.client.directory.listPeople({
        organisation: org['organization-department']!,
      })
      const own = await api.client.directory.listPeople({
        organisation: org['organization-department']!,
        below: false,
      })
      expect(own.total).toBeLessThan(department.total)
      expect(await total(reach({ everywhere: true }))).toBe(all)
      expect(await total(reach({ orgIds: [org['organization-department']!] }))).toBe(own.total)
      const subtree = await organisationsBelow(database().db, [org['organization-department']!])
      expect(await total(reach({ orgIds: subtree }))).toBe(department.total)
      const lai = await total(reach({ regionCodes: ['341122'] }))
      const laian = await api.client.directory.listPeople({ organisation: org['government-341122']! })
      expect(lai).toBe(laian.total)
      expect(await total(reach({ regionCodes: ['341122'] }), { organisation: org.commerce! })).toBe(0)
      expect(await total(reach())).toBe(0)
      const me = own.items[0]!
      const self = reach({ accountIds: ['my-account'] })
      expect(await total(self, {}, { id: 'my-account', personId: me.id })).toBe(1)
      expect(await total(self, {}, { id: 'other', personId: me.id })).toBe(0)
      const county = reach({ regionCodes: ['341122'] })
      const tree = await as({
        [read]: county,
        'directory.enterprise.read': county,
      }).directory.organisationTree({})
      expect(tree.find((one) => one.code === 'government')?.peopleBelow).toBe(lai)
      expect(tree.find((one) => one.code === 'commerce')?.people).toBe(0)
    })

    it('a person out of reach answers exactly as one that does not exist', async () => {
      const made = await enter('虚构远')
      const { directory } = as({
        [read]: reach({ regionCodes: ['341122'] }),
        [edit]: reach({ everywhere: true }),
      })
      const term = await give(made.id)
      const calls = (id: string) => [
        directory.getPerson({ id }),
        directory.getHandover({ personId: id }),
        directory.updatePerson({ id, lockVersion: 1, name: '虚构改' }),
        directory.leavePerson({ id, lockVersion: 1, leftOn: '2023-06-15', reason: '退休' }),
        directory.movePerson({ id, lockVersion: 1, orgId: org.commerce!, on: '2023-06-15', reason: '调动' }),
        directory.rejoinPerson({ id, lockVersion: 1, reason: '返聘' }),
      ]
      const missing = '00000000-0000-4000-8000-000000000000'
      const told = async (id: string) =>
        (await Promise.all(calls(id).map(refusal))).map(({ status, reason }) => [status, reason])
      expect(await told(made.id)).toEqual(await told(missing))
      expect(new Set((await told(missing)).map(([status]) => status))).toEqual(new Set([404]))
      const end = { lockVersion: 1, untilOn: '2023-06-15', reason: '免职' }
      const refused = await refusal(directory.endAppointment({ id: term.id, ...end }))
      const absent = await refusal(directory.endAppointment({ id: missing, ...end }))
      expect([refused.status, refused.reason]).toEqual([absent.status, absent.reason])
      expect(refused.reason).toBe('directory.appointment.unknown')
    })

    it('reading is not editing, and one edits only where the right reaches', async () => {
      const made = await enter('虚构读')
      const term = await give(made.id)
      const everywhere = reach({ everywhere: true })
      const forbidden = { status: 403, reason: 'platform.right.missing' }
      const change = { id: made.id, lockVersion: made.lockVersion, name: '虚构改' }
      const end = { id: term.id, lockVersion: 1, untilOn: '2023-06-15', reason: '免职' }
      const hand = {
        id: term.id,
        lockVersion: 1,
        successorId: made.id,
        sinceOn: '2023-06-15',
        source: '测试',
      }
      for (const { directory } of [
        as({ [read]: everywhere }),
        as({ [read]: everywhere, [edit]: reach({ orgIds: [org.statistics!] }) }),
      ]) {
        for (const refused of await Promise.all(
          [
            directory.updatePerson(change),
            directory.createPerson({ name: '虚构新', orgId: org.commerce! }),
            directory.movePerson({ ...change, orgId: org.statistics!, on: '2023-06-15', reason: '调动' }),
            directory.leavePerson({ ...change, leftOn: '2023-06-15', reason: '退休' }),
            directory.rejoinPerson({ ...change, reason: '返聘' }),
            directory.giveAppointment({ ...term, personId: made.id }),
            directory.updateAppointment({ ...term }),
            directory.endAppointment(end),
            directory.handOverAppointment(hand),
          ].map(refusal),
        ))
          expect(refused).toMatchObject(forbidden)
      }
      for (const refused of await Promise.all(
        [
          as({}).directory.listPeople({}),
          as({}).directory.getPerson({ id: made.id }),
          as({}).directory.getHandover({ personId: made.id }),
        ].map(refusal),
      ))
        expect(refused).toMatchObject(forbidden)
      const editor = as({ [read]: everywhere, [edit]: reach({ orgIds: [org.commerce!] }) }).directory
      expect((await editor.updatePerson(change)).name).toBe('虚构改')
      expect(
        await refusal(
          editor.movePerson({
            id: made.id,
            lockVersion: 2,
            orgId: org.statistics!,
            on: '2023-06-15',
            reason: '调动',
          }),
        ),
      ).toMatchObject(forbidden)
    })

    it('threads and histories show people and their posts to those alone who may read them', async () => {
      const made = await enter('虚构线')
      const term = await give(made.id)
      const ctx = (rights: Partial<Record<Permission, Reach>>) => ({
        ...testContext(database().db),
        actor: actorWith(rights),
      })
      const inside = ctx({ [read]: reach({ orgIds: [org.commerce!] }) })
      const outside = ctx({ [read]: reach({ orgIds: [org.statistics!] }) })
      for (const [kind, id] of [
        ['directory.person', made.id],
        ['directory.appointment', term.id],
      ] as const) {
        expect(await directoryGuards[kind]!(inside, [id])).toEqual(new Set([id]))
        expect(await directoryGuards[kind]!(outside, [id])).toEqual(new Set())
      }
    })
  })

  describe('people', () => {
    it('the list filters by organisation with what is below, by name, number, post and state', async () => {
      const { directory } = api.client
      const made = await enter('虚构筛', 'talent', { staffNo: 'T-001' })
      await give(made.id, { title: '罕见职务', orgId: org.talent! })
      const names = async (filter: object) =>
        (await directory.listPeople(filter)).items.map((person) => person.name)
      expect(await names({ organisation: org['party-committee']!, query: '虚构筛' })).toEqual(['虚构筛'])
      expect(await names({ organisation: org['party-committee']!, below: false, query: '虚构筛' })).toEqual(
        [],
      )
      expect(await names({ query: 'T-001' })).toEqual(['虚构筛'])
      expect(await names({ query: '%' })).toEqual([])
      expect(await names({ post: '罕见' })).toEqual(['虚构筛'])
      const now = await directory.getPerson({ id: made.id })
      await directory.leavePerson({ ...now, leftOn: '2023-06-14', reason: '退休' })
      expect(await names({ query: '虚构筛' })).toEqual([])
      expect(await names({ query: '虚构筛', state: 'left' })).toEqual(['虚构筛'])
      expect(await refusal(enter('虚构重', 'talent', { staffNo: 'T-001' }))).toMatchObject({
        status: 409,
        reason: 'directory.person.staffNoTaken',
      })
    })

    it('two editors cannot overwrite each other', async () => {
      const { directory } = api.client
      const made = await enter('虚构锁')
      await directory.updatePerson({ ...made, phone: undefined, email: undefined, note: '先到' })
      const refused = await refusal(
        directory.updatePerson({ ...made, phone: undefined, email: undefined, note: '后到' }),
      )
      expect(refused).toMatchObject({ status: 409, reason: 'platform.object.changed' })
      expect((await directory.getPerson({ id: made.id })).note).toBe('先到')
    })

    it('a move ends the posts of the former organisation the day before, or keeps them when asked', async () => {
      const { directory } = api.client
      const made = await enter('虚构动')
      await give(made.id)
      const move = { reason: '干部交流', on: '2023-06-10' }
      expect(await refusal(directory.movePerson({ ...move, ...made, orgId: org.commerce! }))).toMatchObject({
        reason: 'directory.person.sameOrganisation',
      })
      expect(
        await refusal(directory.movePerson({ ...move, ...made, on: '2023-06-16', orgId: org.statistics! })),
      ).toMatchObject({ reason: 'directory.person.dayAhead' })
      const moved = await directory.movePerson({ ...move, ...made, orgId: org.statistics! })
      expect(moved).toMatchObject({ orgName: '滁州市统计局', posts: [] })
      expect(moved.appointments).toMatchObject([{ untilOn: '2023-06-09', state: 'former' }])
      await give(made.id, { orgId: org.statistics!, sinceOn: '2023-06-10' })
      const back = await directory.movePerson({ ...move, ...moved, orgId: org.commerce!, endPosts: false })
      expect(back.posts).toHaveLength(1)
      const { links } = await api.client.system.traceThread({
        kind: 'directory.person',
        id: made.id,
        depth: 1,
      })
      const worksIn = links.filter((link) => link.relation === 'worksIn')
      expect(worksIn.map((link) => link.to.title)).toEqual(['滁州市商务局'])
    })

    it('whoever leaves lays down every post, holds none until back, and comes back without any', async () => {
      const { directory } = api.client
      const made = await enter('虚构退')
      await give(made.id)
      const left = await directory.leavePerson({ ...made, leftOn: '2023-06-15', reason: '退休' })
      expect(left.appointments).toMatchObject([{ untilOn: '2023-06-15' }])
      expect(await refusal(give(made.id))).toMatchObject({ reason: 'directory.person.left' })
      expect(
        await refusal(directory.leavePerson({ ...left, leftOn: '2023-06-15', reason: '退休' })),
      ).toMatchObject({ reason: 'directory.person.left' })
      const back = await directory.rejoinPerson({ ...left, reason: '返聘' })
      expect(back.leftOn).toBeNull()
      expect(await refusal(directory.rejoinPerson({ ...back, reason: '返聘' }))).toMatchObject({
        reason: 'directory.person.inService',
      })
    })

    it('nobody is put into a closed organisation', async () => {
      const { directory } = api.client
      const section = await directory.createOrganisation({
        name: '滁州市商务局临时科',
        kind: 'section',
        regionCode: '341100',
        parentId: org.commerce!,
      })
      await directory.closeOrganisation({ ...section, validTo: '2023-06-15', reason: '撤并' })
      expect(await refusal(directory.createPerson({ name: '虚构迟', orgId: section.id }))).toMatchObject({
        status: 409,
        reason: 'directory.organisation.closed',
      })
      const made = await enter('虚构早')
      expect(await refusal(give(made.id, { orgId: section.id }))).toMatchObject({
        reason: 'directory.organisation.closed',
      })
    })
  })

  describe('posts and terms', () => {
    const section = (name: string) =>
      api.client.directory.createOrganisation({
        name,
        kind: 'section',
        regionCode: '341100',
        parentId: org.commerce!,
      })

    it('a hand-over begins the successor and ends the predecessor the day before, in one step', async () => {
      const { directory } = api.client
      const { id: orgId } = await section('交接科')
      const [one, other] = [await enter('虚构前'), await enter('虚构后')]
      const term = await give(one.id, { orgId, isHead: true, title: '科长' })
      const hand = { id: term.id, lockVersion: 1, successorId: other.id, source: '测试任免' }
      for (const sinceOn of ['2022-12-01', '2023-01-01'])
        expect(await refusal(directory.handOverAppointment({ ...hand, sinceOn }))).toMatchObject({
          status: 400,
          reason: 'directory.appointment.successionDay',
        })
      expect(
        await refusal(directory.handOverAppointment({ ...hand, successorId: one.id, sinceOn: '2023-06-01' })),
      ).toMatchObject({ reason: 'directory.appointment.sameHolder' })
      const done = await directory.handOverAppointment({ ...hand, sinceOn: '2023-06-01' })
      expect(done.former).toMatchObject({ untilOn: '2023-05-31', state: 'former' })
      expect(done.successor).toMatchObject({
        personName: '虚构后',
        title: '科长',
        isHead: true,
        sinceOn: '2023-06-01',
      })
      const page = await directory.getOrganisation({ id: orgId })
      expect(page.head?.name).toBe('虚构后')
      expect(page.former).toMatchObject([{ name: '虚构前', untilOn: '2023-05-31' }])
      expect(await refusal(directory.handOverAppointment({ ...hand, sinceOn: '2023-06-02' }))).toMatchObject({
        status: 409,
        reason: 'platform.object.changed',
      })
      const trace = await api.client.system.traceThread({
        kind: 'directory.appointment',
        id: done.successor.id,
        depth: 1,
      })
      expect(trace.links.map((link) => link.relation).sort()).toEqual(['appoints', 'postIn', 'succeeds'])
      expect(trace.object.title).toBe('虚构后 · 科长')
    })

    it('a hand-over that fails half-way changes nothing', async () => {
      const { directory } = api.client
      const [one, gone] = [await enter('虚构守'), await enter('虚构走')]
      const term = await give(one.id)
      await directory.leavePerson({ ...gone, leftOn: '2023-06-15', reason: '调离' })
      const hand = { id: term.id, lockVersion: 1, sinceOn: '2023-06-01', source: '测试任免' }
      expect(await refusal(directory.handOverAppointment({ ...hand, successorId: gone.id }))).toMatchObject({
        reason: 'directory.person.left',
      })
      expect((await directory.getPerson({ id: one.id })).posts).toMatchObject([
        { untilOn: null, lockVersion: 1 },
      ])
    })

    it('an organisation has one head at a time, even when two are appointed in the same moment', async () => {
      const { id: orgId } = await section('一把手科')
      const people = [await enter('虚构甲'), await enter('虚构乙'), await enter('虚构丙')]
      const attempts = await Promise.allSettled(
        people.map((person) =>
          give(person.id, { orgId, isHead: true, title: '科长', untilOn: '2023-12-31' }),
        ),
      )
      expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
      expect(
        await refusal(give(people[0]!.id, { orgId, isHead: true, sinceOn: '2023-12-31' })),
      ).toMatchObject({
        status: 409,
        reason: 'directory.appointment.secondHead',
      })
      const next = await give(people[1]!.id, { orgId, isHead: true, sinceOn: '2024-01-01' })
      expect(next.state).toBe('upcoming')
      expect(
        await refusal(api.client.directory.updateAppointment({ ...next, sinceOn: '2023-12-01' })),
      ).toMatchObject({ reason: 'directory.appointment.secondHead' })
    })

    it('an entry is corrected by one editor at a time, and dates must run forward', async () => {
      const { directory } = api.client
      const made = await enter('虚构正')
      const term = await give(made.id)
      const corrected = await directory.updateAppointment({ ...term, title: '副科长' })
      expect(corrected).toMatchObject({ title: '副科长', lockVersion: 2 })
      expect(await refusal(directory.updateAppointment({ ...term, title: '科员' }))).toMatchObject({
        status: 409,
        reason: 'platform.object.changed',
      })
      for (const refused of await Promise.all(
        [
          directory.updateAppointment({ ...corrected, untilOn: '2022-12-31' }),
          directory.endAppointment({ ...corrected, untilOn: '2022-12-31', reason: '免职' }),
          give(made.id, { untilOn: '2022-12-31' }),
        ].map(refusal),
      ))
        expect(refused).toMatchObject({ reason: 'directory.appointment.datesReversed' })
      const ended = await directory.endAppointment({ ...corrected, untilOn: '2023-06-14', reason: '免职' })
      expect(ended).toMatchObject({ state: 'former', untilOn: '2023-06-14' })
      expect((await audit(term.id, 'directory.appointment')).map((entry) => entry.action)).toEqual([
        'directory.appointment.end',
        'directory.appointment.update',
        'directory.appointment.give',
      ])
    })

    it('the hand-over list names posts and the chains a person answers for', async () => {
      const { client } = api
      const made = await enter('虚构链')
      await give(made.id)
      const post = {
        chainCode: 'food',
        role: 'deputyChainChief' as const,
        holderName: '虚构链',
        holderTitle: '副链长',
        sinceOn: '2023-06-01',
        source: '测试任免',
        succeeds: null,
      }
      expect(
        await refusal(
          client.governance.assignPost({ ...post, personId: '00000000-0000-4000-8000-000000000000' }),
        ),
      ).toMatchObject({ reason: 'directory.person.unknown' })
      const assigned = await client.governance.assignPost({ ...post, personId: made.id })
      expect(assigned.personId).toBe(made.id)
      const handover = await client.directory.getHandover({ personId: made.id })
      expect(handover.items.map((item) => [item.kind, item.title])).toEqual([
        ['directory.appointment', '科长'],
        ['governance.post', '副链长'],
      ])
      const trace = await client.system.traceThread({ kind: 'governance.post', id: assigned.id, depth: 1 })
      expect(trace.links.find((link) => link.relation === 'heldBy')?.to.href).toBe(`/people/${made.id}`)
      const { chainCode: _chain, role: _role, activities: _activities, orgName: _name, ...fields } = assigned
      await client.governance.updatePost({ ...fields, holderName: '未入名录者', personId: null })
      expect((await client.directory.getHandover({ personId: made.id })).items).toHaveLength(1)
    })

    it('today’s chiefs of the demo city are people of the directory', async () => {
      const card = await api.client.governance.getCard({ chainCode: 'pv' })
      const chief = card.roles.find((role) => role.role === 'chainChief')!.current[0]!
      const person = await api.client.directory.getPerson({ id: chief.personId! })
      expect(person).toMatchObject({ name: chief.holderName, isDemo: true })
    })
  })

  it('every write of people and posts is audited and linked', async () => {
    await expectEveryWriteAudited(database())
  })
})
