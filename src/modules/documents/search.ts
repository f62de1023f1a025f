import { sql } from 'kysely'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'

const document: SearchKind = {
  right: 'documents.document.read',
  watches: [{ table: 'documents.document', ids: ['r.id'] }],
  async entries(db, ids) {
    const { rows } = await sql<{ id: string; title: string | null; file_name: string | null }>`
      select id, title, file_name from documents.document
      where id = any(${[...ids]}::uuid[]) and deleted_at is null`.execute(db)
    return mapOf(rows, ({ title, file_name }) => ({
      names: [title, file_name].filter((name) => name !== null),
    }))
  },
  allIds: (db) => allIdsOf(db, 'documents.document'),
  async lines({ db }, ids) {
    const { rows } = await sql<{ id: string; source: string | null; published_on: string | null }>`
      select id, source, published_on from documents.document where id = any(${[...ids]}::uuid[])`.execute(db)
    return mapOf(rows, (row) => lineOf(row.source, row.published_on))
  },
}

/** How this module's objects join the search. */
export const documentSearchKinds: SearchKinds = { 'documents.document': document }
