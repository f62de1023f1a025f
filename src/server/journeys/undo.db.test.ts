import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities, testActor } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { actOnTask } from '../testing/act.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

/** Whoever reads everything that is edited here, and edits nothing. */
const reads: Permission[] = [
  'directory.enterprise.read',
  'directory.person.read',
  'chains.chain.read',
  'chains.output.read',
  'matters.task.read',
  'officialdoc.document.make',
]
const reader: Actor = {
  id: 'reader',
  name: '只读用户',
  personId: null,
  orgId: null,
  rights: new Map(
    reads.map((permission) => [
      permission,
      {
        everywhere: true,
        orgIds: new Set(),
        chainCodes: new Set(),
        regionCodes: new Set(),
        accountIds: new Set(),
      },
    ]),
  ),
}
const other: Actor = { ...testActor, id: 'other', name: '后来的编辑' }

type Case = {
  kind: string
  id: string
  /** The object without what changes with every write. */
  read: () => Promise<unknown>
  /** Writes a word into it, by whichever editor. */
  edit: (by: TestApi, word: string) => Promise<unknown>
}

/** Makes one object of a kind, as it stands before any edit. */
const cases: Record<string, (api: TestApi) => Promise<Case>> = {
  organisation: async (api) => {
    const { directory } = api.client
    const [root] = await directory.listOrganisations()
    const input = {
      name: '撤销测试科',
      shortName: null,
      kind: 'section' as const,
      deptKind: null,
      regionCode: root!.regionCode,
      validFrom: null,
      note: null,
    }
    const { id } = await directory.createOrganisation({ ...input, parentId: root!.id })
    return {
      kind: 'directory.organisation',
      id,
      read: async () => {
        const { name, note, formerNames, regionCode, position } = await directory.getOrganisation({ id })
        return { name, note, formerNames, regionCode, position }
      },
      edit: async (by, word) => {
        const { lockVersion, position } = await directory.getOrganisation({ id })
        return by.client.directory.updateOrganisation({
          ...input,
          id,
          position,
          lockVersion,
          name: `撤销测试${word}`,
          note: word,
        })
      },
    }
  },
  region: async (api) => {
    const { directory } = api.client
    const input = { code: '341199', name: '撤销区', kind: 'zone' as const }
    await directory.createRegion(input)
    const read = async () => (await directory.listRegions()).find(({ code }) => code === input.code)!
    return {
      kind: 'directory.region',
      id: input.code,
      read: async () => {
        const { lockVersion: _, ...region } = await read()
        return region
      },
      edit: async (by, word) =>
        by.client.directory.updateRegion({
          ...input,
          name: `撤销区${word}`,
          lockVersion: (await read()).lockVersion,
        }),
    }
  },
  appointment: async (api) => {
    const { directory } = api.client
    const [root] = await directory.listOrganisations()
    const person = await directory.createPerson({ name: '虚构戊', orgId: root!.id })
    const term = { orgId: root!.id, title: '科长', sinceOn: '2023-01-01', source: '测试任免' }
    const given = await directory.giveAppointment({ ...term, personId: person.id })
    let { lockVersion } = given
    const read = async () => {
      const { appointments } = await directory.getPerson({ id: person.id })
      const { lockVersion: version, ...rest } = appointments.find(({ id }) => id === given.id)!
      lockVersion = version
      return rest
    }
    return {
      kind: 'directory.appointment',
      id: given.id,
      read,
      edit: async (by, word) => {
        await read()
        return by.client.directory.updateAppointment({
          ...term,
          id: given.id,
          lockVersion,
          untilOn: '2023-03-31',
          title: `副科长${word}`,
        })
      },
    }
  },
  placement: async (api) => {
    const { chains, directory } = api.client
    const { items } = await directory.listEnterprises({ page: 1, pageSize: 200 })
    let enterpriseId = ''
    for (const { id } of items) {
      if ((await chains.listPlacements({ enterpriseId: id })).length === 0) continue
      enterpriseId = id
      break
    }
    const { id } = (await chains.listPlacements({ enterpriseId }))[0]!
    const read = async () => (await chains.listPlacements({ enterpriseId })).find((one) => one.id === id)!
    return {
      kind: 'chains.placement',
      id,
      read: async () => {
        const { lockVersion: _, ...placement } = await read()
        return placement
      },
      edit: async (by, word) => {
        const { sharePercent, evidence, source, asOfOn, lockVersion } = await read()
        return by.client.chains.updatePlacement({
          id,
          lockVersion,
          sharePercent: sharePercent / 2,
          evidence,
          source,
          asOfOn,
          role: `角色${word}`,
        })
      },
    }
  },
  output: async (api) => {
    const { chains } = api.client
    const { code } = (await chains.listIndustries({}))[0]!
    const at = { industryCode: code, month: '2019-03', status: 'final' as const }
    const first = { ...at, amountYuan: '100', source: '统计局', reason: null, lockVersion: null }
    await chains.recordOutput(first)
    const read = async () => (await chains.getFigure(at)).figure!
    return {
      kind: 'chains.output',
      id: `${code}/2019-03`,
      read: async () => {
        const { amountYuan, source, status } = await read()
        return { amountYuan, source, status }
      },
      edit: async (by, word) =>
        by.client.chains.recordOutput({
          ...first,
          amountYuan: '250.5',
          source: `误录${word}`,
          reason: '更正数据',
          lockVersion: (await read()).lockVersion,
        }),
    }
  },
  'calendar day': async (api) => {
    const { calendar } = api.client
    const day = '2029-05-04'
    const read = async () =>
      (await calendar.getYear({ year: 2029 })).days.find((one) => one.day === day) ?? null
    return {
      kind: 'platform.calendarDay',
      id: day,
      read: async () => {
        const found = await read()
        return found && { name: found.name, kind: found.kind, source: found.source }
      },
      edit: async (by, word) =>
        by.client.calendar.putDay({
          day,
          isWorkday: false,
          name: `放假${word}`,
          source: '误录通知',
          lockVersion: (await read())?.lockVersion ?? null,
        }),
    }
  },
  'document template': async (api) => {
    const { officialdoc } = api.client
    const kind = 'letter' as const
    return {
      kind: 'officialdoc.template',
      id: kind,
      read: async () => {
        const { name, content, isShipped } = await officialdoc.getTemplate({ kind })
        return { name, content, isShipped }
      },
      edit: async (by, word) => {
        const { content, lockVersion } = await officialdoc.getTemplate({ kind })
        return by.client.officialdoc.putTemplate({ kind, lockVersion, name: `函${word}`, content })
      },
    }
  },
  task: async (api) => {
    const { matters, chains, directory } = api.client
    const organisations = await directory.listOrganisations()
    const leader = (await directory.listPeople({})).items[0]!
    const nodeCode = (await chains.getMap({ chainCode: 'pv' })).nodes[0]!.code
    const fields = {
      title: '引进本地配套企业',
      actionType: 'fill' as const,
      goal: '本地配套率提高到45%以上',
      chainCode: 'pv',
      nodeCode,
      leadPersonId: leader.id,
      leadOrgId: organisations[0]!.id,
      assistOrgIds: [organisations[1]!.id, organisations[2]!.id],
      startsOn: '2023-04-01',
      dueOn: '2023-12-31',
      targets: [{ quarter: '2023Q4', target: '投产企业', value: 4, unit: '家' }],
    }
    const { id } = await matters.createTask({
      ...fields,
      origin: 'gap',
      raisedFrom: [{ kind: 'chains.node', id: nodeCode }],
    })
    return {
      kind: 'matters.task',
      id,
      read: async () => {
        const { title, goal, targets, dueOn, lead, assisting } = await matters.getTask({ id })
        return { title, goal, targets, dueOn, lead, assisting }
      },
      edit: async (by, word) =>
        by.client.matters.updateTask({
          ...fields,
          id,
          lockVersion: (await matters.getTask({ id })).lockVersion,
          title: `引进配套企业${word}`,
          targets: [{ quarter: '2023Q3', target: '签约企业', value: 2, unit: '家' }],
        }),
    }
  },
}

