import type { z } from 'zod'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  Appointment,
  AppointmentInput,
  endAppointmentInput,
  handOverInput,
} from '../contract/appointment.ts'
import * as queries from '../queries/appointment.ts'
import { lockOrganisation } from '../queries/organisation.ts'
import { lockPerson } from '../queries/person.ts'
import { dayBefore, overlap } from '../rules/terms.ts'
import { lockEditablePerson, lockOpenOrganisation, requireInService } from './person-edits.ts'
import { appointmentRef, organisationRef, personRef } from './refs.ts'

/** What an appointment ties together. */
export function appointmentLinks(
  one: Pick<Appointment, 'id' | 'personId' | 'orgId'>,
  more: Link[] = [],
): [Link, ...Link[]] {
  const from = appointmentRef(one.id)
  return [
    { from, relation: 'appoints', to: personRef(one.personId) },
    { from, relation: 'postIn', to: organisationRef(one.orgId) },
    ...more,
  ]
}

/** Gives a post to a person. @throws AppError for dates the wrong way round or a second head. */
export const giveAppointment = (
  ctx: Context,
  input: AppointmentInput & { personId: string },
): Promise<Appointment> => inTransaction(ctx, (tx) => giveTerm(tx, input, []))

/** The same in the open transaction. @param more links that say where it came from, of one brought as a table. */
export async function giveTerm(
  tx: Context,
  input: queries.NewAppointment,
  more: readonly Link[],
): Promise<Appointment> {
  checkDates(input)
  const person = await lockEditablePerson(tx, input.personId)
  if (input.untilOn === null) requireInService(person)
  await lockOpenOrganisation(tx, input.orgId)
  return insertTerm(tx, input, () => [...more])
}

/** Corrects an entry. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateAppointment(
  ctx: Context,
  { id, lockVersion, ...input }: AppointmentInput & { id: string; lockVersion: number },
): Promise<Appointment> {
  checkDates(input)
  return inTransaction(ctx, async (tx) => {
    const before = await lockEditableTerm(tx, id)
    requireVersion(before, lockVersion)
    if (input.orgId !== before.orgId) await lockOpenOrganisation(tx, input.orgId)
    return saveTerm(tx, before, input, 'directory.appointment.update', null)
  })
}

/** Ends a term without a successor. */
export async function endAppointment(
  ctx: Context,
  { id, lockVersion, untilOn, reason }: z.infer<typeof endAppointmentInput>,
): Promise<Appointment> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockEditableTerm(tx, id)
    requireVersion(before, lockVersion)
    checkDates({ sinceOn: before.sinceOn, untilOn })
    return saveTerm(tx, before, { ...before, untilOn }, 'directory.appointment.end', reason)
  })
}

/** The successor begins in the same post, the predecessor ends the day before: both or neither. */
export async function handOverAppointment(
  ctx: Context,
  { id, lockVersion, successorId, sinceOn, source, note }: z.infer<typeof handOverInput>,
): Promise<{ former: Appointment; successor: Appointment }> {
  return inTransaction(ctx, async (tx) => {
    await lockBothPeople(tx, id, successorId)
    const before = await lockEditableTerm(tx, id)
    requireVersion(before, lockVersion)
    if (successorId === before.personId)
      throw new AppError('badInput', 'directory.appointment.sameHolder', 'one does not succeed oneself', {
        field: 'successorId',
      })
    const untilOn = dayBefore(sinceOn)
    if (untilOn < before.sinceOn || (before.untilOn !== null && before.untilOn < untilOn))
      throw new AppError(
        'badInput',
        'directory.appointment.successionDay',
        'the successor begins after the predecessor began, and no later than the day after the term ends',
        { field: 'sinceOn', formerSinceOn: before.sinceOn, formerUntilOn: before.untilOn },
      )
    const successor = await lockEditablePerson(tx, successorId)
    requireInService(successor)
    await lockOpenOrganisation(tx, before.orgId)
    const former = await saveTerm(tx, before, { ...before, untilOn }, 'directory.appointment.handOver', null)
    const { orgId, title, isHead } = before
    const term = { personId: successorId, orgId, title, isHead, sinceOn, untilOn: null, source, note }
    return {
      former,
      successor: await insertTerm(tx, term, (created) => [
        { from: appointmentRef(created), relation: 'succeeds', to: appointmentRef(id) },
      ]),
    }
  })
}

