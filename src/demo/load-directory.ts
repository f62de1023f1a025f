import {
  appointmentLinks,
  appointmentRef,
  insertAppointments,
  insertOrganisations,
  insertPeople,
  insertRegions,
  organisationLinks,
  organisationRef,
  personRef,
  regionRef,
} from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import { type DemoCity, type DemoOrganisation, demoSource } from './data/types.ts'
import { loaded, must } from './loaded.ts'

export async function loadRegions(tx: Context, city: DemoCity): Promise<void> {
  await insertRegions(
    tx.db,
    city.regions.map((region) => ({ ...region })),
  )
  await recordChanges(
    tx,
    city.regions.map((region) => loaded(regionRef(region.code), region)),
  )
}

/** Loads the tree level by level and gives the ids by code. */
export async function loadOrganisations(
  tx: Context,
  city: DemoCity,
  enterpriseIds: Map<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const place = new Map(city.organisations.map(({ code }, index) => [code, index + 1]))
  let waiting = city.organisations
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentCode }) => parentCode === null || ids.has(parentCode))
    if (ready.length === 0) throw new Error('the demo city has an organisation without a place in the tree')
    const rows = ready.map((one) => ({
      ...withoutUscc(one),
      parentId: one.parentCode === null ? null : must(ids.get(one.parentCode), one.parentCode),
      enterpriseId: one.uscc === undefined ? null : must(enterpriseIds.get(one.uscc), one.uscc),
      position: must(place.get(one.code), one.code),
      validFrom: null,
      note: null,
    }))
    const inserted = await insertOrganisations(tx.db, rows)
    for (const [code, id] of inserted) ids.set(code, id)
    await recordChanges(
      tx,
      rows.map((row) => {
        const id = must(inserted.get(row.code), row.code)
        return loaded(organisationRef(id), row, organisationLinks({ ...row, id }))
      }),
    )
    const done = new Set(ready)
    waiting = waiting.filter((one) => !done.has(one))
  }
  return ids
}

function withoutUscc({ uscc: _uscc, parentCode: _parent, ...one }: DemoOrganisation) {
  return one
}

/** Loads people with their posts and gives their ids by name. */
export async function loadPeople(
  tx: Context,
  city: DemoCity,
  organisationIds: Map<string, string>,
): Promise<Map<string, string>> {
  const orgId = (code: string) => must(organisationIds.get(code), `organisation ${code}`)
  const people = city.people.map(({ orgCode, appointments: _appointments, ...person }) => ({
    ...person,
    orgId: orgId(orgCode),
  }))
  const ids = await insertPeople(tx.db, people, tx.clock.now(), true)
  await recordChanges(
    tx,
    people.map((person, index) => {
      const ref = personRef(ids[index]!)
      const after = { ...person, phone: maskPhone(person.phone), email: maskEmail(person.email) }
      return loaded(ref, after, [{ from: ref, relation: 'worksIn', to: organisationRef(person.orgId) }])
    }),
  )
  const terms = city.people.flatMap(({ appointments }, index) =>
    appointments.map(({ orgCode, ...term }) => ({
      ...term,
      orgId: orgId(orgCode),
      personId: ids[index]!,
      note: null,
      source: demoSource,
    })),
  )
  const termIds = await insertAppointments(tx.db, terms)
  await recordChanges(
    tx,
    terms.map((term, index) => {
      const id = termIds[index]!
      return loaded(appointmentRef(id), term, appointmentLinks({ ...term, id }))
    }),
  )
  return new Map(city.people.map((person, index) => [person.name, ids[index]!]))
}
