import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse, requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type NewPerson,
  type PersonChange,
  type PersonDetail,
  type PersonInput,
  personInput,
  sensitiveFields,
} from '../contract/person.ts'
import { lockOrganisation, type OrganisationRecord } from '../queries/organisation.ts'
import * as queries from '../queries/person.ts'
import { peopleInReach, personBelonging } from '../queries/scope.ts'
import { requireOpen } from './organisation-edits.ts'
import { getPerson, masked, unknownPerson, visiblePerson } from './people.ts'
import type { PersonListener } from './person-events.ts'
import { organisationRef, personRef } from './refs.ts'

const edit = 'directory.person.edit'

/** Enters a person. @throws AppError for an unknown or closed organisation, or a staff number that is taken. */
export async function createPerson(ctx: Context, input: NewPerson): Promise<PersonDetail> {
  return getPerson(ctx, await inTransaction(ctx, (tx) => enterPerson(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterPerson(
  tx: Context,
  input: NewPerson & { id?: string },
  more: Link[] = [],
): Promise<string> {
  await lockOpenOrganisation(tx, input.orgId)
  const [id] = await refuseTakenNumber(() => queries.insertPeople(tx.db, [input], tx.clock.now(), false))
  const after = await queries.findPerson(tx.db, id!)
  const change = personChange('directory.person.create', null, after!)
  await recordChanges(tx, [{ ...change, links: [...change.links, ...more] }])
  return id!
}

/** Writes name, staff number and note of a held person. */
export async function writePerson(
  tx: Context,
  before: queries.PersonRecord,
  input: PersonInput,
  action: string,
  more: Link[],
): Promise<void> {
  await refuseTakenNumber(() => queries.updatePerson(tx.db, before.id, input, tx.clock.now()))
  await recordPersonChange(tx, before, action, null, more)
}

/** Deletes a held person that a batch made. @throws AppError `conflict` while anything refers to it. */
export async function deletePerson(tx: Context, before: queries.PersonRecord, reason: string): Promise<void> {
  await refuseInUse(personRef(before.id), () => queries.deletePerson(tx.db, before.id))
  const change = personChange('directory.person.importReverted', before, before, reason)
  await recordChanges(tx, [{ ...change, after: null }])
}

/**
 * Changes a person.
 *
 * @param tell whoever writes to the person's e-mail address.
 * @throws AppError `conflict` when somebody changed it meanwhile.
 */
export async function updatePerson(
  ctx: Context,
  tell: PersonListener,
  { id, lockVersion, ...input }: PersonChange,
): Promise<PersonDetail> {
  return changePerson(ctx, id, lockVersion, 'directory.person.update', null, async (tx, before) => {
    await refuseTakenNumber(() => queries.updatePerson(tx.db, id, input, tx.clock.now()))
    if (input.email !== undefined && input.email !== before.email)
      await tell(tx, { kind: 'addressChanged', personId: id, name: before.name })
  })
}

/**
 * Runs a change of one person under its lock, with right, version, audit entry and links. What the caller may not know
 * of is unknown; what it may only read is forbidden.
 */
export async function changePerson(
  ctx: Context,
  id: string,
  lockVersion: number,
  action: string,
  reason: string | null,
  work: (tx: Context, before: queries.PersonRecord) => Promise<void>,
): Promise<PersonDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockEditablePerson(tx, id)
    requireVersion(masked(before), lockVersion)
    await work(tx, before)
    await recordPersonChange(tx, before, action, reason)
  })
  return getPerson(ctx, id)
}

async function recordPersonChange(
  tx: Context,
  before: queries.PersonRecord,
  action: string,
  reason: string | null,
  more: Link[] = [],
): Promise<void> {
  const after = await queries.findPerson(tx.db, before.id)
  if (after === null) throw unknownPerson(before.id)
  if (after.orgId !== before.orgId) await unlink(tx, personRef(before.id), 'worksIn')
  const change = personChange(action, before, after, reason)
  await recordChanges(tx, [{ ...change, links: [...change.links, ...more] }])
}

/**
 * Takes back a change of name, staff number or note. One of phone or e-mail is entered anew by hand: the log keeps
 * both masked.
 */
export const personUndoer: Undoer = {
  actions: ['directory.person.update', 'directory.person.undo'],
  applies: ({ after }) => !Object.hasOwn(after as object, 'changedFields'),
  permission: edit,
  editable: (ctx, ids) => queries.idsInReach(ctx.db, ids, peopleInReach(ctx, edit)),
  lock: async (tx, { object }) => {
    const record = await queries.lockPerson(tx.db, object.id)
    return record && masked(record)
  },
  restore: async (tx, change) => {
    const before = await lockEditablePerson(tx, change.object.id)
    const values = personInput.parse(change.before)
    await writePerson(tx, before, values, 'directory.person.undo', [undoLink(change)])
  },
}

/** A person the caller may edit, held until the transaction ends. */
export async function lockEditablePerson(tx: Context, id: string): Promise<queries.PersonRecord> {
  const record = visiblePerson(tx, id, await queries.lockPerson(tx.db, id))
  requireRight(tx, edit, personBelonging(tx)(record))
  return record
}

/** An open organisation the caller may put people into, held so that nobody closes it meanwhile. */
export async function lockOpenOrganisation(tx: Context, orgId: string): Promise<OrganisationRecord> {
  const one = await lockOrganisation(tx.db, orgId)
  if (one === null)
    throw new AppError('badInput', 'directory.organisation.unknown', `there is no organisation ${orgId}`, {
      field: 'orgId',
      orgId,
    })
  requireRight(tx, edit, { orgIds: [one.id], regionCodes: [one.regionCode] })
  requireOpen(one, 'orgId')
  return one
}

/** @throws AppError when the person has left the service. */
export function requireInService(person: { id: string; leftOn: string | null }): void {
  if (person.leftOn !== null)
    throw new AppError('conflict', 'directory.person.left', `${person.id} left on ${person.leftOn}`, {
      leftOn: person.leftOn,
    })
}

/** @throws AppError when a day that must have come lies ahead. */
export function requirePast(ctx: Context, day: string, field: string): void {
  if (day <= businessDay(ctx.clock)) return
  throw new AppError('badInput', 'directory.person.dayAhead', `${day} lies ahead`, { field })
}

/**
 * The audit entry of a change. Phone and e-mail stand in it masked; where only what the mask hides changed,
 * `changedFields` says so.
 */
function personChange(
  action: string,
  before: queries.PersonRecord | null,
  after: queries.PersonRecord,
  reason: string | null = null,
): Change {
  const changedFields = sensitiveFields.filter((field) => before !== null && before[field] !== after[field])
  return {
    action,
    object: personRef(after.id),
    before: before && masked(before),
    after: changedFields.length === 0 ? masked(after) : { ...masked(after), changedFields },
    reason,
    links: [{ from: personRef(after.id), relation: 'worksIn', to: organisationRef(after.orgId) }],
  }
}

async function refuseTakenNumber<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'person_staff_no_key')) throw cause
    throw new AppError(
      'conflict',
      'directory.person.staffNoTaken',
      'the staff number belongs to another person',
      { field: 'staffNo' },
      { cause },
    )
  }
}
