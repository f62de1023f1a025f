import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import type { Appointment } from '../contract/appointment.ts'
import type {
  Organisation,
  OrganisationDetail,
  OrganisationNode,
  OrganisationPerson,
} from '../contract/organisation.ts'
import { appointmentsOfOrganisation } from '../queries/appointment.ts'
import { findEnterprise } from '../queries/enterprise.ts'
import * as queries from '../queries/organisation.ts'
import { countPeople, idsInReach, peopleOfOrganisation } from '../queries/person.ts'
import { peopleInReach } from '../queries/scope.ts'
import { depthFirst, pathToRoot, sumsBelow } from '../rules/tree.ts'
import { readable } from './enterprises.ts'

const readPeople = 'directory.person.read'

export const unknownOrganisation = (id: string): AppError =>
  new AppError('notFound', 'directory.organisation.unknown', `there is no organisation ${id}`, { id })

/** Organisations to choose from; an enterprise among them only for whoever may see the enterprise. */
export function listOrganisations(ctx: Context): Promise<Organisation[]> {
  return queries.listOrganisations(ctx.db, readable(ctx))
}

/** Which of these organisations the actor may see. */
export function visibleOrganisations(ctx: Context, ids: string[]): Promise<Set<string>> {
  return queries.organisationsWithin(ctx.db, ids, readable(ctx))
}

/** All organisations depth first. @param closed whether closed ones are shown as well. */
export async function organisationTree(ctx: Context, closed: boolean): Promise<OrganisationNode[]> {
  const nodes = await allNodes(ctx)
  return closed ? nodes : nodes.filter((node) => node.validTo === null)
}

async function allNodes(ctx: Context): Promise<OrganisationNode[]> {
  const [records, counts] = await Promise.all([
    queries.allOrganisations(ctx.db, readable(ctx)),
    countPeople(ctx.db, peopleInReach(ctx, readPeople)),
  ])
  const readsPeople = may(ctx, readPeople)
  const ordered = depthFirst(records)
  const people = sumsBelow(ordered, (one) => counts.get(one.id) ?? 0)
  const open = sumsBelow(ordered, (one) => (one.validTo === null ? 1 : 0))
  return ordered.map((one) => ({
    id: one.id,
    code: one.code,
    name: one.name,
    shortName: one.shortName,
    kind: one.kind,
    deptKind: one.deptKind,
    regionCode: one.regionCode,
    regionName: one.regionName,
    parentId: one.parentId,
    validTo: one.validTo,
    below: (open.get(one.id) ?? 0) - (one.validTo === null ? 1 : 0),
    people: readsPeople ? (counts.get(one.id) ?? 0) : null,
    peopleBelow: readsPeople ? (people.get(one.id) ?? 0) : null,
  }))
}

/** One organisation with all that its page shows. @throws AppError when there is none. */
export async function getOrganisation(ctx: Context, id: string): Promise<OrganisationDetail> {
  const record = await queries.findOrganisation(ctx.db, id)
  if (record === null) throw unknownOrganisation(id)
  const inReach = peopleInReach(ctx, readPeople)
  const today = businessDay(ctx.clock)
  const [nodes, formerNames, enterprise, terms, members] = await Promise.all([
    allNodes(ctx),
    queries.formerNames(ctx.db, id),
    record.enterpriseId === null ? null : findEnterprise(ctx.db, record.enterpriseId),
    appointmentsOfOrganisation(ctx.db, id, today),
    peopleOfOrganisation(ctx.db, id, inReach),
  ])
  const node = nodes.find((one) => one.id === id)
  if (node === undefined) throw unknownOrganisation(id)
  const seen = await idsInReach(
    ctx.db,
    terms.map((term) => term.personId),
    inReach,
  )
  const visible = terms.filter((term) => seen.has(term.personId))
  const current = visible.filter((term) => term.state === 'current')
  const head = current.find((term) => term.isHead)
  return {
    ...node,
    position: record.position,
    validFrom: record.validFrom,
    note: record.note,
    enterprise: enterprise && { id: enterprise.id, name: enterprise.name, uscc: enterprise.uscc },
    formerNames,
    path: pathToRoot(nodes, id).map((above) => ({ id: above.id, name: above.name })),
    children: nodes.filter((child) => child.parentId === id),
    head: head
      ? {
          appointmentId: head.id,
          personId: head.personId,
          name: head.personName,
          title: head.title,
          sinceOn: head.sinceOn,
        }
      : null,
    staff: staffOf(members, current),
    former: visible.flatMap((term) =>
      term.state === 'former' && term.untilOn !== null
        ? [
            {
              appointmentId: term.id,
              personId: term.personId,
              name: term.personName,
              title: term.title,
              isHead: term.isHead,
              sinceOn: term.sinceOn,
              untilOn: term.untilOn,
            },
          ]
        : [],
    ),
    lockVersion: record.lockVersion,
  }
}

/** Whoever belongs here or holds a post here, heads first, then in the order of the register. */
function staffOf(
  members: readonly { id: string; name: string; isDemo: boolean }[],
  current: readonly Appointment[],
): OrganisationPerson[] {
  const guests = current
    .filter((term) => !members.some((member) => member.id === term.personId))
    .map((term) => ({ id: term.personId, name: term.personName, isDemo: false }))
  const people = new Map([...members, ...guests].map((one) => [one.id, one]))
  return [...people.values()]
    .map(({ id, name, isDemo }): OrganisationPerson => {
      const terms = current.filter((term) => term.personId === id)
      const isHead = terms.some((term) => term.isHead)
      return { id, name, titles: terms.map((term) => term.title), isHead, isDemo }
    })
    .sort((one, other) => Number(other.isHead) - Number(one.isHead))
}
