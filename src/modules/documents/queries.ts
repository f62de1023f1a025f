import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'
import { contains, type Page, pageWindow } from '#platform/db/paging.ts'
import type { DocumentsDocument, DocumentsFact } from '#platform/db/tables.generated.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import {
  type DocumentListQuery,
  type DocumentSummary,
  type documentList,
  type Fact,
  type FactState,
  type FactType,
  factStates,
  type Repair,
} from './contract.ts'

type DocumentRow = Selectable<DocumentsDocument>
type FactRow = Selectable<DocumentsFact> &
  Pick<DocumentRow, 'title' | 'source' | 'source_basis' | 'author' | 'published_on'>

/** A fact as stored: what it is about is still a bare reference. */
export type StoredFact = Omit<Fact, 'about'> & { aboutRefs: ObjectRef[] }

const idsOfKind = (about: RawBuilder<unknown>, kind: string) =>
  sql`array(select r->>'id' from jsonb_array_elements(${about}) r where r->>'kind' = ${kind})`

/** What a fact belongs to, for rights: what it is about, and whoever brought its document. */
export const factScope: ScopeColumns = {
  accountIds: [sql.ref('d.created_by_id')],
  orgIds: [sql.ref('d.org_id')],
  chainCodeLists: [idsOfKind(sql.ref('f.about'), 'chains.chain')],
  regionCodeLists: [idsOfKind(sql.ref('f.about'), 'directory.region')],
}

const aboutOfDocument = sql`(select coalesce(jsonb_agg(r), '[]') from documents.fact x, jsonb_array_elements(x.about) r
  where x.document_id = d.id)`

/** What a document belongs to: whoever brought it, and what its facts are about. */
export const documentScope: ScopeColumns = {
  accountIds: [sql.ref('d.created_by_id')],
  orgIds: [sql.ref('d.org_id')],
  chainCodeLists: [idsOfKind(aboutOfDocument, 'chains.chain')],
  regionCodeLists: [idsOfKind(aboutOfDocument, 'directory.region')],
}

type Within = RawBuilder<SqlBool>

