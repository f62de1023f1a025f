import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { chainIdsOf, nodeIdsByCode } from '#modules/chains/index.ts'
import { getEnterprise } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  Profile,
  ProfileChange,
  ProfileContact,
  ProfileDetail,
  ProfileFilter,
  ProfileInput,
} from '../../contract/profile.ts'
import { consentsOf } from '../../queries/consent.ts'
import { listMajors } from '../../queries/major.ts'
import * as queries from '../../queries/profile.ts'
import * as writes from '../../queries/profile-writes.ts'
import { skillNames } from '../../queries/skill.ts'
import { profileRef } from '../../refs.ts'
import { eraseDay } from '../../rules/consent-state.ts'
import {
  belongingOf,
  heldProfile,
  profileChanged,
  requireKept,
  requireNameless,
  toldProfile,
  visibleProfile,
} from './profile-records.ts'
import { requireSoundConsent } from './sound-consent.ts'

const read = 'talent.profile.read'
const edit = 'talent.profile.edit'
const identify = 'talent.profile.identify'

/** People in reach that fit a filter, each as the caller may know them. */
export async function listProfiles(
  ctx: Context,
  filter: ProfileFilter,
  within: 'talent.profile.read' | 'talent.profile.export' = read,
): Promise<ListPage<Profile>> {
  requireRight(ctx, read)
  // The order of names tells of them.
  const isByName = filter.sort === 'name' || filter.sort === '-name'
  const sorted = isByName && !may(ctx, identify, {}) ? { ...filter, sort: undefined } : filter
  const reach = sql<boolean>`${scopeFilter(ctx, read, queries.profileScope)}
    and ${scopeFilter(ctx, within, queries.profileScope)}`
  const page = await queries.listProfiles(ctx.db, sorted, {
    today: businessDay(ctx.clock),
    within: reach,
    identify: scopeFilter(ctx, identify, queries.profileScope),
  })
  return mapPage(page, (record) => toldProfile(ctx, record))
}

/** One person with the history of consents. @throws AppError `talent.profile.unknown`. */
export async function getProfile(ctx: Context, id: string): Promise<ProfileDetail> {
  const record = await visibleProfile(ctx, id)
  const told = toldProfile(ctx, record)
  const consents = await consentsOf(ctx.db, id)
  return {
    ...told,
    consents: told.isMasked
      ? consents.map((one) => ({ ...one, evidence: null, withdrawnReason: null }))
      : consents,
    eraseOn:
      record.state === 'erased' || record.consentUntilOn === null ? null : eraseDay(record.consentUntilOn),
  }
}

/** @throws AppError for a consent that does not hold today, or somebody who is kept already. */
export async function addProfile(ctx: Context, input: ProfileInput): Promise<ProfileDetail> {
  requireRight(ctx, edit, {})
  const id = randomUUID()
  await inTransaction(ctx, (tx) => enterProfile(tx, { ...input, id }))
  return getProfile(ctx, id)
}

/** The same in the open transaction. */
export async function enterProfile(
  tx: Context,
  input: ProfileInput & { id: string },
  more: Link[] = [],
): Promise<void> {
  requireRight(tx, edit, {})
  await enterProfiles(tx, [await checkedProfile(tx, input)], () => more)
}

/** What a person and consent must be before they are entered; gives what is stored. */
export async function checkedProfile(
  tx: Context,
  { id, consent, ...input }: ProfileInput & { id: string },
): Promise<writes.ProfileValues & { id: string; consent: ProfileInput['consent'] }> {
  requireSoundConsent(tx, consent)
  await requireOnce(tx, null, input)
  return { ...(await storedValues(tx, input, null)), id, consent }
}

/** Inserts checked people with their consents in few statements. */
export async function enterProfiles(
  tx: Context,
  people: readonly (writes.ProfileValues & { id: string; consent: ProfileInput['consent'] })[],
  more: (id: string) => Link[],
  { action = 'talent.profile.add', isDemo = false } = {},
): Promise<void> {
  const by = { ...tx.actor, at: tx.clock.now() }
  await writes.insertProfiles(tx.db, people, by, isDemo)
  await writes.insertConsents(
    tx.db,
    people.map(({ id, consent }) => ({ ...consent, profileId: id })),
    by,
  )
  const ids = people.map(({ id }) => id)
  const records = await queries.profilesById(tx.db, ids, businessDay(tx.clock))
  await recordChanges(
    tx,
    records.map((record) => profileChanged(action, null, record, more(record.id))),
  )
}

/** Changes a person. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateProfile(
  ctx: Context,
  { id, lockVersion, ...change }: ProfileChange,
): Promise<ProfileDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedProfile(tx, id, lockVersion)
    await saveProfile(tx, before, change, 'talent.profile.update')
  })
  return getProfile(ctx, id)
}

/** Somebody kept, held to be changed under a right. @throws AppError `conflict` when it was changed meanwhile. */
export async function editedProfile(
  tx: Context,
  id: string,
  lockVersion: number,
  right: typeof edit | 'talent.profile.erase' = edit,
): Promise<queries.ProfileRecord> {
  requireRight(tx, right, belongingOf(await visibleProfile(tx, id)))
  const before = await heldProfile(tx, id)
  requireVersion(toldProfile(tx, before), lockVersion)
  requireKept(before)
  return before
}

