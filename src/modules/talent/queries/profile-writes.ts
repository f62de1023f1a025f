import { sql } from 'kysely'
import { putChains } from '#modules/chains/index.ts'
import type { Db } from '#platform/db/database.ts'
import { personNameOrder } from '#platform/name-order/name-order.ts'
import type { ConsentInput } from '../contract/consent-table.ts'
import type { ProfileInput } from '../contract/profile.ts'

/** What of a person is stored in its own row and the rows beside it. */
export type ProfileValues = Omit<ProfileInput, 'consent' | 'nodeCodes' | 'chainCodes'> & {
  nodeIds: readonly string[]
  chainIds: readonly string[]
}

interface By {
  at: Date
  id: string
  name: string
  orgId: string | null
}

const columnsOf = (values: ProfileValues) => ({
  name: values.name,
  name_order: personNameOrder(values.name),
  category: values.category,
  talent_group: values.talentGroup,
  education: values.education,
  degree: values.degree,
  school: values.school,
  title_level: values.titleLevel,
  experience_years: values.experienceYears,
  employer: values.employer,
  enterprise_id: values.enterpriseId,
  honours: values.honours,
  achievements: values.achievements,
  summary: values.summary,
  post_kinds: [...values.postKinds],
  modes: [...values.modes],
  salary_from: values.salaryFrom,
  salary_to: values.salaryTo,
  available_on: values.availableOn,
  most_engagements: values.mostEngagements ?? 1,
  phone: values.phone,
  email: values.email,
  source: values.source,
  as_of_on: values.asOfOn,
})

/** Inserts people with majors, skills, nodes, chains and places in a statement each; gives the ids in order. */
export async function insertProfiles(
  db: Db,
  people: readonly (ProfileValues & { id: string })[],
  by: By,
  isDemo: boolean,
): Promise<void> {
  for (let first = 0; first < people.length; first += 500) {
    const some = people.slice(first, first + 500)
    await db
      .insertInto('talent.profile')
      .values(
        some.map((one) => ({
          ...columnsOf(one),
          id: one.id,
          state: 'active',
          created_by: by.id,
          created_by_name: by.name,
          created_org_id: by.orgId,
          is_demo: isDemo,
          created_at: by.at,
          updated_at: by.at,
        })),
      )
      .execute()
  }
  await insertParts(db, people)
}

async function insertParts(db: Db, people: readonly (ProfileValues & { id: string })[]): Promise<void> {
  const pairs = (values: (one: ProfileValues) => readonly string[]) => {
    const all = people.flatMap((one) => [...new Set(values(one))].map((value) => [one.id, value] as const))
    return { owners: all.map(([owner]) => owner), values: all.map(([, value]) => value) }
  }
  const majors = pairs((one) => one.majorCodes)
  const skills = pairs((one) => one.skillIds)
  const nodes = pairs((one) => one.nodeIds)
  const chains = pairs((one) => one.chainIds)
  const places = people.flatMap((one) =>
    [...new Set(one.placeCodes)].map((code, at) => ({ id: one.id, code, position: at + 1 })),
  )
  if (majors.owners.length > 0)
    await sql`insert into talent.profile_major (profile_id, major_code)
      select * from unnest(${majors.owners}::uuid[], ${majors.values}::text[])`.execute(db)
  if (skills.owners.length > 0)
    await sql`insert into talent.profile_skill (profile_id, skill_id)
      select * from unnest(${skills.owners}::uuid[], ${skills.values}::uuid[])`.execute(db)
  if (nodes.owners.length > 0)
    await sql`insert into talent.profile_node (profile_id, node_id)
      select * from unnest(${nodes.owners}::uuid[], ${nodes.values}::uuid[])`.execute(db)
  if (chains.owners.length > 0)
    await sql`insert into talent.profile_chain (profile_id, chain_id)
      select * from unnest(${chains.owners}::uuid[], ${chains.values}::uuid[])`.execute(db)
  if (places.length > 0)
    await sql`insert into talent.profile_place (profile_id, region_code, position)
      select * from unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ code }) => code)}::text[],
        ${places.map(({ position }) => position)}::int[])`.execute(db)
}

export async function updateProfileRow(db: Db, id: string, values: ProfileValues, at: Date): Promise<void> {
  await db
    .updateTable('talent.profile')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await deleteParts(db, id)
  await insertParts(db, [{ ...values, id }])
}

async function deleteParts(db: Db, id: string): Promise<void> {
  for (const part of ['major', 'skill', 'node', 'place'] as const)
    await db.deleteFrom(`talent.profile_${part}`).where('profile_id', '=', id).execute()
  await putChains(db, { table: 'talent.profile_chain', owner: 'profile_id' }, id, [])
}

/** Pauses somebody or takes him or her in again. */
export async function setProfileState(
  db: Db,
  id: string,
  state: 'active' | 'paused',
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.profile')
    .set((set) => ({ state, updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Counts the version on where something beside the row changed. */
export async function touchProfile(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('talent.profile')
    .set((set) => ({ updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/**
 * Erases all that tells who somebody is or what he or she can do and wishes, also in what proves the consent; frozen runs
 * come beside it (`eraseFromRuns`). Number, dates of consent and who recorded them stay.
 */
export async function eraseProfileRow(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('talent.profile')
    .set((set) => ({
      name: null,
      name_order: null,
      category: null,
      talent_group: null,
      education: null,
      degree: null,
      school: null,
      title_level: null,
      experience_years: null,
      employer: null,
      enterprise_id: null,
      honours: null,
      achievements: null,
      summary: null,
      post_kinds: [],
      modes: [],
      salary_from: null,
      salary_to: null,
      available_on: null,
      phone: null,
      email: null,
      source: '已删除',
      state: 'erased',
      erased_at: at,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  await deleteParts(db, id)
  await db.deleteFrom('talent.profile_words').where('profile_id', '=', id).execute()
  await db.updateTable('talent.consent').set({ evidence: null }).where('profile_id', '=', id).execute()
}

/** Deletes somebody whom a table brought by mistake. */
export async function deleteProfile(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.consent').where('profile_id', '=', id).execute()
  await db.deleteFrom('talent.profile').where('id', '=', id).execute()
}

/** Records consents in one statement. */
export async function insertConsents(
  db: Db,
  consents: readonly (ConsentInput & { profileId: string })[],
  by: By,
): Promise<void> {
  await db
    .insertInto('talent.consent')
    .values(
      consents.map((one) => ({
        profile_id: one.profileId,
        purpose: one.purpose,
        wording: one.wording,
        given_on: one.givenOn,
        until_on: one.untilOn,
        given_by: one.givenBy,
        evidence: one.evidence,
        recorded_by: by.id,
        recorded_by_name: by.name,
        recorded_at: by.at,
      })),
    )
    .execute()
}