onBothDemoCities('an edit is taken back', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  describe.each(Object.entries(cases))('of a kind: %s', (_name, make) => {
    let one: Case
    let before: unknown
    let edited: number
    const latest = async () => (await api.client.system.listAudit({ kind: one.kind, id: one.id }))[0]!
    beforeAll(async () => {
      one = await make(api)
      before = await one.read()
      await one.edit(api, '甲')
      edited = (await latest()).id
    })

    it('is not for whoever only reads it', async () => {
      expect((await latest()).undoable).toBe(true)
      expect(await refusal(api.as(reader).client.audit.undo({ id: edited }))).toMatchObject({
        status: 403,
        reason: 'platform.right.missing',
      })
    })

    it('restores what was before, and can be taken back in turn', async () => {
      const changed = await one.read()
      expect(changed).not.toEqual(before)
      await api.client.audit.undo({ id: edited })
      expect(await one.read()).toEqual(before)
      const undone = await latest()
      expect(undone.action).toBe(`${one.kind}.undo`)
      await api.client.audit.undo({ id: undone.id })
      expect(await one.read()).toEqual(changed)
    })

    it('is refused once somebody else edited it since, saying who', async () => {
      const { id } = await latest()
      await one.edit(api.as(other), '乙')
      const changed = await one.read()
      expect(await refusal(api.client.audit.undo({ id }))).toMatchObject({
        status: 409,
        reason: 'platform.audit.changedSince',
        details: { changedBy: '后来的编辑', changedAt: expect.any(String) },
      })
      expect(await one.read()).toEqual(changed)
    })
  })

  it('a day of the calendar that was taken back is entered again', async () => {
    const { calendar, audit, system } = api.client
    const day = '2030-05-06'
    const entry = { day, isWorkday: false, name: '补休', source: '通知' }
    await calendar.putDay({ ...entry, lockVersion: null })
    await calendar.removeDay({ day, lockVersion: 1, reason: '误删' })
    const [removed] = await system.listAudit({ kind: 'platform.calendarDay', id: day })
    await audit.undo({ id: removed!.id })
    expect((await calendar.getYear({ year: 2030 })).days).toMatchObject([{ day, name: '补休' }])
  })

  it('an enterprise entered in a region since is no change of the region', async () => {
    const { directory, audit, system } = api.client
    const region = (await directory.listRegions()).find(({ code }) => code === '341126')!
    const { code, name, kind, tile, lockVersion } = region
    await directory.updateRegion({ code, name: `${name}（误）`, kind, tile, lockVersion })
    await directory.createEnterprise({
      uscc: '91341126MA2N00001T',
      name: '之后录入的企业',
      regionCode: code,
      aboveScale: false,
      source: '测试录入',
      asOfOn: '2023-06-01',
    })
    const [entry] = await system.listAudit({ kind: 'directory.region', id: code })
    await audit.undo({ id: entry!.id })
    expect((await directory.listRegions()).find((one) => one.code === code)?.name).toBe(name)
  })

  it('a task that was approved since is not changed by taking an edit back', async () => {
    const { matters, audit, system } = api.client
    const { id, edit } = await cases.task!(api)
    await edit(api, '丙')
    const [entry] = await system.listAudit({ kind: 'matters.task', id })
    const { stateVersion } = await matters.getTask({ id })
    await actOnTask(api, { id, action: 'approve', stateVersion })
    expect(await refusal(audit.undo({ id: entry!.id }))).toMatchObject({
      status: 409,
      reason: 'matters.task.approvedAlready',
    })
  })
})
