import type { Describers } from '#platform/thread/thread.ts'
import { enterpriseNames, organisationNames, regionNames } from './queries.ts'

export { insertEnterprises, insertOrganisations, insertRegions, listRegions } from './queries.ts'
export { directoryRoutes } from './routes.ts'
export { enterpriseRef, getEnterprise, organisationRef, regionRef } from './service.ts'

const withHref = (names: Map<string, string>, href: (id: string) => string | null) =>
  new Map([...names].map(([id, title]) => [id, { title, href: href(id) }]))

/** How this module's objects are named in threads. */
export const directoryDescribers: Describers = {
  'directory.enterprise': async (db, ids) =>
    withHref(await enterpriseNames(db, ids), (id) => `/enterprises/${id}`),
  'directory.organisation': async (db, ids) => withHref(await organisationNames(db, ids), () => null),
  'directory.region': async (db, ids) =>
    withHref(await regionNames(db, ids), (code) => `/enterprises?region=${code}`),
}