/** Writes a changed term with its audit entry. */
export async function saveTerm(
  tx: Context,
  before: Appointment,
  input: AppointmentInput,
  action: string,
  reason: string | null,
  more: Link[] = [],
): Promise<Appointment> {
  await requireOneHead(tx, { ...input, id: before.id })
  await queries.updateAppointment(tx.db, before.id, input)
  const after = (await queries.findAppointment(tx.db, before.id, businessDay(tx.clock)))!
  if (after.orgId !== before.orgId) await unlink(tx, appointmentRef(before.id), 'postIn')
  await recordChanges(tx, [termChange(action, before, after, reason, more)])
  return after
}

export async function insertTerm(
  tx: Context,
  input: queries.NewAppointment,
  moreLinks: (id: string) => Link[] = () => [],
): Promise<Appointment> {
  await requireOneHead(tx, { ...input, id: null })
  const [id] = await queries.insertAppointments(tx.db, [input])
  const created = (await queries.findAppointment(tx.db, id!, businessDay(tx.clock)))!
  await recordChanges(tx, [termChange('directory.appointment.give', null, created, null, moreLinks(id!))])
  return created
}

/** Deletes a held term that a batch made. */
export async function deleteTerm(tx: Context, before: Appointment, reason: string): Promise<void> {
  await queries.deleteAppointment(tx.db, before.id)
  const change = termChange('directory.appointment.importReverted', before, before, reason)
  await recordChanges(tx, [{ ...change, after: null }])
}

function termChange(
  action: string,
  before: Appointment | null,
  after: Appointment,
  reason: string | null,
  more: Link[] = [],
): Change {
  return {
    action,
    object: appointmentRef(after.id),
    before,
    after,
    reason,
    links: appointmentLinks(after, more),
  }
}

/** A term of a person the caller may edit. The person is held first, as everywhere, so that writers never wait in a ring. */
export async function lockEditableTerm(tx: Context, id: string): Promise<Appointment> {
  const today = businessDay(tx.clock)
  const unknown = () =>
    new AppError('notFound', 'directory.appointment.unknown', `there is no appointment ${id}`, { id })
  const seen = await queries.findAppointment(tx.db, id, today)
  if (seen === null) throw unknown()
  try {
    await lockEditablePerson(tx, seen.personId)
  } catch (cause) {
    throw cause instanceof AppError && cause.kind === 'notFound' ? unknown() : cause
  }
  const term = await queries.lockAppointment(tx.db, id, today)
  if (term === null) throw unknown()
  return term
}

/** Both people of a hand-over in one order, so that two the opposite way never wait for each other. */
async function lockBothPeople(tx: Context, id: string, successorId: string): Promise<void> {
  const term = await queries.findAppointment(tx.db, id, businessDay(tx.clock))
  for (const personId of [term?.personId ?? successorId, successorId].sort())
    await lockPerson(tx.db, personId)
}

/** @throws AppError when another head's term shares a day with this one. The organisation is held until the end. */
async function requireOneHead(tx: Context, term: AppointmentInput & { id: string | null }): Promise<void> {
  if (!term.isHead) return
  await lockOrganisation(tx.db, term.orgId)
  const terms = await queries.appointmentsOfOrganisation(tx.db, term.orgId, businessDay(tx.clock))
  const other = terms.find((one) => one.isHead && one.id !== term.id && overlap(one, term))
  if (other !== undefined)
    throw new AppError('conflict', 'directory.appointment.secondHead', 'the organisation has a head then', {
      field: 'isHead',
      appointmentId: other.id,
      sinceOn: other.sinceOn,
      untilOn: other.untilOn,
    })
}

export function checkDates(term: { sinceOn: string; untilOn: string | null }): void {
  if (term.untilOn !== null && term.untilOn < term.sinceOn)
    throw new AppError(
      'badInput',
      'directory.appointment.datesReversed',
      `a term cannot end on ${term.untilOn} before it begins on ${term.sinceOn}`,
      { field: 'untilOn' },
    )
}
