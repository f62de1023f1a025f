import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import { requireVisible } from '#platform/rights/rights.ts'
import type { Appointment } from '../contract/appointment.ts'
import type { Person, PersonDetail, PersonFilter } from '../contract/person.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import { allOrganisations } from '../queries/organisation.ts'
import * as queries from '../queries/person.ts'
import { peopleInReach, personBelonging } from '../queries/scope.ts'
import { pathToRoot } from '../rules/tree.ts'

const read = 'directory.person.read'

export const unknownPerson = (id: string): AppError =>
  new AppError('notFound', 'directory.person.unknown', `there is no person ${id}`, { id })

/** The person as it may leave the service, into answers, audit entries and refusals: phone and e-mail masked. */
export function masked(record: queries.PersonRecord): Omit<Person, 'posts'> {
  return {
    ...record,
    phone: record.phone && maskPhone(record.phone),
    email: record.email && maskEmail(record.email),
  }
}

/** The person if the caller may know of it. @throws AppError when there is none or it is out of reach. */
export function visiblePerson(
  ctx: Context,
  id: string,
  found: queries.PersonRecord | null,
): queries.PersonRecord {
  return requireVisible(ctx, read, found, personBelonging(ctx), () => unknownPerson(id))
}

/** A person for another module to refer to. @throws AppError when there is none or it is out of reach. */
export async function findVisiblePerson(ctx: Context, id: string): Promise<Omit<Person, 'posts'>> {
  return masked(visiblePerson(ctx, id, await queries.findPerson(ctx.db, id)))
}

/**
 * People that fit a filter, with the posts they hold today.
 *
 * @param inReach which the actor may know of.
 */
export async function listPeople(
  ctx: Context,
  filter: PersonFilter,
  inReach = peopleInReach(ctx, read),
): Promise<ListPage<Person>> {
  const today = businessDay(ctx.clock)
  const page = await queries.listPeople(ctx.db, filter, inReach, today)
  const terms = await appointmentsOfPeople(
    ctx.db,
    page.items.map((one) => one.id),
    today,
  )
  return { ...page, items: page.items.map((one) => ({ ...masked(one), posts: postsToday(terms, one.id) })) }
}

/** One person with every term. @throws AppError when there is none or it is out of reach. */
export async function getPerson(ctx: Context, id: string): Promise<PersonDetail> {
  const record = visiblePerson(ctx, id, await queries.findPerson(ctx.db, id))
  const [appointments, organisations] = await Promise.all([
    appointmentsOfPeople(ctx.db, [id], businessDay(ctx.clock)),
    allOrganisations(ctx.db),
  ])
  const own = organisations.filter((one) => one.id === record.orgId)
  return {
    ...masked(record),
    posts: postsToday(appointments, id),
    appointments,
    path: [...pathToRoot(organisations, record.orgId), ...own].map((one) => ({ id: one.id, name: one.name })),
  }
}

function postsToday(terms: readonly Appointment[], personId: string): Appointment[] {
  return terms
    .filter((term) => term.personId === personId && term.state === 'current')
    .sort((one, other) => Number(other.isHead) - Number(one.isHead))
}
