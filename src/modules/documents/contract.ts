import { z } from 'zod'
import {
  day,
  download,
  endpoint,
  instant,
  lockVersion,
  namedRef,
  pageOf,
  pageQuery,
} from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList } from '#platform/list/description.ts'

export const factTypes = [
  'chainList',
  'programme',
  'classOpened',
  'classPlanned',
  'mechanism',
  'rankStreak',
  'outputMilestone',
  'audience',
  'competence',
  'statement',
] as const
export const factType = z.enum(factTypes)
export type FactType = z.infer<typeof factType>

export const factStates = ['suggested', 'confirmed', 'corrected', 'rejected'] as const
export const factState = z.enum(factStates)
export type FactState = z.infer<typeof factState>

export const repair = z.object({
  kind: z.string(),
  raw: z.string(),
  cleaned: z.string(),
  rawStart: z.number().int(),
  rawEnd: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  /** `certain`: by rule; `inferred`: the only reading the dictionary allows, a person should look; `unresolved`: left raw. */
  state: z.enum(['certain', 'inferred', 'unresolved']),
  note: z.string().nullable(),
})
export type Repair = z.infer<typeof repair>

export const furniture = z.object({ kind: z.string(), text: z.string() })

export const readFact = z.object({
  type: factType,
  args: z.record(z.string(), z.unknown()),
  sentence: z.string(),
  /** UTF-16 offsets of the evidence in `cleaned`, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  confidence: z.number().min(0).max(1),
})

/** What reading a document gives, before anything is stored. */
export const readResult = z.object({
  title: z.string().nullable(),
  source: z.string().nullable(),
  sourceBasis: z.enum(['stated', 'inferred', 'given']).nullable(),
  author: z.string().nullable(),
  publishedOn: day.nullable(),
  publishedBasis: z.enum(['stated', 'given']).nullable(),
  encoding: z.string(),
  cleaned: z.string(),
  repairs: z.array(repair),
  furniture: z.array(furniture),
  facts: z.array(readFact),
})
export type ReadResultBody = z.infer<typeof readResult>

export const fact = readFact.extend({
  id: z.uuid(),
  documentId: z.uuid(),
  state: factState,
  suggestedArgs: z.record(z.string(), z.unknown()),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  lockVersion: z.number().int(),
  /** The chains, industries and places the fact is about. */
  about: z.array(namedRef),
  /** Quotations always show these two. */
  document: z.object({
    title: z.string().nullable(),
    source: z.string().nullable(),
    sourceBasis: z.string().nullable(),
    author: z.string().nullable(),
    publishedOn: day.nullable(),
  }),
})
export type Fact = z.infer<typeof fact>

export const documentSummary = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  fileName: z.string().nullable(),
  source: z.string().nullable(),
  sourceBasis: z.enum(['stated', 'inferred', 'given']).nullable(),
  author: z.string().nullable(),
  publishedOn: day.nullable(),
  createdAt: instant,
  facts: z.record(factState, z.number().int()),
  lockVersion: z.number().int(),
})
export type DocumentSummary = z.infer<typeof documentSummary>

