import { organisationNames } from '#modules/directory/index.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { fileOf } from '#platform/officialdoc/index.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { listEntries, sourcesOfPeriod } from '../../queries/directory-entry.ts'
import { shortageDirectoryRef } from '../../refs.ts'
import { directoryDocument } from '../../rules/directory-document.ts'
import { getDirectory } from './directories.ts'
import { asPublished, readsAll } from './reach.ts'

/** More posts than any city's directory has; a document of more is no document. */
const mostPosts = 2000
/** Who issues it when its maker acts for no organisation. */
const section = '人才工作部门'

/**
 * A directory as an official document, in full or for publication, with its index explained, sources and version. Whoever
 * reads less than the city gets what is public. Noted in the audit.
 */
export async function makeDirectoryDocument(
  ctx: Context,
  { id, format, forPublication }: { id: string; format: 'docx' | 'pdf'; forPublication: boolean },
): Promise<File> {
  requireRight(ctx, 'talent.directory.export')
  const directory = await getDirectory(ctx, id)
  const isPublic = forPublication || !readsAll(ctx)
  const { items } = await listEntries(ctx.db, { id, page: 1, pageSize: mostPosts }, 0)
  const { orgId } = ctx.actor
  const issuer = orgId === null ? null : (await organisationNames(ctx.db, [orgId])).get(orgId)
  const { publishedAt, computedOn, fromOn, toOn } = directory
  const document = directoryDocument({
    directory,
    entries: isPublic ? items.map(asPublished) : items,
    isPublic,
    sources: isPublic ? [] : await sourcesOfPeriod(ctx.db, fromOn, toOn),
    issuer: issuer ?? section,
    date: publishedAt === null ? computedOn : businessDayOf(new Date(publishedAt)),
  })
  const file = await fileOf(document, format)
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'talent.directory.makeDocument',
        object: shortageDirectoryRef(id),
        details: { format, forPublication: isPublic, version: directory.version },
      },
    ])
  })
  return file
}
