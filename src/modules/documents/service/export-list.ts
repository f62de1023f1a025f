import { sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { type DocumentFileQuery, documentList } from '../contract.ts'
import { listDocuments } from '../queries.ts'
import { documentsCovered, factsCovered } from './reach.ts'

/** The documents that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportDocuments(ctx: Context, { columns, ...asked }: DocumentFileQuery): Promise<File> {
  const { items, total } = await listDocuments(
    ctx.db,
    { ...asked, page: 1, pageSize: mostRowsInFile },
    {
      documents: sql`${documentsCovered(ctx)} and ${documentsCovered(ctx, 'documents.document.export')}`,
      facts: factsCovered(ctx),
    },
  )
  const words = asked.query?.trim()
  return listFile(ctx, documentList, {
    name: 'documents',
    action: 'documents.document.export',
    rows: items,
    total,
    about: [chosenBy(containing(words)), `导出于 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter: { query: asked.query }, sort: asked.sort },
  })
}
