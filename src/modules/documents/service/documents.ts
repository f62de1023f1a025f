import { createHash } from 'node:crypto'
import { z } from 'zod'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, type ErrorKind } from '#platform/errors.ts'
import { day } from '#platform/http/contract.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Describers, Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type DocumentDetail,
  type DocumentListQuery,
  type DocumentSummary,
  type FactState,
  factStates,
  type ReadResultBody,
} from '../contract.ts'
import type { Dictionaries } from '../dictionaries.ts'
import * as queries from '../queries.ts'
import { type ReadResult, readDocument } from '../reading/read-document.ts'
import { DocumentRefused } from '../reading/refusal.ts'
import { citiesOf, subjectsOf } from '../rules/subjects.ts'
import { beginReviews, documentRef, factRef, nameSubjects } from './facts.ts'
import { documentsCovered, factsCovered, requireDocumentRight, visibleDocuments } from './reach.ts'

/** A file or a pasted text, with what the person who brings it knows. */
export interface Upload {
  file?: File | undefined
  text?: string | undefined
  publishedOn?: string | undefined
}

interface Intake {
  bytes: Uint8Array
  fileName: string | null
  mediaType: string
}

/** The documents within the actor's reach, newest first. */
export function listDocuments(ctx: Context, filter: DocumentListQuery): Promise<ListPage<DocumentSummary>> {
  return queries.listDocuments(ctx.db, filter, { documents: documentsCovered(ctx), facts: factsCovered(ctx) })
}

/** Reads an upload without storing anything. @throws AppError saying what is wrong with the file. */
export async function readUpload(upload: Upload, dictionaries: Dictionaries): Promise<ReadResultBody> {
  const { rawText: _rawText, map: _map, ...result } = read(await takeIn(upload), upload, dictionaries)
  return result
}

/**
 * Stores a document, its cleaned text and the facts suggested from it, all or nothing.
 *
 * @throws AppError `conflict` `documents.document.known` with the id when the same bytes are stored already.
 */
export async function storeDocument(
  ctx: Context,
  dictionaries: Dictionaries,
  describers: Describers,
  upload: Upload,
): Promise<DocumentDetail> {
  requireRight(ctx, 'documents.document.add', { accountIds: [ctx.actor.id], orgIds: [ctx.actor.orgId] })
  const intake = await takeIn(upload)
  const result = read(intake, upload, dictionaries)
  const rawSha256 = createHash('sha256').update(intake.bytes).digest('hex')
  const known = await queries.findDocumentBySha(ctx.db, rawSha256)
  if (known !== null) throw await knownDocument(ctx, known)
  const id = await inTransaction(ctx, async (tx) => {
    const documentId = await queries.insertDocument(
      tx.db,
      { ...result, ...intake, raw: intake.bytes, rawSha256, textMap: result.map },
      tx.clock.now(),
      tx.actor,
    )
    const facts = result.facts.map((fact) => ({
      ...fact,
      about: [...subjectsOf(fact.args, dictionaries), ...citiesOf(fact.type, result.cleaned, dictionaries)],
    }))
    const factIds = await queries.insertFacts(tx.db, documentId, facts)
    await beginReviews(
      tx,
      documentId,
      facts.map((fact, index) => ({ ...fact, id: factIds[index]! })),
    )
    const subjects = [
      ...new Map(facts.flatMap((fact) => fact.about).map((ref) => [`${ref.kind} ${ref.id}`, ref])).values(),
    ]
    await recordChanges(tx, [
      {
        action: 'documents.document.upload',
        object: documentRef(documentId),
        before: null,
        after: { title: result.title, fileName: intake.fileName, rawSha256, facts: facts.length },
        links: [
          {
            from: documentRef(documentId),
            relation: 'broughtBy',
            to: { kind: 'system.actor', id: tx.actor.id },
          },
          ...subjects.map((to) => ({ from: documentRef(documentId), relation: 'mentions', to })),
        ],
      },
      ...facts.map((fact, index) => ({
        action: 'documents.fact.suggest',
        object: factRef(factIds[index]!),
        before: null,
        after: { type: fact.type, args: fact.args, confidence: fact.confidence },
        links: [
          { from: factRef(factIds[index]!), relation: 'readFrom', to: documentRef(documentId) },
          ...fact.about.map((to) => ({ from: factRef(factIds[index]!), relation: 'about', to })),
        ] as [{ from: ReturnType<typeof factRef>; relation: string; to: ReturnType<typeof factRef> }],
      })),
    ])
    return documentId
  }).catch(async (error: unknown) => {
    // Another upload of the same bytes may have been stored between the look and the insert.
    if (!violatesUnique(error, 'document_raw_sha256_key')) throw error
    throw await knownDocument(ctx, (await queries.findDocumentBySha(ctx.db, rawSha256))!)
  })
  return getDocument(ctx, describers, id)
}

export async function getDocument(ctx: Context, describers: Describers, id: string): Promise<DocumentDetail> {
  const document = await queries.findDocument(ctx.db, id)
  if (document === null || !(await visibleDocuments(ctx, [id])).has(id)) throw unknownDocument(id)
  const factItems = await nameSubjects(
    ctx,
    describers,
    await queries.listFactsOfDocument(ctx.db, id, factsCovered(ctx)),
  )
  const facts = Object.fromEntries(factStates.map((state) => [state, 0])) as Record<FactState, number>
  for (const fact of factItems) facts[fact.state] += 1
  return { ...document, facts, factItems }
}

