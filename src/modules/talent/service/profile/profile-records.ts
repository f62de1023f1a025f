import type { Change } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail, maskName, maskPhone } from '#platform/privacy/mask.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import type { Profile } from '../../contract/profile.ts'
import * as queries from '../../queries/profile.ts'
import { profileRef, profilesRef } from '../../refs.ts'

const read = 'talent.profile.read'

export const unknownProfile = (id: string): AppError =>
  new AppError('notFound', 'talent.profile.unknown', `there is no person ${id}`, { id })

/** By what somebody is in reach. */
export const belongingOf = ({ reachChainCodes }: queries.ProfileRecord) => ({ chainCodes: reachChainCodes })

/**
 * The person as the caller may know him or her: phone and e-mail masked always; name masked and school, employer and free
 * texts left out without the right to identify.
 */
export function toldProfile(ctx: Context, record: queries.ProfileRecord): Profile {
  const { reachChainCodes: _reach, name, ...rest } = record
  const contacts = {
    phone: record.phone && maskPhone(record.phone),
    email: record.email && maskEmail(record.email),
  }
  if (record.state === 'erased' || name === null)
    return { ...rest, ...contacts, name: queries.titleOf(record), isMasked: false }
  if (may(ctx, 'talent.profile.identify', belongingOf(record)))
    return { ...rest, ...contacts, name, isMasked: false }
  const hidden = {
    school: null,
    employer: null,
    enterpriseId: null,
    enterpriseName: null,
    honours: null,
    achievements: null,
    summary: null,
  }
  return { ...rest, ...contacts, ...hidden, name: maskName(name), isMasked: true }
}

/** A person in reach. @throws AppError `notFound` `talent.profile.unknown`. */
export async function visibleProfile(ctx: Context, id: string): Promise<queries.ProfileRecord> {
  const record = may(ctx, read) ? await queries.findProfile(ctx.db, id, businessDay(ctx.clock)) : null
  if (record === null || !may(ctx, read, belongingOf(record))) throw unknownProfile(id)
  return record
}

/** A person held against other writers. @throws AppError `notFound` `talent.profile.unknown`. */
export async function heldProfile(tx: Context, id: string): Promise<queries.ProfileRecord> {
  const record = await queries.lockProfile(tx.db, id, businessDay(tx.clock))
  if (record === null) throw unknownProfile(id)
  return record
}

/** @throws AppError `conflict` `talent.profile.erased` for somebody of whom nothing is kept any more. */
export function requireKept(
  record: queries.ProfileRecord,
): asserts record is queries.ProfileRecord & { name: string } {
  if (record.name === null || record.state === 'erased')
    throw new AppError('conflict', 'talent.profile.erased', 'this person was erased', {
      number: record.number,
    })
}

/**
 * A reason stands in the audit for good, so it must not tell who it is about.
 *
 * @throws AppError `badInput` `talent.profile.reasonNames`.
 */
export function requireNameless(record: queries.ProfileRecord, reason: string): void {
  const { name, phone, email, employer, enterpriseName, school } = record
  const told = [name, phone, email, employer, enterpriseName, school].some(
    (value) => value !== null && value.length >= 2 && reason.includes(value),
  )
  if (told)
    throw new AppError('badInput', 'talent.profile.reasonNames', 'the reason tells who it is about', {
      field: 'reason',
    })
}

/** What the audit keeps of a person: nothing that would have to be erased. */
const kept = (record: queries.ProfileRecord) => ({
  number: record.number,
  state: record.state,
  asOfOn: record.asOfOn,
  consentGivenOn: record.consentGivenOn,
  consentUntilOn: record.consentUntilOn,
  consentGivenBy: record.consentGivenBy,
})

/** Fields that an edit can change and the audit only names. */
const editable = [
  'name',
  'category',
  'talentGroup',
  'education',
  'degree',
  'school',
  'majorCodes',
  'titleLevel',
  'experienceYears',
  'employer',
  'enterpriseId',
  'skillIds',
  'nodeCodes',
  'chainCodes',
  'postKinds',
  'modes',
  'placeCodes',
  'salaryFrom',
  'salaryTo',
  'availableOn',
  'mostEngagements',
  'honours',
  'achievements',
  'summary',
  'phone',
  'email',
  'source',
] as const satisfies readonly (keyof queries.ProfileRecord)[]

/**
 * The audit entry of a change. The log is never rewritten, so what must be erased one day never enters it: it names the
 * fields that changed and keeps their values out. For the same reason the thread ties a person to the register of people and
 * to nothing that would tell who it is.
 */
export function profileChanged(
  action: string,
  before: queries.ProfileRecord | null,
  after: queries.ProfileRecord,
  more: Link[] = [],
): Change {
  const changedFields =
    before === null
      ? []
      : editable.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return {
    action,
    object: profileRef(after.id),
    before: before && kept(before),
    after: changedFields.length === 0 ? kept(after) : { ...kept(after), changedFields },
    links: [{ from: profileRef(after.id), relation: 'partOf', to: profilesRef }, ...more],
  }
}
