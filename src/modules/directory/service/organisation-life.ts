import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskName } from '#platform/privacy/mask.ts'
import type { OrganisationDetail } from '../contract/organisation.ts'
import { appointmentsOfOrganisation } from '../queries/appointment.ts'
import * as queries from '../queries/organisation.ts'
import { idsInReach, peopleOfOrganisation } from '../queries/person.ts'
import { everybody, peopleInReach } from '../queries/scope.ts'
import { change, requireOpen } from './organisation-edits.ts'

/** How many of what stands in the way a refusal names. */
const named = 20

/**
 * Closes an organisation.
 *
 * @param validTo its last day, today at the latest.
 * @throws AppError while it has open organisations below it, people, or posts that last longer, naming them as far as
 * the caller may know of them.
 */
export function closeOrganisation(
  ctx: Context,
  { id, lockVersion, validTo, reason }: { id: string; lockVersion: number; validTo: string; reason: string },
): Promise<OrganisationDetail> {
  return change(ctx, id, lockVersion, 'directory.organisation.close', reason, async (tx, before) => {
    requireOpen(before, 'id')
    if (validTo > businessDay(tx.clock) || (before.validFrom !== null && validTo < before.validFrom)) {
      throw new AppError(
        'badInput',
        'directory.organisation.closingDay',
        'the last day lies between the first day and today',
        { field: 'validTo', validFrom: before.validFrom },
      )
    }
    await requireEmpty(tx, id, validTo)
    await queries.placeOrganisation(tx.db, id, { validTo })
  })
}

/** Opens a closed organisation again; its parent must be open. */
export function reopenOrganisation(
  ctx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<OrganisationDetail> {
  return change(ctx, id, lockVersion, 'directory.organisation.reopen', reason, async (tx, before) => {
    if (before.validTo === null)
      throw new AppError('conflict', 'directory.organisation.open', `${id} is open`, { id })
    const parent = before.parentId === null ? null : await queries.lockOrganisation(tx.db, before.parentId)
    if (parent !== null) requireOpen(parent, 'parentId')
    await queries.placeOrganisation(tx.db, id, { validTo: null })
  })
}

async function requireEmpty(tx: Context, id: string, validTo: string): Promise<void> {
  const [children, members, terms] = await Promise.all([
    queries.openChildren(tx.db, id),
    peopleOfOrganisation(tx.db, id, everybody),
    appointmentsOfOrganisation(tx.db, id, validTo),
  ])
  const lasting = terms.filter((term) => term.untilOn === null || term.untilOn > validTo)
  const people = new Map([
    ...members.map((one): [string, string] => [one.id, one.name]),
    ...lasting.map((term): [string, string] => [term.personId, term.personName]),
  ])
  if (children.length === 0 && people.size === 0) return
  const visible = await idsInReach(tx.db, [...people.keys()], peopleInReach(tx, 'directory.person.read'))
  throw new AppError(
    'conflict',
    'directory.organisation.notEmpty',
    'it still has organisations below it, people or posts',
    {
      children: children.slice(0, named),
      childrenCount: children.length,
      people: [...people]
        .filter(([personId]) => visible.has(personId))
        .slice(0, named)
        .map(([personId, name]) => ({ id: personId, name: maskName(name) })),
      peopleCount: people.size,
    },
  )
}