/** Settles source, author and publication day by hand; what a person enters is marked as given. */
export async function updateSource(
  ctx: Context,
  describers: Describers,
  id: string,
  lockVersion: number,
  values: { source: string | null; author: string | null; publishedOn: string | null },
): Promise<DocumentDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await queries.lockDocument(tx.db, id)
    if (before === null || !(await visibleDocuments(tx, [id])).has(id)) throw unknownDocument(id)
    await requireDocumentRight(tx, 'documents.document.add', id)
    requireVersion(before, lockVersion)
    const source = values.source || null
    const { publishedOn } = values
    await saveSource(
      tx,
      before,
      {
        source,
        sourceBasis: source === null ? null : source === before.source ? before.sourceBasis : 'given',
        author: values.author || null,
        publishedOn,
        publishedBasis:
          publishedOn === null ? null : publishedOn === before.publishedOn ? before.publishedBasis : 'given',
      },
      'documents.document.source',
    )
  })
  return getDocument(ctx, describers, id)
}

/** Where a document comes from; entries from before the bases were kept tell of no basis. */
const provenance = z.object({
  source: z.string().nullable(),
  sourceBasis: z.string().nullable().default('given'),
  author: z.string().nullable(),
  publishedOn: day.nullable(),
  publishedBasis: z.string().nullable().default('given'),
})
type Provenance = z.infer<typeof provenance>

const provenanceOf = (document: queries.StoredDocument): Provenance => ({
  source: document.source,
  sourceBasis: document.sourceBasis,
  author: document.author,
  publishedOn: document.publishedOn,
  publishedBasis: document.publishedBasis,
})

async function saveSource(
  tx: Context,
  before: queries.StoredDocument,
  values: Provenance,
  action: string,
  more: Link[] = [],
): Promise<void> {
  await queries.updateDocumentSource(tx.db, before.id, values)
  await recordChanges(tx, [
    {
      action,
      object: documentRef(before.id),
      before: provenanceOf(before),
      after: values,
      links: [
        {
          from: documentRef(before.id),
          relation: 'broughtBy',
          to: { kind: 'system.actor', id: tx.actor.id },
        },
        ...more,
      ],
    },
  ])
}

/** Takes back a change of source, author and publication day. */
export const documentUndoer: Undoer = {
  actions: ['documents.document.source', 'documents.document.undo'],
  permission: 'documents.document.add',
  editable: (ctx, ids) =>
    queries.documentsWithin(ctx.db, ids, documentsCovered(ctx, 'documents.document.add')),
  lock: async (tx, { object }) => {
    const document = await queries.lockDocument(tx.db, object.id)
    return document === null ? null : provenanceOf(document)
  },
  restore: async (tx, change) => {
    const document = await queries.lockDocument(tx.db, change.object.id)
    if (document === null) throw unknownDocument(change.object.id)
    const values = provenance.parse(change.before)
    await saveSource(tx, document, values, 'documents.document.undo', [undoLink(change)])
  },
}

async function takeIn(upload: Upload): Promise<Intake> {
  const { file, text } = upload
  if (file !== undefined && text !== undefined) {
    throw new AppError('badInput', 'documents.upload.ambiguous', 'give a file or a text, not both')
  }
  if (file !== undefined) {
    return {
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: file.name || null,
      mediaType: file.type || 'application/octet-stream',
    }
  }
  if (text !== undefined)
    return { bytes: new TextEncoder().encode(text), fileName: null, mediaType: 'text/plain' }
  throw new AppError('badInput', 'documents.upload.missing', 'a file or a text is needed')
}

function read(intake: Intake, upload: Upload, dictionaries: Dictionaries): ReadResult {
  try {
    return readDocument(
      { bytes: intake.bytes, fileName: intake.fileName, publishedOn: upload.publishedOn ?? null },
      dictionaries,
    )
  } catch (cause) {
    if (!(cause instanceof DocumentRefused)) throw cause
    throw new AppError(
      kindOfRefusal(cause.reason),
      cause.reason,
      cause.message,
      { messageZh: cause.messageZh },
      { cause },
    )
  }
}

function kindOfRefusal(reason: string): ErrorKind {
  if (reason === 'documents.document.tooLarge' || reason === 'documents.document.bomb') return 'tooLarge'
  return reason === 'documents.document.empty' ? 'badInput' : 'unsupported'
}

/** Which document it is, only whoever may see it is told. */
async function knownDocument(
  ctx: Context,
  { inBin, ...known }: { id: string; title: string | null; inBin: boolean },
): Promise<AppError> {
  const seen = (await visibleDocuments(ctx, [known.id])).has(known.id)
  return new AppError(
    'conflict',
    inBin ? 'documents.document.knownInBin' : 'documents.document.known',
    inBin ? 'this very document lies in the recycle bin' : 'this very document is stored already',
    seen ? known : {},
  )
}

export function unknownDocument(id: string): AppError {
  return new AppError('notFound', 'documents.document.unknown', `there is no document ${id}`, { id })
}
