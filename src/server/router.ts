import { implement } from '@orpc/server'
import { chainDescribers, chainsRoutes } from '#modules/chains/index.ts'
import { contract } from '#modules/contract.ts'
import { directoryDescribers, directoryRoutes, listRegions, regionRef } from '#modules/directory/index.ts'
import { documentDescribers, documentsRoutes } from '#modules/documents/index.ts'
import { governanceDescribers, governanceRoutes } from '#modules/governance/index.ts'
import { listAudit } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { type Describers, traceThread } from '#platform/thread/thread.ts'
import { readingDictionaries } from './dictionaries.ts'
import { hasDemoData, systemDescribers } from './install.ts'
import type { Runtime } from './runtime.ts'
import { version } from './version.ts'

/** Every kind of object a thread may show. */
export const describers: Describers = {
  ...systemDescribers,
  ...directoryDescribers,
  ...documentDescribers,
  ...chainDescribers,
  ...governanceDescribers,
}

/** Binds the whole contract to the modules. */
export function createRouter(runtime: Runtime) {
  return {
    system: systemRoutes(runtime),
    directory: directoryRoutes,
    documents: documentsRoutes(readingDictionaries, describers),
    chains: chainsRoutes,
    governance: governanceRoutes,
  }
}

async function homeCity(db: Db) {
  const city = (await listRegions(db)).find((region) => region.kind === 'city')
  return city === undefined ? null : { ...regionRef(city.code), title: city.name }
}

function systemRoutes(runtime: Runtime) {
  const os = implement(contract.system).$context<ServerContext>().use(withData)
  return os.router({
    info: os.info.handler(async ({ context }) => ({
      version,
      database: (await runtime.database()).kind,
      actor: context.actor,
      demo: await hasDemoData(context.db),
      city: await homeCity(context.db),
      today: businessDay(context.clock),
    })),
    traceThread: os.traceThread.handler(({ context, input }) =>
      traceThread(context.db, describers, { kind: input.kind, id: input.id }, input.depth),
    ),
    listAudit: os.listAudit.handler(({ context, input }) => listAudit(context.db, input)),
  })
}
