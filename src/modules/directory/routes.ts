import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { directoryContract } from './contract.ts'
import * as queries from './queries.ts'
import { createEnterprise, getEnterprise, listEnterprises, updateEnterprise } from './service.ts'

const os = implement(directoryContract).$context<ServerContext>().use(withData)

export const directoryRoutes = os.router({
  listRegions: os.listRegions.handler(({ context }) => queries.listRegions(context.db)),
  listOrganisations: os.listOrganisations.handler(({ context }) => queries.listOrganisations(context.db)),
  listEnterprises: os.listEnterprises.handler(({ context, input }) => listEnterprises(context, input)),
  getEnterprise: os.getEnterprise.handler(({ context, input }) => getEnterprise(context, input.id)),
  createEnterprise: os.createEnterprise.handler(({ context, input }) => createEnterprise(context, input)),
  updateEnterprise: os.updateEnterprise.handler(({ context, input: { id, lockVersion, ...input } }) =>
    updateEnterprise(context, id, lockVersion, input),
  ),
})
