import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { documentsContract } from './contract.ts'
import type { DictionaryProvider } from './dictionaries.ts'
import { getDocument, listDocuments, readUpload, storeDocument, updateSource } from './service/documents.ts'
import { exportDocuments } from './service/export-list.ts'
import { decideFact, type FactDecision, getFact, listConflicts, listFacts } from './service/facts.ts'
import { removeDocument } from './service/remove-document.ts'

/** Binds the contract. Dictionaries and the names of other modules' objects come from outside. */
export function documentsRoutes(dictionariesFor: DictionaryProvider, describers: Describers) {
  const plain = implement(documentsContract).$context<ServerContext>()
  const os = plain.use(withData)

  async function decide(
    context: Parameters<typeof decideFact>[0],
    input: { id: string; lockVersion: number },
    decision: FactDecision,
  ) {
    return decideFact(
      context,
      await dictionariesFor(context.db),
      describers,
      input.id,
      input.lockVersion,
      decision,
    )
  }

  // Assembled without `withData`: an implementer's router would open the data for every route in it.
  return plain.router({
    read: plain.read.handler(async ({ context, input }) =>
      readUpload(input, await dictionariesFor(context.hasData ? (await context.openData()).db : null)),
    ),
    upload: os.upload.handler(async ({ context, input }) =>
      storeDocument(context, await dictionariesFor(context.db), describers, input),
    ),
    list: os.list.handler(({ context, input }) => listDocuments(context, input)),
    exportList: os.exportList.handler(({ context, input }) => exportDocuments(context, input)),
    get: os.get.handler(({ context, input }) => getDocument(context, describers, input.id)),
    updateSource: os.updateSource.handler(({ context, input: { id, lockVersion, ...values } }) =>
      updateSource(context, describers, id, lockVersion, values),
    ),
    remove: os.remove.handler(({ context, input }) =>
      removeDocument(context, input.id, input.lockVersion, input.reason),
    ),
    listFacts: os.listFacts.handler(({ context, input: { aboutKind, aboutId, ...filter } }) =>
      listFacts(context, describers, {
        ...filter,
        about:
          aboutKind !== undefined && aboutId !== undefined ? { kind: aboutKind, id: aboutId } : undefined,
      }),
    ),
    getFact: os.getFact.handler(({ context, input }) => getFact(context, describers, input.id)),
    confirmFact: os.confirmFact.handler(({ context, input }) => decide(context, input, { kind: 'confirm' })),
    correctFact: os.correctFact.handler(({ context, input }) =>
      decide(context, input, { kind: 'correct', args: input.args, reason: input.reason }),
    ),
    rejectFact: os.rejectFact.handler(({ context, input }) =>
      decide(context, input, { kind: 'reject', reason: input.reason }),
    ),
    reopenFact: os.reopenFact.handler(({ context, input }) => decide(context, input, { kind: 'reopen' })),
    listConflicts: os.listConflicts.handler(({ context }) => listConflicts(context, describers)),
  })
}
