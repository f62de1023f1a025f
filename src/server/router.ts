import { implement } from '@orpc/server'
import { accessPersonListener, accessRoutes } from '#modules/access/index.ts'
import { actionsZh, kindsZh } from '#modules/audit-words/index.ts'
import { chainsRoutes, listChainNames } from '#modules/chains/index.ts'
import { contract } from '#modules/contract.ts'
import { directoryRoutes, listRegions, regionRef, sectionsOf } from '#modules/directory/index.ts'
import { documentsRoutes } from '#modules/documents/index.ts'
import { governanceRoutes, handoverOfPosts } from '#modules/governance/index.ts'
import { handoverOfMatters, mattersRoutes } from '#modules/matters/index.ts'
import { talentRoutes } from '#modules/talent/index.ts'
import { draftFromResearch, draftTaskFromIdea, trainingRoutes } from '#modules/training/index.ts'
import { listAudit } from '#platform/audit/entries.ts'
import { seesHistory } from '#platform/audit/guards.ts'
import { auditRoutes } from '#platform/audit/routes.ts'
import { sessionRoutes } from '#platform/auth/index.ts'
import { backupRoutes } from '#platform/backup/routes.ts'
import { binRoutes } from '#platform/bin/routes.ts'
import { bulkRoutes } from '#platform/bulk/routes.ts'
import { calendarRoutes } from '#platform/calendar/routes.ts'
import { businessDay } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { draftsRoutes } from '#platform/drafts/routes.ts'
import { filesRoutes } from '#platform/files/routes.ts'
import { listEndpoints } from '#platform/http/endpoints.ts'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { notifyRoutes } from '#platform/notify/index.ts'
import { officialdocRoutes } from '#platform/officialdoc/index.ts'
import { searchRoutes } from '#platform/search/routes.ts'
import { importRoutes } from '#platform/tabular/import/routes.ts'
import { traceThread } from '#platform/thread/thread.ts'
import { viewsRoutes } from '#platform/views/routes.ts'
import { workflowRoutes } from '#platform/workflow/routes.ts'
import { attachmentHosts } from './attachment-hosts.ts'
import { bulkTargets } from './bulk-targets.ts'
import { readingDictionaries } from './dictionaries.ts'
import { importTargets } from './imports.ts'
import { hasDemoData } from './install.ts'
import { logins } from './logins.ts'
import { notifyPorts } from './notify-ports.ts'
import { describers, guards, mattersPorts } from './objects.ts'
import { binKinds, undoers } from './recovery.ts'
import { repointers } from './repointers.ts'
import type { Runtime } from './runtime.ts'
import { searchKinds } from './search.ts'
import { version } from './version.ts'
import { viewPorts } from './view-ports.ts'
import { servedWorkflows } from './workflows.ts'

/** Binds the whole contract to the modules. */
export function createRouter(runtime: Runtime) {
  return {
    system: systemRoutes(runtime),
    files: filesRoutes({ guards, hosts: attachmentHosts }),
    session: sessionRoutes(() => runtime.auth()),
    directory: directoryRoutes({
      handover: [handoverOfPosts, handoverOfMatters],
      personListener: accessPersonListener(logins, listChainNames),
      repointers,
    }),
    access: accessRoutes({ logins, chainNames: listChainNames, endpoints: listEndpoints(contract) }),
    calendar: calendarRoutes,
    workflow: workflowRoutes(servedWorkflows(mattersPorts), { describers, sectionsOf }),
    documents: documentsRoutes(readingDictionaries, describers),
    chains: chainsRoutes,
    matters: mattersRoutes(mattersPorts, {
      problemFromResearch: draftFromResearch,
      taskFromIdea: draftTaskFromIdea,
    }),
    governance: governanceRoutes,
    talent: talentRoutes({ secret: runtime.secret }),
    training: trainingRoutes({
      secret: runtime.secret,
      describers,
      guards,
      chainParties: mattersPorts.chainParties,
    }),
    notify: notifyRoutes(notifyPorts(runtime.config, runtime.clock)),
    officialdoc: officialdocRoutes,
    audit: auditRoutes({ undoers, guards, describers, words: { actions: actionsZh, kinds: kindsZh } }),
    backup: backupRoutes(runtime.config.operations.backup),
    bin: binRoutes(binKinds),
    bulk: bulkRoutes(bulkTargets),
    drafts: draftsRoutes,
    imports: importRoutes(importTargets, guards),
    search: searchRoutes({ kinds: searchKinds, guards, describers }),
    views: viewsRoutes(viewPorts),
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
      database: (await runtime.data()).database.kind,
      actor: { id: context.actor.id, name: context.actor.name },
      demo: await hasDemoData(context.db),
      city: await homeCity(context.db),
      today: businessDay(context.clock),
    })),
    traceThread: os.traceThread.handler(({ context, input }) =>
      traceThread(context, { describers, guards }, { kind: input.kind, id: input.id }, input.depth),
    ),
    listAudit: os.listAudit.handler(async ({ context, input }) => {
      const object = { kind: input.kind, id: input.id }
      if (!(await seesHistory(context, guards, object))) return []
      return listAudit(context, undoers, object, input.before)
    }),
  })
}
