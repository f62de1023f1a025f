import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../../http/routes.ts'
import type { Guards } from '../../rights/rights.ts'
import {
  getBatch,
  listBatches,
  listRows,
  listTables,
  makeTemplate,
  startImport,
  stepBatch,
} from './batches.ts'
import { importContract } from './contract.ts'
import { makeReturnedCopy } from './copy.ts'
import type { ImportTargets } from './target.ts'

/** Binds the contract; what can be imported, and who sees it, is told by the server, which knows all modules. */
export function importRoutes(targets: ImportTargets, guards: Guards) {
  const os = implement(importContract).$context<ServerContext>().use(withData)
  return os.router({
    listImportTables: os.listImportTables.handler(({ context }) => listTables(context, targets)),
    importTemplate: os.importTemplate.handler(({ context, input }) =>
      makeTemplate(context, targets, input.object),
    ),
    startImport: os.startImport.handler(({ context, input }) =>
      startImport(context, targets, input.object, input.file),
    ),
    listImports: os.listImports.handler(({ context, input }) => listBatches(context, targets, input)),
    getImport: os.getImport.handler(({ context, input }) => getBatch(context, targets, input.id)),
    listImportRows: os.listImportRows.handler(({ context, input }) =>
      listRows(context, targets, guards, input),
    ),
    applyImport: os.applyImport.handler(({ context, input }) =>
      stepBatch(context, targets, { ...input, step: 'apply' }),
    ),
    cancelImport: os.cancelImport.handler(({ context, input }) =>
      stepBatch(context, targets, { ...input, step: 'cancel' }),
    ),
    resumeImport: os.resumeImport.handler(({ context, input }) =>
      stepBatch(context, targets, { ...input, step: 'resume' }),
    ),
    revertImport: os.revertImport.handler(({ context, input }) =>
      stepBatch(context, targets, { ...input, step: 'revert' }),
    ),
    importReturnedCopy: os.importReturnedCopy.handler(({ context, input }) =>
      makeReturnedCopy(context, targets, input.id),
    ),
  })
}
