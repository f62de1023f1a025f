import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { actorGiven, actorWith } from '#modules/access/testing/actor-with.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../../testing/api.ts'
import {
  answersLikeUnknown,
  county,
  openScopedCity,
  otherCounty,
  type ScopedCity,
  unknownId,
} from './scoped-city.ts'

onBothDemoCities('data scope of registers, documents, cards and threads', (database) => {
  let city: ScopedCity
  beforeAll(async () => {
    city = await openScopedCity(database())
  })

  it('every role of the demo city has an account that loads with the rights of its role', async () => {
    const { items } = await city.api.client.access.listAccounts({ pageSize: 200 })
    const roles = await city.api.client.access.listRoles()
    expect(new Set(items.flatMap((account) => account.roles.map(({ code }) => code)))).toEqual(
      new Set(roles.map(({ code }) => code)),
    )
    for (const account of items) {
      const actor = await loadActor(database().db, account.id, '2023-06-15')
      expect(actor?.rights).toHaveProperty('size', expect.any(Number))
    }
  })

  it('directory: a county officer reads, counts and finds the enterprises of the county only', async () => {
    const { client } = city.countyOfficer
    const all = await city.api.client.directory.listEnterprises({ region: county })
    const seen = await client.directory.listEnterprises({ pageSize: 200 })
    expect(seen.total).toBe(all.total)
    expect(new Set(seen.items.map((item) => item.regionCode))).toEqual(new Set([county]))
    expect((await client.directory.listEnterprises({ region: otherCounty })).total).toBe(0)
    expect((await client.directory.listEnterprises({ query: city.outside.name })).total).toBe(0)
    expect((await client.directory.listEnterprises({ query: city.inside.name })).total).toBe(1)
    expect((await client.directory.getEnterprise({ id: city.inside.id })).id).toBe(city.inside.id)
    await answersLikeUnknown((id) => client.directory.getEnterprise({ id }), city.outside.id)
    const regions = await client.directory.listRegions()
    expect(regions.filter((region) => region.enterprises > 0).map((region) => region.code)).toEqual([county])
  })

  it('directory: a county officer edits there, may not enter a firm elsewhere and may not move one away', async () => {
    const { client } = city.countyOfficer
    const { id, lockVersion, ...values } = city.inside
    const edited = await client.directory.updateEnterprise({ ...values, id, lockVersion, note: '县里核过' })
    expect(edited.note).toBe('县里核过')
    expect(
      await refusal(
        client.directory.updateEnterprise({
          ...values,
          id,
          lockVersion: edited.lockVersion,
          regionCode: otherCounty,
        }),
      ),
    ).toMatchObject({ status: 403, reason: 'directory.enterprise.settledByOffice' })
    const { lockVersion: version, ...others } = city.outside
    await answersLikeUnknown(
      (unseen) => client.directory.updateEnterprise({ ...others, id: unseen, lockVersion: version }),
      city.outside.id,
    )
    const fresh = { ...values, uscc: city.outside.uscc, name: '新来的企业' }
    expect(
      await refusal(client.directory.createEnterprise({ ...fresh, regionCode: otherCounty })),
    ).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    const taken = await refusal(client.directory.createEnterprise(fresh))
    expect(taken).toMatchObject({ reason: 'directory.enterprise.usccTaken', details: { holderName: null } })
  })

  it('directory: an enterprise sees itself and keeps its city.own data, but not what offices find about it', async () => {
    const { client } = city.enterpriseUser
    const seen = await client.directory.listEnterprises({})
    expect(seen.items.map((item) => item.id)).toEqual([city.own.id])
    expect(seen.total).toBe(1)
    await answersLikeUnknown(
      (id) => client.directory.getEnterprise({ id }),
      city.inside.id === city.own.id ? city.outside.id : city.inside.id,
    )
    const { id, lockVersion, ...values } = city.own
    const edited = await client.directory.updateEnterprise({ ...values, id, lockVersion, staff: 321 })
    expect(edited.staff).toBe(321)
    expect(
      await refusal(
        client.directory.updateEnterprise({
          ...values,
          id,
          lockVersion: edited.lockVersion,
          kinds: ['chainOwner', 'leadingEnterprise', 'littleGiant'],
        }),
      ),
    ).toMatchObject({ status: 403, reason: 'directory.enterprise.settledByOffice' })
    const organisations = await client.directory.listOrganisations()
    expect(organisations.filter((item) => item.kind === 'enterprise').map((item) => item.id)).toEqual([
      city.ownOrgId,
    ])
    const firmsOf = async (by: typeof client) =>
      (await by.directory.listOrganisations()).filter((item) => item.kind === 'enterprise')
    const inCounty = (await firmsOf(city.api.client)).filter((item) => item.regionCode === county)
    expect(inCounty.length).toBeGreaterThan(0)
    expect(await firmsOf(city.countyOfficer.client)).toEqual(inCounty)
  })

  it('governance: an office assigns and records on its own chain only', async () => {
    const { client } = city.pvOffice
    const term = {
      holderName: '某单位',
      sinceOn: '2023-06-01',
      source: '任职文件',
      role: 'taskForce' as const,
    }
    const post = await client.governance.assignPost({ ...term, chainCode: 'pv' })
    expect(post.chainCode).toBe('pv')
    expect(await refusal(client.governance.assignPost({ ...term, chainCode: 'food' }))).toMatchObject({
      status: 403,
    })
    expect(
      await refusal(client.governance.assignPost({ ...term, role: 'headChainChief', chainCode: null })),
    ).toMatchObject({ status: 403 })
    const card = await client.governance.getCard({ chainCode: 'food' })
    const foreign = card.roles.flatMap((role) => role.current).find((item) => item.chainCode === 'food')!
    const activity = { heldOn: '2023-06-10', title: '调研企业' }
    expect(await refusal(client.governance.addActivity({ id: foreign.id, ...activity }))).toMatchObject({
      status: 403,
    })
    expect((await client.governance.addActivity({ id: post.id, ...activity })).activities).toHaveLength(1)
    const narrow = city.as(
      actorGiven(
        { 'governance.card.read': 'ownChains', 'governance.post.assign': 'city' },
        { chainCodes: ['pv'] },
      ),
    )
    await answersLikeUnknown(
      (id) => narrow.client.governance.endPost({ id, lockVersion: 1, untilOn: '2023-06-14', reason: '离任' }),
      foreign.id,
    )
  })

  it('documents: facts and documents are read, counted, found and decided on within the reach', async () => {
    const bringer = city.as(actorWith({ role: 'leadOrgOfficer', orgId: city.ownOrgId, accountId: 'bringer' }))
    const pv = await bringer.client.documents.upload({
      text: '安丰市建立了光伏、半导体两大产业链。',
      publishedOn: '2023-05-01',
    })
    const food = await city.api.client.documents.upload({
      text: '安丰市建立了食品、汽车两大产业链。',
      publishedOn: '2023-05-02',
    })
    expect(pv.factItems.map((fact) => fact.about.map((ref) => ref.id))).toEqual([['pv', 'semiconductor']])
    const { client } = city.as(
      actorGiven(
        {
          'documents.document.read': 'ownChains',
          'documents.fact.read': 'ownChains',
          'documents.fact.review': 'city',
          'documents.document.add': 'city',
        },
        { chainCodes: ['pv'] },
      ),
    )
    const list = await client.documents.list({})
    expect(list.items.map((item) => item.id)).toEqual([pv.id])
    expect(list.total).toBe(1)
    expect((await client.documents.list({ query: '食品' })).total).toBe(0)
    await answersLikeUnknown((id) => client.documents.get({ id }), food.id)
    expect((await client.documents.listFacts({})).total).toBe(pv.factItems.length)
    const fact = food.factItems[0]!
    await answersLikeUnknown((id) => client.documents.getFact({ id }), fact.id)
    await answersLikeUnknown((id) => client.documents.confirmFact({ id, lockVersion: 1 }), fact.id)
    const again = await refusal(client.documents.upload({ text: '安丰市建立了食品、汽车两大产业链。' }))
    expect(again).toMatchObject({ reason: 'documents.document.known', details: {} })

    const pvFact = pv.factItems[0]!
    expect(
      (await city.pvOffice.client.documents.confirmFact({ id: pvFact.id, lockVersion: pvFact.lockVersion }))
        .state,
    ).toBe('confirmed')
    expect(
      await refusal(
        city.pvOffice.client.documents.confirmFact({ id: fact.id, lockVersion: fact.lockVersion }),
      ),
    ).toMatchObject({ status: 403 })
    const source = {
      id: pv.id,
      lockVersion: pv.lockVersion,
      source: '滁州日报',
      author: null,
      publishedOn: null,
    }
    const stranger = city.as(actorWith({ role: 'leadOrgOfficer', accountId: 'stranger' }))
    expect(await refusal(stranger.client.documents.updateSource(source))).toMatchObject({ status: 403 })
    expect((await bringer.client.documents.updateSource(source)).source).toBe('滁州日报')
    expect(await refusal(city.enterpriseUser.client.documents.list({}))).toMatchObject({ status: 403 })
  })

  it('thread and history: what is out of reach is counted and not told, and its city.own page answers like unknown', async () => {
    const [place] = await city.api.client.chains.listPlacements({ enterpriseId: city.outside.id })
    const node = { kind: 'chains.node', id: place!.nodeCode, depth: 1 }
    const whole = await city.api.client.system.traceThread(node)
    const seen = await city.enterpriseUser.client.system.traceThread(node)
    expect(whole.hidden).toBe(0)
    expect(seen.hidden).toBeGreaterThan(0)
    expect(seen.links.length + seen.hidden).toBe(whole.links.length)
    expect(JSON.stringify(seen.links)).not.toContain(place!.id)

    const ofFirm = { kind: 'directory.enterprise', id: city.outside.id }
    const unknown = { kind: 'directory.enterprise', id: unknownId }
    const { client } = city.countyOfficer
    expect(await client.system.traceThread({ ...ofFirm, depth: 3 })).toEqual({
      ...(await client.system.traceThread({ ...unknown, depth: 3 })),
      object: { ...ofFirm, title: null, href: null },
    })
    expect(await client.system.listAudit(ofFirm)).toEqual([])
    expect(
      (await client.system.listAudit({ kind: 'directory.enterprise', id: city.inside.id })).length,
    ).toBeGreaterThan(0)
    const auditor = city.as(actorWith({ role: 'auditor' }))
    expect((await auditor.client.system.listAudit(ofFirm)).length).toBeGreaterThan(0)
    const sysAdmin = city.as(actorWith({ role: 'sysAdmin' }))
    expect(await sysAdmin.client.system.listAudit(ofFirm)).toEqual([])
  })

  it('accounts: a person sees their city.own account and grants in the thread, not those of others', async () => {
    const { items } = await city.api.client.access.listAccounts({ query: 'chain-office' })
    const account = items[0]!
    const actor = (await loadActor(database().db, account.id, '2023-06-15'))!
    const ofAccount = (id: string) => ({ kind: 'access.account', id, depth: 1 })
    const { client } = city.as(actor)
    expect((await client.system.traceThread(ofAccount(account.id))).object.title).toBe(account.name)
    const other = (await city.api.client.access.listAccounts({ query: 'auditor' })).items[0]!
    expect((await client.system.traceThread(ofAccount(other.id))).object.title).toBeNull()
    const mine = await client.access.myGrants()
    expect(mine.grants).toMatchObject([
      { role: { code: 'chainOffice' }, chains: [{ code: 'pv' }], state: 'valid' },
    ])
    expect(mine.permissions).toContain('chains.template.publish')
  })
})
