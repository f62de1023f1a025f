import type { z } from 'zod'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { Appointment } from '../contract/appointment.ts'
import type { leaveInput, movePersonInput, PersonDetail, rejoinInput } from '../contract/person.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import { lockOrganisation } from '../queries/organisation.ts'
import { updatePerson } from '../queries/person.ts'
import { dayBefore } from '../rules/terms.ts'
import { saveTerm } from './appointments.ts'
import { requireOpen } from './organisation-edits.ts'
import { changePerson, lockOpenOrganisation, requireInService, requirePast } from './person-edits.ts'
import type { PersonListener } from './person-events.ts'

/**
 * Moves a person to another organisation; unless told not to, posts in the former one end the day before.
 *
 * @param tell whoever gave the person something that rests on the organisation.
 */
export function movePerson(
  ctx: Context,
  tell: PersonListener,
  { id, lockVersion, orgId, on, endPosts, reason }: z.infer<typeof movePersonInput>,
): Promise<PersonDetail> {
  return changePerson(ctx, id, lockVersion, 'directory.person.move', reason, async (tx, before) => {
    requirePast(tx, on, 'on')
    requireInService(before)
    if (orgId === before.orgId)
      throw new AppError('badInput', 'directory.person.sameOrganisation', 'the person is there already', {
        field: 'orgId',
      })
    // Both in one order, so that two moves the opposite way never wait for each other.
    for (const one of [before.orgId, orgId].sort()) await lockOrganisation(tx.db, one)
    await lockOpenOrganisation(tx, orgId)
    if (endPosts) {
      const terms = await appointmentsOfPeople(tx.db, [id], businessDay(tx.clock))
      const here = terms.filter((term) => term.orgId === before.orgId)
      await endTerms(tx, here, dayBefore(on), 'on', reason)
    }
    await updatePerson(tx.db, id, { orgId }, tx.clock.now())
    await tell(tx, { kind: 'moved', personId: id, name: before.name })
  })
}

/**
 * A person leaves the service on a day; every post that would last longer ends with it.
 *
 * @param tell whoever lets the person in: who left is out at once.
 */
export function leavePerson(
  ctx: Context,
  tell: PersonListener,
  { id, lockVersion, leftOn, reason }: z.infer<typeof leaveInput>,
): Promise<PersonDetail> {
  return changePerson(ctx, id, lockVersion, 'directory.person.leave', reason, async (tx, before) => {
    requirePast(tx, leftOn, 'leftOn')
    requireInService(before)
    const terms = await appointmentsOfPeople(tx.db, [id], businessDay(tx.clock))
    await endTerms(tx, terms, leftOn, 'leftOn', reason)
    await updatePerson(tx.db, id, { leftOn }, tx.clock.now())
    await tell(tx, { kind: 'left', personId: id, name: before.name })
  })
}

/** A person who left is in service again, without the posts. */
export function rejoinPerson(
  ctx: Context,
  { id, lockVersion, reason }: z.infer<typeof rejoinInput>,
): Promise<PersonDetail> {
  return changePerson(ctx, id, lockVersion, 'directory.person.rejoin', reason, async (tx, before) => {
    if (before.leftOn === null)
      throw new AppError('conflict', 'directory.person.inService', `${id} is in service`, { id })
    const organisation = await lockOrganisation(tx.db, before.orgId)
    if (organisation !== null) requireOpen(organisation, 'orgId')
    await updatePerson(tx.db, id, { leftOn: null }, tx.clock.now())
  })
}

async function endTerms(
  tx: Context,
  terms: readonly Appointment[],
  lastDay: string,
  field: string,
  reason: string,
): Promise<void> {
  for (const term of terms) {
    if (term.untilOn !== null && term.untilOn <= lastDay) continue
    if (term.sinceOn > lastDay)
      throw new AppError(
        'conflict',
        'directory.appointment.beginsLater',
        'a post begins after this day; end or correct it first',
        { field, appointmentId: term.id, sinceOn: term.sinceOn },
      )
    await saveTerm(tx, term, { ...term, untilOn: lastDay }, 'directory.appointment.end', reason)
  }
}
