import { createHash } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, type ErrorKind } from '#platform/errors.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { type DocumentDetail, type FactState, factStates, type ReadResultBody } from '../contract.ts'
import type { Dictionaries } from '../dictionaries.ts'
import * as queries from '../queries.ts'
import { type ReadResult, readDocument } from '../reading/read-document.ts'
import { DocumentRefused } from '../reading/refusal.ts'
import { citiesOf, subjectsOf } from '../rules/subjects.ts'
import { documentRef, factRef, nameSubjects } from './facts.ts'

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
  const intake = await takeIn(upload)
  const result = read(intake, upload, dictionaries)
  const rawSha256 = createHash('sha256').update(intake.bytes).digest('hex')
  const known = await queries.findDocumentBySha(ctx.db, rawSha256)
  if (known !== null) throw knownDocument(known)
  const id = await inTransaction(ctx, async (tx) => {
    const documentId = await queries.insertDocument(
      tx.db,
      { ...result, ...intake, raw: intake.bytes, rawSha256, textMap: result.map },
      tx.clock.now(),
      tx.actor.name,
    )
    const facts = result.facts.map((fact) => ({
      ...fact,
      about: [...subjectsOf(fact.args, dictionaries), ...citiesOf(fact.type, result.cleaned, dictionaries)],
    }))
    const factIds = await queries.insertFacts(tx.db, documentId, facts)
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
    throw knownDocument((await queries.findDocumentBySha(ctx.db, rawSha256))!)
  })
  return getDocument(ctx, describers, id)
}

export async function getDocument(ctx: Context, describers: Describers, id: string): Promise<DocumentDetail> {
  const document = await queries.findDocument(ctx.db, id)
  if (document === null) throw unknownDocument(id)
  const factItems = await nameSubjects(ctx, describers, await queries.listFactsOfDocument(ctx.db, id))
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
    if (before === null) throw unknownDocument(id)
    requireVersion(before, lockVersion)
    const given = {
      source: values.source || null,
      author: values.author || null,
      publishedOn: values.publishedOn,
    }
    await queries.updateDocumentSource(tx.db, id, {
      ...given,
      sourceBasis:
        given.source === null ? null : given.source === before.source ? before.sourceBasis : 'given',
      publishedBasis:
        given.publishedOn === null
          ? null
          : given.publishedOn === before.publishedOn
            ? before.publishedBasis
            : 'given',
    })
    await recordChanges(tx, [
      {
        action: 'documents.document.source',
        object: documentRef(id),
        before: { source: before.source, author: before.author, publishedOn: before.publishedOn },
        after: given,
        links: [
          { from: documentRef(id), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } },
        ],
      },
    ])
  })
  return getDocument(ctx, describers, id)
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

function knownDocument(known: { id: string; title: string | null }): AppError {
  return new AppError('conflict', 'documents.document.known', 'this very document is stored already', {
    ...known,
  })
}

function unknownDocument(id: string): AppError {
  return new AppError('notFound', 'documents.document.unknown', `there is no document ${id}`, { id })
}
