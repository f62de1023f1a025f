import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import * as queries from '../queries.ts'
import { unknownDocument } from './documents.ts'
import { documentRef } from './facts.ts'
import { requireDocumentRight, visibleDocuments } from './reach.ts'

/** How a document lies in the recycle bin; its suggested facts are part of it. */
export const documentBin: BinKind = {
  table: 'documents.document',
  title: ['title', 'file_name'],
  alias: 'd',
  readRight: 'documents.document.read',
  scope: queries.documentScope,
  heavyColumns: ['raw', 'raw_text', 'cleaned', 'repairs', 'furniture', 'text_map'],
  parts: [{ table: 'documents.fact', column: 'document_id' }],
  links: async (tx, id) => [
    { from: documentRef(id), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } },
  ],
}

/**
 * Deletes a document into the recycle bin. Its facts go out of sight with it.
 *
 * @throws AppError `conflict` `documents.document.decided` when a fact of it was decided on: others may rely on it.
 */
export async function removeDocument(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const document = await queries.lockDocument(tx.db, id)
    if (document === null || !(await visibleDocuments(tx, [id])).has(id)) throw unknownDocument(id)
    await requireDocumentRight(tx, 'documents.document.remove', id)
    requireVersion(document, lockVersion)
    const facts = await queries.lockFactsOfDocument(tx.db, id)
    const decided = facts.filter((state) => state !== 'suggested').length
    if (decided > 0) {
      throw new AppError(
        'conflict',
        'documents.document.decided',
        `${decided} facts of the document were decided on`,
        { id, decided },
      )
    }
    await moveToBin(tx, documentBin, documentRef(id), reason)
    return { id }
  })
}
