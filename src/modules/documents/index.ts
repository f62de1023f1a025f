import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { documentTitles, factSentences } from './queries.ts'
import { documentUndoer } from './service/documents.ts'
import { visibleDocuments, visibleFacts } from './service/reach.ts'
import { documentBin } from './service/remove-document.ts'

export type { Dictionaries, DictionaryProvider } from './dictionaries.ts'
export { findFact } from './queries.ts'
export { defaultLimits as documentLimits } from './reading/limits.ts'
export { documentsRoutes } from './routes.ts'
export { documentSearchKinds } from './search.ts'
export { actOnFact } from './service/facts.ts'
export { factWorkflow } from './workflow.ts'

/** How much of a sentence names a fact in a thread. */
const sentencePiece = 40

/** How this module's objects are named in threads. */
export const documentDescribers: Describers = {
  'documents.document': async (db, ids) =>
    new Map(
      [...(await documentTitles(db, ids))].map(([id, title]) => [id, { title, href: `/documents/${id}` }]),
    ),
  'documents.fact': async (db, ids) =>
    new Map(
      [...(await factSentences(db, ids))].map(([id, { sentence, documentId }]) => [
        id,
        {
          title: sentence.length > sentencePiece ? `${sentence.slice(0, sentencePiece)}…` : sentence,
          href: `/documents/${documentId}?fact=${id}`,
        },
      ]),
    ),
}

/** Who may see them there. */
export const documentGuards: Guards = {
  'documents.document': visibleDocuments,
  'documents.fact': visibleFacts,
}

/** What of this module can be deleted and brought back. */
export const documentBinKinds: BinKinds = { 'documents.document': documentBin }

/** What of this module can be taken back. */
export const documentUndoers: Undoers = { 'documents.document': documentUndoer }
