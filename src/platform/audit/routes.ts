import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import type { Guards } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'
import { auditContract } from './contract.ts'
import { searchAudit } from './entries.ts'
import { type AuditWords, exportAudit } from './export.ts'
import { undoChange } from './undo.ts'
import type { Undoers } from './undoer.ts'
import { getVerification, listVerifications, startVerification } from './verification.ts'

/** What the log is given from outside: the modules' ways with their objects, and words for the spreadsheet. */
export interface AuditPorts {
  undoers: Undoers
  guards: Guards
  describers: Describers
  words: AuditWords
}

/** Binds the contract; how changes are taken back, and who sees the objects, comes from the modules. */
export function auditRoutes({ undoers, guards, describers, words }: AuditPorts) {
  const os = implement(auditContract).$context<ServerContext>().use(withData)
  return os.router({
    search: os.search.handler(({ context, input }) => searchAudit(context, undoers, describers, input)),
    exportEntries: os.exportEntries.handler(({ context, input }) =>
      exportAudit(context, { describers, words }, input),
    ),
    startVerification: os.startVerification.handler(({ context }) => startVerification(context)),
    getVerification: os.getVerification.handler(({ context, input }) => getVerification(context, input.id)),
    listVerifications: os.listVerifications.handler(({ context }) => listVerifications(context)),
    undo: os.undo.handler(({ context, input }) => undoChange(context, undoers, guards, input.id)),
  })
}