/** The documents as a list. */
export const documentList = describeList<DocumentSummary>()({
  object: 'documents.document',
  title: { zh: '文献', en: 'Documents' },
  sorts: ['title', 'source', 'author', 'publishedOn', 'createdAt'],
  columns: {
    title: {
      title: { zh: '文献', en: 'Document' },
      kind: 'text',
      usual: true,
      width: 44,
      value: (row) => row.title ?? row.fileName,
    },
    source: {
      title: { zh: '来源', en: 'Source' },
      kind: 'text',
      usual: true,
      width: 24,
      value: (row) => row.source,
    },
    author: {
      title: { zh: '作者', en: 'Author' },
      kind: 'text',
      usual: false,
      width: 18,
      value: (row) => row.author,
    },
    publishedOn: {
      title: { zh: '发布日期', en: 'Published on' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.publishedOn,
    },
    facts: {
      title: { zh: '事实', en: 'Facts' },
      kind: 'text',
      usual: true,
      width: 24,
      value: ({ facts }) => ({
        zh: `待核对 ${facts.suggested ?? 0}，采纳 ${(facts.confirmed ?? 0) + (facts.corrected ?? 0)}，不采纳 ${facts.rejected ?? 0}`,
        en: `${facts.suggested ?? 0} open, ${(facts.confirmed ?? 0) + (facts.corrected ?? 0)} accepted, ${facts.rejected ?? 0} rejected`,
      }),
    },
    createdAt: {
      title: { zh: '入库时间', en: 'Stored at' },
      kind: 'instant',
      usual: true,
      width: 18,
      value: (row) => row.createdAt,
    },
    fileName: {
      title: { zh: '文件名', en: 'File' },
      kind: 'text',
      usual: false,
      width: 28,
      value: (row) => row.fileName,
    },
  },
})

const documentConditions = z.object({ query: z.string().max(100).optional() })
export const documentListQuery = documentConditions.extend(listQuery(documentList).shape)
export type DocumentListQuery = z.infer<typeof documentListQuery>
export const documentFileQuery = documentConditions.extend(listFileQuery(documentList).shape)
export type DocumentFileQuery = z.infer<typeof documentFileQuery>

export const documentDetail = documentSummary.extend({
  publishedBasis: z.enum(['stated', 'given']).nullable(),
  encoding: z.string(),
  cleaned: z.string(),
  /** The decoded text before cleaning: `rawStart`/`rawEnd` of repairs point into it. */
  rawText: z.string(),
  repairs: z.array(repair),
  furniture: z.array(furniture),
  factItems: z.array(fact),
})
export type DocumentDetail = z.infer<typeof documentDetail>

/** Confirmed or suggested facts of several documents that cannot all be true. */
export const factConflict = z.object({
  /** What the facts are about, e.g. `rankStreak · economy · 2023Q1`. */
  type: factType,
  key: z.array(z.string()),
  /** The argument on which they differ. */
  field: z.string(),
  facts: z.array(fact),
})
export type FactConflict = z.infer<typeof factConflict>

export const factFilter = pageQuery.extend({
  type: factType.optional(),
  state: factState.optional(),
  /** Only facts a person accepted: confirmed or corrected. */
  accepted: z.boolean().optional(),
  aboutKind: z.string().optional(),
  aboutId: z.string().optional(),
})

const upload = z.object({
  file: z.file().optional(),
  text: z.string().optional(),
  /** Publication day if the reader knows it; a date stated in the text wins over it. */
  publishedOn: day.optional(),
})

const decision = z.object({ id: z.uuid(), lockVersion })
const tags = ['documents']

export const documentsContract = {
  read: endpoint('documents.document.add', {
    method: 'POST',
    path: '/documents/read',
    tags,
    summary: 'Read a text without storing anything',
  })
    .input(upload)
    .output(readResult),
  upload: endpoint('documents.document.add', {
    method: 'POST',
    path: '/documents',
    tags,
    summary: 'Store a document and the facts suggested from it',
    successStatus: 201,
  })
    .input(upload)
    .output(documentDetail),
  list: endpoint('documents.document.read', {
    method: 'GET',
    path: '/documents',
    tags,
    summary: 'Documents, newest first',
  })
    .input(documentListQuery)
    .output(listPageOf(documentSummary, documentList)),
  exportList: endpoint('documents.document.export', {
    method: 'GET',
    path: '/documents/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(documentFileQuery)
    .output(download),
  get: endpoint('documents.document.read', {
    method: 'GET',
    path: '/documents/{id}',
    tags,
    summary: 'One document with its text, repairs and facts',
  })
    .input(z.object({ id: z.uuid() }))
    .output(documentDetail),
  updateSource: endpoint('documents.document.add', {
    method: 'PUT',
    path: '/documents/{id}/source',
    tags,
    summary: 'Settle source, author and publication day',
  })
    .input(
      z.object({
        id: z.uuid(),
        lockVersion,
        source: z.string().trim().max(100).nullable(),
        author: z.string().trim().max(100).nullable(),
        publishedOn: day.nullable(),
      }),
    )
    .output(documentDetail),
  remove: endpoint('documents.document.remove', {
    method: 'POST',
    path: '/documents/{id}/remove',
    tags,
    summary: 'Delete a document none of whose facts was decided on into the recycle bin',
  })
    .input(decision.extend({ reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id: z.uuid() })),
  listFacts: endpoint('documents.fact.read', {
    method: 'GET',
    path: '/facts',
    tags,
    summary: 'Facts by type, state and what they are about',
  })
    .input(factFilter)
    .output(pageOf(fact)),
  getFact: endpoint('documents.fact.read', {
    method: 'GET',
    path: '/facts/{id}',
    tags,
    summary: 'One fact with its sentence and source',
  })
    .input(z.object({ id: z.uuid() }))
    .output(fact),
  confirmFact: endpoint('documents.fact.review', {
    method: 'POST',
    path: '/facts/{id}/confirm',
    tags,
    summary: 'Accept a fact as read',
  })
    .input(decision)
    .output(fact),
  correctFact: endpoint('documents.fact.review', {
    method: 'POST',
    path: '/facts/{id}/correct',
    tags,
    summary: 'Accept a fact with other values',
  })
    .input(
      decision.extend({ args: z.record(z.string(), z.unknown()), reason: z.string().trim().min(2).max(500) }),
    )
    .output(fact),
  rejectFact: endpoint('documents.fact.review', {
    method: 'POST',
    path: '/facts/{id}/reject',
    tags,
    summary: 'Refuse a fact',
  })
    .input(decision.extend({ reason: z.string().trim().min(2).max(500) }))
    .output(fact),
  reopenFact: endpoint('documents.fact.review', {
    method: 'POST',
    path: '/facts/{id}/reopen',
    tags,
    summary: 'Take a decision back',
  })
    .input(decision)
    .output(fact),
  listConflicts: endpoint('documents.fact.read', {
    method: 'GET',
    path: '/facts/conflicts',
    tags,
    summary: 'Facts of different documents that disagree',
  }).output(z.array(factConflict)),
}
