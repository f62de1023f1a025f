import type { Describers } from '#platform/thread/thread.ts'
import { documentTitles, factSentences } from './queries.ts'

export type { Dictionaries, DictionaryProvider } from './dictionaries.ts'
export { defaultLimits as documentLimits } from './reading/limits.ts'
export { documentsRoutes } from './routes.ts'

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
