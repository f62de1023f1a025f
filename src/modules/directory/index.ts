import { sql } from 'kysely'
import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import type { Guards } from '#platform/rights/rights.ts'
import { may } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { appointmentTitles } from './queries/appointment.ts'
import { enterpriseNames } from './queries/enterprise.ts'
import { organisationNames } from './queries/organisation.ts'
import { idsInReach, personNames } from './queries/person.ts'
import { regionNames } from './queries/region.ts'
import { peopleInReach } from './queries/scope.ts'
import { appointmentUndoer } from './service/appointment-undo.ts'
import { enterpriseBin, enterpriseUndoer } from './service/enterprise-recovery.ts'
import { visibleEnterprises } from './service/enterprises.ts'
import { type Repointer, rowRepointer } from './service/merge/repointer.ts'
import { organisationUndoer } from './service/organisation-undo.ts'
import { visibleOrganisations } from './service/organisations.ts'
import { personUndoer } from './service/person-edits.ts'
import { regionUndoer } from './service/regions.ts'

export { directoryJobs } from './jobs.ts'
export { insertAppointments } from './queries/appointment.ts'
export { findEnterpriseId, insertEnterprises, survivorOf } from './queries/enterprise.ts'
export { forgetMoved } from './queries/merge.ts'
export {
  insertOrganisations,
  organisationNames,
  organisationsAbove,
  organisationsBelow,
  sectionsOf,
} from './queries/organisation.ts'
export { insertPeople } from './queries/person.ts'
export { findRegionName, insertRegions, listRegions, placeNames } from './queries/region.ts'
export { directorySearchKinds } from './queries/search.ts'
export { directoryRoutes } from './routes.ts'
export { appointmentImport } from './service/appointment-import.ts'
export { appointmentLinks } from './service/appointments.ts'
export { installDuplicateFiles, searchRegister } from './service/duplicates/search.ts'
export { enterpriseBulk } from './service/enterprise-bulk.ts'
export { enterpriseImport } from './service/enterprise-import.ts'
export {
  belongingOf as belongingOfEnterprise,
  getEnterprise,
  visibleEnterprises,
} from './service/enterprises.ts'
export { enterpriseCalled, enterpriseEntries, personEntries, regionEntries } from './service/entries.ts'
export { filledIn } from './service/filled-in.ts'
export type { HandoverProvider } from './service/handover.ts'
export type { MovedRow } from './service/merge/moved-row.ts'
export { type Repointer, rowRepointer } from './service/merge/repointer.ts'
export { organisationEntries, organisationImport } from './service/organisation-import.ts'
export { organisationLinks } from './service/organisation-names.ts'
export { findVisiblePerson } from './service/people.ts'
export type { PersonListener } from './service/person-events.ts'
export { personImport } from './service/person-import.ts'
export { phonesOf } from './service/phones.ts'
export { appointmentRef, enterpriseRef, organisationRef, personRef, regionRef } from './service/refs.ts'
export { requireOrganisations } from './service/require-organisations.ts'

const withHref = (names: Map<string, string>, href: (id: string) => string | null) =>
  new Map([...names].map(([id, title]) => [id, { title, href: href(id) }]))

/** How this module's objects are named in threads. */
export const directoryDescribers: Describers = {
  'directory.enterprise': async (db, ids) =>
    withHref(await enterpriseNames(db, ids), (id) => `/enterprises/${id}`),
  'directory.organisation': async (db, ids) =>
    withHref(await organisationNames(db, ids), (id) => `/organisations?id=${id}`),
  'directory.region': async (db, ids) =>
    withHref(await regionNames(db, ids), (code) => `/enterprises?region=${code}`),
  'directory.person': async (db, ids) => withHref(await personNames(db, ids), (id) => `/people/${id}`),
  'directory.appointment': async (db, ids) =>
    new Map(
      [...(await appointmentTitles(db, ids))].map(([id, { title, personName, personId }]) => [
        id,
        { title: `${personName} · ${title}`, href: `/people/${personId}` },
      ]),
    ),
  'directory.all': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '机构目录', href: '/organisations' }])),
}

/** Who may see them there. Regions and offices are public; an enterprise is for those within whose reach it lies. */
export const directoryGuards: Guards = {
  'directory.enterprise': async (ctx, ids) =>
    may(ctx, 'directory.enterprise.read', {}) ? new Set(ids) : visibleEnterprises(ctx, ids),
  'directory.organisation': visibleOrganisations,
  'directory.person': (ctx, ids) => idsInReach(ctx.db, ids, peopleInReach(ctx, 'directory.person.read')),
  'directory.appointment': async (ctx, ids) => {
    const titles = await appointmentTitles(ctx.db, ids)
    const people = [...titles.values()].map((one) => one.personId)
    const seen = await idsInReach(ctx.db, people, peopleInReach(ctx, 'directory.person.read'))
    return new Set(ids.filter((id) => seen.has(titles.get(id)?.personId ?? '')))
  },
  'directory.all': async (_ctx, ids) => new Set(ids),
  'directory.region': async (_ctx, ids) => new Set(ids),
}

/** What of this module refers to an enterprise: the organisation that stands for it in the tree. */
export const directoryRepointers: readonly Repointer[] = [
  rowRepointer({
    kind: 'directory.organisation',
    table: 'directory.organisation',
    column: 'enterprise_id',
    title: sql<string>`t.name`,
  }),
]

/** What of this module can be deleted and brought back. */
export const directoryBinKinds: BinKinds = { 'directory.enterprise': enterpriseBin }

/** What of this module can be taken back. */
export const directoryUndoers: Undoers = {
  'directory.enterprise': enterpriseUndoer,
  'directory.person': personUndoer,
  'directory.organisation': organisationUndoer,
  'directory.region': regionUndoer,
  'directory.appointment': appointmentUndoer,
}