/** Which of these documents lie within a reach. */
export async function documentsWithin(db: Db, ids: string[], within: Within): Promise<Set<string>> {
  const rows = await db
    .selectFrom('documents.document as d')
    .select('d.id')
    .where(sql<string>`d.id::text`, 'in', ids)
    .where(within)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Which of these facts lie within a reach. */
export async function factsWithin(db: Db, ids: string[], within: Within): Promise<Set<string>> {
  const rows = await facts(db)
    .clearSelect()
    .select('f.id')
    .where(sql<string>`f.id::text`, 'in', ids)
    .where(within)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** A document as stored, without its facts. */
export interface StoredDocument extends Omit<DocumentSummary, 'facts'> {
  publishedBasis: 'stated' | 'given' | null
  encoding: string
  cleaned: string
  rawText: string
  repairs: Repair[]
  furniture: { kind: string; text: string }[]
}

function toDocument(row: DocumentRow): StoredDocument {
  return {
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    source: row.source,
    sourceBasis: row.source_basis as DocumentSummary['sourceBasis'],
    author: row.author,
    publishedOn: row.published_on,
    publishedBasis: row.published_basis as StoredDocument['publishedBasis'],
    encoding: row.encoding,
    cleaned: row.cleaned,
    rawText: row.raw_text,
    repairs: row.repairs as Repair[],
    furniture: row.furniture as StoredDocument['furniture'],
    createdAt: row.created_at.toISOString(),
    lockVersion: row.lock_version,
  }
}

function toFact(row: FactRow): StoredFact {
  return {
    id: row.id,
    documentId: row.document_id,
    type: row.type as FactType,
    args: row.args as Record<string, unknown>,
    suggestedArgs: row.suggested_args as Record<string, unknown>,
    aboutRefs: row.about as ObjectRef[],
    sentence: row.sentence,
    start: row.start_offset,
    end: row.end_offset,
    confidence: Number(row.confidence),
    state: row.state as FactState,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
    reason: row.reason,
    lockVersion: row.lock_version,
    document: {
      title: row.title,
      source: row.source,
      sourceBasis: row.source_basis,
      author: row.author,
      publishedOn: row.published_on,
    },
  }
}

export interface NewDocument {
  fileName: string | null
  mediaType: string
  encoding: string
  raw: Uint8Array
  rawSha256: string
  rawText: string
  title: string | null
  source: string | null
  sourceBasis: string | null
  author: string | null
  publishedOn: string | null
  publishedBasis: string | null
  cleaned: string
  repairs: unknown
  furniture: unknown
  textMap: unknown
}

export async function insertDocument(
  db: Db,
  document: NewDocument,
  at: Date,
  by: { id: string; name: string; orgId: string | null },
): Promise<string> {
  const row = await db
    .insertInto('documents.document')
    .values({
      file_name: document.fileName,
      media_type: document.mediaType,
      encoding: document.encoding,
      raw: document.raw,
      raw_sha256: document.rawSha256,
      raw_text: document.rawText,
      title: document.title,
      source: document.source,
      source_basis: document.sourceBasis,
      author: document.author,
      published_on: document.publishedOn,
      published_basis: document.publishedBasis,
      cleaned: document.cleaned,
      repairs: jsonb(document.repairs),
      furniture: jsonb(document.furniture),
      text_map: jsonb(document.textMap),
      created_at: at,
      created_by: by.name,
      created_by_id: by.id,
      org_id: by.orgId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function findDocumentBySha(
  db: Db,
  rawSha256: string,
): Promise<{ id: string; title: string | null; inBin: boolean } | null> {
  const row = await db
    .selectFrom('documents.document')
    .select(['id', 'title', 'deleted_at'])
    .where('raw_sha256', '=', rawSha256)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, title: row.title, inBin: row.deleted_at !== null }
}

export async function findDocument(db: Db, id: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('documents.document')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : toDocument(row)
}

export async function lockDocument(db: Db, id: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('documents.document')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toDocument(row)
}

export async function updateDocumentSource(
  db: Db,
  id: string,
  values: {
    source: string | null
    sourceBasis: string | null
    author: string | null
    publishedOn: string | null
    publishedBasis: string | null
  },
): Promise<void> {
  await db
    .updateTable('documents.document')
    .set((set) => ({
      source: values.source,
      source_basis: values.sourceBasis,
      author: values.author,
      published_on: values.publishedOn,
      published_basis: values.publishedBasis,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** How many facts of each document stand in each state. */
async function countFacts(
  db: Db,
  documentIds: string[],
  within: Within,
): Promise<Map<string, Record<FactState, number>>> {
  const counts = new Map(documentIds.map((id) => [id, emptyCounts()]))
  if (documentIds.length === 0) return counts
  const rows = await db
    .selectFrom('documents.fact as f')
    .innerJoin('documents.document as d', 'd.id', 'f.document_id')
    .select((select) => ['f.document_id', 'f.state', select.fn.countAll<number>().as('count')])
    .where('f.document_id', 'in', documentIds)
    .where(within)
    .groupBy(['f.document_id', 'f.state'])
    .execute()
  for (const row of rows) counts.get(row.document_id)![row.state as FactState] = Number(row.count)
  return counts
}

const emptyCounts = (): Record<FactState, number> =>
  Object.fromEntries(factStates.map((state) => [state, 0])) as Record<FactState, number>

const listSql: SqlOf<typeof documentList> = {
  sorts: {
    title: sql`coalesce(d.title, d.file_name)`,
    source: sql.ref('d.source'),
    author: sql.ref('d.author'),
    publishedOn: sql.ref('d.published_on'),
    createdAt: sql.ref('d.created_at'),
  },
  totals: {},
  usual: [sql`d.created_at desc`],
  tie: sql.ref('d.id'),
}

/** Documents within a reach, in no other order wanted the newest first. */
export async function listDocuments(
  db: Db,
  filter: DocumentListQuery,
  within: { documents: Within; facts: Within },
): Promise<ListPage<DocumentSummary>> {
  let query = db
    .selectFrom('documents.document as d')
    .selectAll('d')
    .where('d.deleted_at', 'is', null)
    .where(within.documents)
  if (filter.query) {
    const words = filter.query
    query = query.where((where) =>
      where.or([
        contains(sql.ref('d.title'), words),
        contains(sql.ref('d.source'), words),
        contains(sql.ref('d.cleaned'), words),
      ]),
    )
  }
  const page = await pageOfList(query, listSql, filter)
  const counts = await countFacts(
    db,
    page.items.map((row) => row.id),
    within.facts,
  )
  return mapPage(page, (row) => {
    const { id, title, fileName, source, sourceBasis, author, publishedOn, createdAt, lockVersion } =
      toDocument(row)
    return {
      id,
      title,
      fileName,
      source,
      sourceBasis,
      author,
      publishedOn,
      createdAt,
      lockVersion,
      facts: counts.get(id)!,
    }
  })
}

export async function insertFacts(
  db: Db,
  documentId: string,
  facts: {
    type: string
    args: Record<string, unknown>
    about: ObjectRef[]
    sentence: string
    start: number
    end: number
    confidence: number
  }[],
): Promise<string[]> {
  if (facts.length === 0) return []
  const rows = await db
    .insertInto('documents.fact')
    .values(
      facts.map((fact, position) => ({
        document_id: documentId,
        position,
        type: fact.type,
        args: jsonb(fact.args),
        suggested_args: jsonb(fact.args),
        about: jsonb(fact.about),
        sentence: fact.sentence,
        start_offset: fact.start,
        end_offset: fact.end,
        confidence: fact.confidence,
      })),
    )
    .returning(['id', 'position'])
    .execute()
  return rows.sort((a, b) => a.position - b.position).map((row) => row.id)
}

const facts = (db: Db) =>
  db
    .selectFrom('documents.fact as f')
    .innerJoin('documents.document as d', 'd.id', 'f.document_id')
    .where('d.deleted_at', 'is', null)
    .selectAll('f')
    .select(['d.title', 'd.source', 'd.source_basis', 'd.author', 'd.published_on'])

export async function findFact(db: Db, id: string): Promise<StoredFact | null> {
  const row = await facts(db).where('f.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toFact(row)
}

export async function lockFact(db: Db, id: string): Promise<StoredFact | null> {
  await db.selectFrom('documents.fact').select('id').where('id', '=', id).forUpdate().execute()
  return findFact(db, id)
}

export async function listFactsOfDocument(db: Db, documentId: string, within: Within): Promise<StoredFact[]> {
  const rows = await facts(db)
    .where('f.document_id', '=', documentId)
    .where(within)
    .orderBy('f.position')
    .execute()
  return rows.map(toFact)
}

/** The states of a document's facts, held against other writers. */
export async function lockFactsOfDocument(db: Db, documentId: string): Promise<FactState[]> {
  const rows = await db
    .selectFrom('documents.fact')
    .select('state')
    .where('document_id', '=', documentId)
    .forUpdate()
    .execute()
  return rows.map((row) => row.state as FactState)
}

/** Every fact that could contradict another: all but the rejected, oldest document first. */
export async function listOpenFacts(db: Db, within: Within): Promise<StoredFact[]> {
  const rows = await facts(db)
    .where(within)
    .where('f.state', '<>', 'rejected')
    .orderBy('d.created_at')
    .orderBy('f.position')
    .execute()
  return rows.map(toFact)
}

export interface FactFilter {
  type?: FactType | undefined
  state?: FactState | undefined
  accepted?: boolean | undefined
  about?: ObjectRef | undefined
  page: number
  pageSize: number
}

export async function listFacts(db: Db, filter: FactFilter, within: Within): Promise<Page<StoredFact>> {
  let query = facts(db).where(within)
  if (filter.type !== undefined) query = query.where('f.type', '=', filter.type)
  if (filter.state !== undefined) query = query.where('f.state', '=', filter.state)
  if (filter.accepted !== undefined) {
    query = query.where('f.state', filter.accepted ? 'in' : 'not in', ['confirmed', 'corrected'])
  }
  if (filter.about !== undefined) query = query.where(sql<boolean>`f.about @> ${jsonb([filter.about])}`)
  const { limit, offset } = pageWindow(filter)
  const rows = await query
    .orderBy('d.published_on', (order) => order.desc().nullsLast())
    .orderBy('d.created_at', 'desc')
    .orderBy('f.position')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await query
    .clearSelect()
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(toFact), total: Number(total), page: filter.page, pageSize: filter.pageSize }
}

export async function updateFact(
  db: Db,
  id: string,
  values: {
    state: FactState
    args: Record<string, unknown>
    about: ObjectRef[]
    decidedAt: Date | null
    decidedBy: string | null
    reason: string | null
  },
): Promise<void> {
  await db
    .updateTable('documents.fact')
    .set((set) => ({
      state: values.state,
      args: jsonb(values.args),
      about: jsonb(values.about),
      decided_at: values.decidedAt,
      decided_by: values.decidedBy,
      reason: values.reason,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Titles for threads: a document by its title, a fact by type and a piece of its sentence. */
export async function documentTitles(db: Db, ids: string[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('documents.document')
    .select(['id', 'title', 'file_name'])
    .where('deleted_at', 'is', null)
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title ?? row.file_name]))
}

export async function factSentences(
  db: Db,
  ids: string[],
): Promise<Map<string, { sentence: string; documentId: string }>> {
  const rows = await db
    .selectFrom('documents.fact as f')
    .innerJoin('documents.document as d', 'd.id', 'f.document_id')
    .where('d.deleted_at', 'is', null)
    .select(['f.id', 'f.document_id', 'f.sentence'])
    .where(sql<string>`f.id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { sentence: row.sentence, documentId: row.document_id }]))
}
