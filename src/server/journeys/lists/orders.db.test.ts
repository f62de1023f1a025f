import { beforeAll, describe, expect, it } from 'vitest'
import { actorWith } from '#modules/access/testing/actor-with.ts'
import { enterpriseList } from '#modules/directory/contract.ts'
import { problemList, taskList } from '#modules/matters/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { nameOrder, personNameOrder } from '#platform/name-order/name-order.ts'
import { type TestApi, testApi } from '../../testing/api.ts'

onBothDemoCities('lists', (database) => {
  let api: TestApi

  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const both = <S extends string>(sorts: readonly S[]) =>
    sorts.flatMap((key): (S | `-${S}`)[] => [key, `-${key}`])

  describe('in every order', () => {
    it('pages of enterprises together give every row once', async () => {
      const filter = { region: '341181', kind: 'littleGiant' as const }
      for (const sort of both(enterpriseList.sorts)) {
        const ids: string[] = []
        const { total } = await api.client.directory.listEnterprises({ ...filter, sort, pageSize: 1 })
        for (let page = 1; (page - 1) * 7 < total; page += 1)
          ids.push(
            ...(await api.client.directory.listEnterprises({ ...filter, sort, page, pageSize: 7 })).items.map(
              (row) => row.id,
            ),
          )
        expect(new Set(ids).size, sort).toBe(total)
      }
    })

    it('rows without a value come last, either way', async () => {
      const staffIn = async (sort: 'staff' | '-staff') =>
        (await api.client.directory.listEnterprises({ region: '341181', sort, pageSize: 200 })).items.map(
          (row) => row.staff,
        )
      const rising = await staffIn('staff')
      const known = rising.filter((staff) => staff !== null)
      expect(known.length).toBeGreaterThan(3)
      const ordered = [...known].sort((a, b) => a - b)
      const empty = rising.slice(known.length)
      expect(rising).toEqual([...ordered, ...empty])
      expect(await staffIn('-staff')).toEqual([...ordered.reverse(), ...empty])
    })

    it('problems and tasks come in the order that the column shows', async () => {
      for (const sort of both(problemList.sorts)) {
        const { items, total } = await api.client.matters.listProblems({ sort, open: false, pageSize: 200 })
        expect(new Set(items.map((row) => row.id)).size, sort).toBe(total)
      }
      for (const sort of both(taskList.sorts)) {
        const { items, total } = await api.client.matters.listTasks({ sort, open: false, pageSize: 200 })
        expect(new Set(items.map((row) => row.id)).size, sort).toBe(total)
      }
      const { items } = await api.client.matters.listProblems({ sort: '-dueOn', open: false, pageSize: 200 })
      const days = items.map((row) => row.dueOn).filter((day) => day !== null)
      expect(days.length).toBeGreaterThan(1)
      expect(days).toEqual([...days].sort().reverse())
    })

    it('people and documents too', async () => {
      for (const sort of ['name', '-orgId', 'staffNo', '-leftOn'] as const) {
        const { items, total } = await api.client.directory.listPeople({ sort, state: 'all', pageSize: 200 })
        expect(new Set(items.map((row) => row.id)).size, sort).toBe(Math.min(total, 200))
      }
      for (const sort of ['title', '-source', 'author', '-publishedOn', 'createdAt'] as const) {
        const { items, total } = await api.client.documents.list({ sort, pageSize: 200 })
        expect(items.length, sort).toBe(total)
      }
    })

    it('names stand as a Chinese register has them, by sound', async () => {
      const rising = (keys: string[]) => expect(keys).toEqual([...keys].sort())
      const enterprises = await api.client.directory.listEnterprises({ sort: 'name', pageSize: 200 })
      rising(enterprises.items.map(({ name }) => nameOrder(name)))
      const unordered = await api.client.directory.listEnterprises({ pageSize: 200 })
      expect(unordered.items).toEqual(enterprises.items)
      const people = await api.client.directory.listPeople({ sort: 'name', pageSize: 200 })
      rising(people.items.map(({ name }) => personNameOrder(name)))
      const units = await api.client.directory.listPeople({ sort: 'orgId', pageSize: 200 })
      rising(units.items.map(({ orgName }) => nameOrder(orgName)))
      const admin = api.as(actorWith({ role: 'sysAdmin' }))
      const accounts = await admin.client.access.listAccounts({ sort: '-name', pageSize: 200 })
      rising(accounts.items.map(({ name }) => personNameOrder(name)).reverse())
    })

    it('a name that is edited moves to its new place, and back with it', async () => {
      const { items } = await api.client.directory.listEnterprises({ sort: 'name', pageSize: 1 })
      const { regionName: _region, isDemo: _demo, updatedAt: _at, ...first } = items[0]!
      const renamed = await api.client.directory.updateEnterprise({ ...first, name: '座末尾有限公司' })
      const last = await api.client.directory.listEnterprises({ sort: '-name', pageSize: 1 })
      expect(last.items[0]).toMatchObject({ id: first.id, name: '座末尾有限公司' })
      await api.client.directory.updateEnterprise({ ...first, lockVersion: renamed.lockVersion })
      const again = await api.client.directory.listEnterprises({ sort: 'name', pageSize: 1 })
      expect(again.items[0]!.id).toBe(first.id)
    })

    it('a column that is not among those of the description is refused', async () => {
      const refused = api.client.directory.listEnterprises({ sort: 'isDemo' as never })
      await expect(refused).rejects.toMatchObject({ status: 400 })
    })
  })

  describe('sums', () => {
    it('are of all rows that fit and not of the page, and exact', async () => {
      const filter = { region: '341181', aboveScale: true }
      const all = await api.client.directory.listEnterprises({ ...filter, pageSize: 200 })
      expect(all.total).toBeLessThanOrEqual(200)
      const sum = all.items.reduce((total, row) => total + BigInt(row.staff ?? 0), 0n)
      expect(sum > 0n).toBe(true)
      const page = await api.client.directory.listEnterprises({ ...filter, page: 2, pageSize: 3 })
      expect(page.totals).toEqual({ staff: String(sum) })
    })

    it('are null where no row has a value', async () => {
      const { totals, total } = await api.client.directory.listEnterprises({ query: '没有这样的企业' })
      expect([total, totals]).toEqual([0, { staff: null }])
    })

    it('count only what lies within the reach of whoever asks', async () => {
      const region = {
        everywhere: false,
        orgIds: new Set<string>(),
        chainCodes: new Set<string>(),
        regionCodes: new Set(['341181']),
        accountIds: new Set<string>(),
      }
      const county = api.as({
        ...actorWith({ role: 'countyOfficer' }),
        rights: new Map([['directory.enterprise.read', region]]),
      })
      const own = await county.client.directory.listEnterprises({ pageSize: 200, sort: '-staff' })
      const city = await api.client.directory.listEnterprises({
        region: '341181',
        pageSize: 200,
        sort: '-staff',
      })
      expect(own.totals).toEqual(city.totals)
      expect(own.total).toBe(city.total)
      expect(own.items.map((row) => row.id)).toEqual(city.items.map((row) => row.id))
      const everything = await api.client.directory.listEnterprises({})
      expect(BigInt(own.totals.staff ?? 0) < BigInt(everything.totals.staff ?? 0)).toBe(true)
    })
  })
})