/** Makes a held person what he or she should be. */
export async function saveProfile(
  tx: Context,
  before: queries.ProfileRecord,
  { phone, email, ...change }: Omit<ProfileChange, 'id' | 'lockVersion'>,
  action: string,
  more: Link[] = [],
): Promise<void> {
  requireKept(before)
  await requireOnce(tx, before.id, change)
  const contacts = {
    phone: phone === undefined ? before.phone : phone,
    email: email === undefined ? before.email : email,
  }
  const values = await storedValues(tx, { ...change, ...contacts }, before)
  await writes.updateProfileRow(tx.db, before.id, values, tx.clock.now())
  await recordChanges(tx, [profileChanged(action, before, await heldProfile(tx, before.id), more)])
}

/** Leaves somebody out of matching, or takes him or her in again. */
export async function setProfilePaused(
  ctx: Context,
  { id, lockVersion, paused }: { id: string; lockVersion: number; paused: boolean },
): Promise<ProfileDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedProfile(tx, id, lockVersion)
    await writes.setProfileState(tx.db, id, paused ? 'paused' : 'active', tx.clock.now())
    const action = paused ? 'talent.profile.pause' : 'talent.profile.resume'
    await recordChanges(tx, [profileChanged(action, before, await heldProfile(tx, id))])
  })
  return getProfile(ctx, id)
}

/** The clear value of one masked contact, for a reason that tells nobody who it is about. */
export async function revealProfile(
  ctx: Context,
  { id, field, reason }: { id: string; field: ProfileContact; reason: string },
): Promise<{ field: ProfileContact; value: string | null }> {
  const record = await visibleProfile(ctx, id)
  requireNameless(record, reason)
  const actions = { asked: 'talent.profile.askReveal', shown: 'talent.profile.reveal' }
  return revealField(ctx, { object: profileRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'talent.profile.reveal', belongingOf(record))
    return record[field]
  })
}

/**
 * @param before as it stands, null for somebody new: an employer chosen before stays although it went out of sight.
 * @throws AppError `badInput` for salary bounds that do not go together, an unknown employer, skills, majors, nodes, chains
 *   or places.
 */
async function storedValues(
  tx: Context,
  { nodeCodes, chainCodes, ...input }: Omit<ProfileInput, 'consent'>,
  before: queries.ProfileRecord | null,
): Promise<writes.ProfileValues> {
  const { salaryFrom, salaryTo } = input
  if ((salaryFrom === null) !== (salaryTo === null) || (salaryFrom ?? 0) > (salaryTo ?? 0))
    throw badInput('talent.profile.salary', 'salaryTo')
  const known = {
    skillIds: new Set(input.skillIds.length === 0 ? [] : (await skillNames(tx.db)).map(({ id }) => id)),
    majorCodes: new Set(
      input.majorCodes.length === 0 ? [] : (await listMajors(tx.db)).map(({ code }) => code),
    ),
    placeCodes: new Set(input.placeCodes.length === 0 ? [] : await regionCodes(tx)),
  }
  for (const key of ['skillIds', 'majorCodes', 'placeCodes'] as const)
    if (input[key].some((one) => !known[key].has(one)))
      throw badInput(`talent.profile.${unknownOf[key]}`, key)
  const nodes = nodeCodes.length === 0 ? null : await nodeIdsByCode(tx.db)
  if (nodeCodes.some((one) => !nodes?.has(one))) throw badInput('talent.profile.nodeUnknown', 'nodeCodes')
  return {
    ...input,
    enterpriseId:
      input.enterpriseId === (before?.enterpriseId ?? null)
        ? input.enterpriseId
        : await employerNamed(tx, input.enterpriseId),
    nodeIds: nodeCodes.map((one) => nodes!.get(one)!),
    chainIds: await chainIdsOf(tx, chainCodes),
  }
}

/** An enterprise in sight; one that is out of reach answers as one that does not exist. */
async function employerNamed(tx: Context, id: string | null): Promise<string | null> {
  if (id === null) return null
  try {
    return (await getEnterprise(tx, id)).id
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw badInput('directory.enterprise.unknown', 'enterpriseId')
  }
}

const unknownOf = {
  skillIds: 'skillUnknown',
  majorCodes: 'majorUnknown',
  placeCodes: 'placeUnknown',
} as const

const badInput = (reason: string, field: string): AppError =>
  new AppError('badInput', reason, `${field} cannot be taken`, { field })

async function regionCodes(tx: Context): Promise<string[]> {
  const rows = await tx.db.selectFrom('directory.region').select('code').execute()
  return rows.map(({ code }) => code)
}

/** The same name of the same school is the same person. @throws AppError `conflict` `talent.profile.twice`. */
async function requireOnce(
  tx: Context,
  id: string | null,
  { name, school }: { name: string; school: string | null },
): Promise<void> {
  const [other] = await queries.profilesOfKeys(tx.db, [{ number: null, name, school }])
  if (other !== null && other !== undefined && other !== id)
    throw new AppError('conflict', 'talent.profile.twice', 'this person is kept already', {
      field: 'name',
      id: other,
    })
}
