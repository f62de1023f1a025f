import { sql } from 'kysely'
import { expect } from 'vitest'
import { actorWith } from '#modules/access/testing/actor-with.ts'
import type { Enterprise } from '#modules/directory/contract.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'

/** An id that nobody has. */
export const unknownId = '00000000-0000-4000-8000-000000000000'
export const county = '341181'
export const otherCounty = '341126'

/** The demo city with people whose reach is narrow, and an object within and one outside of it. */
export interface ScopedCity {
  /** As somebody who may do everything. */
  api: TestApi
  as(actor: Actor): TestApi
  inside: Enterprise
  outside: Enterprise
  own: Enterprise
  ownOrgId: string
  countyOfficer: TestApi
  enterpriseUser: TestApi
  pvOffice: TestApi
}

export async function openScopedCity(database: Database): Promise<ScopedCity> {
  const api = testApi(async () => database)
  const as = (actor: Actor) => api.as(actor)
  const first = async (region: string) =>
    (await api.client.directory.listEnterprises({ region, pageSize: 1 })).items[0]!
  const { rows } = await sql<{ id: string; enterprise_id: string }>`
    select id, enterprise_id from directory.organisation where enterprise_id is not null limit 1`.execute(
    database.db,
  )
  const ownOrgId = rows[0]!.id
  return {
    api,
    as,
    inside: await first(county),
    outside: await first(otherCounty),
    own: await api.client.directory.getEnterprise({ id: rows[0]!.enterprise_id }),
    ownOrgId,
    countyOfficer: as(actorWith({ role: 'countyOfficer', regionCodes: [county] })),
    enterpriseUser: as(actorWith({ role: 'enterpriseUser', orgId: ownOrgId })),
    pvOffice: as(actorWith({ role: 'chainOffice', chainCodes: ['pv'] })),
  }
}

/** Proves that a call answers for a hidden object as for an id that nobody has, but for the id itself. */
export async function answersLikeUnknown(call: (id: string) => Promise<unknown>, id: string): Promise<void> {
  const [hidden, missing] = [await refusal(call(id)), await refusal(call(unknownId))]
  expect(hidden.status).toBe(404)
  expect(JSON.parse(JSON.stringify(hidden).replaceAll(id, unknownId))).toEqual(missing)
}
