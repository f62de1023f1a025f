import { createHash } from 'node:crypto'
import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type Guards, visibleObjects } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import type { Attachment } from './contract.ts'
import { cleanFileName, maxAttachmentBytes, mediaTypeOf } from './file-type.ts'
import * as queries from './queries.ts'

/** Whether the actor may attach files to this object, and remove them. Modules supply one per kind that takes files. */
export type AttachmentHost = (ctx: Context, id: string) => Promise<boolean>

/** What attachments know of the objects they hang on. */
export interface AttachmentRules {
  /** Who may see an object sees its files. */
  guards: Guards
  hosts: Record<string, AttachmentHost>
}

export const attachmentRef = (id: string): ObjectRef => ({ kind: 'platform.attachment', id })

/** The files of an object, oldest first, removed ones included. @throws AppError `notFound` unless it may be seen. */
export async function listAttachments(
  ctx: Context,
  rules: AttachmentRules,
  object: ObjectRef,
): Promise<{ items: Attachment[]; mayAttach: boolean }> {
  await requireObject(ctx, rules, object)
  return {
    items: await queries.listAttachments(ctx.db, object),
    mayAttach: await mayAttach(ctx, rules, object),
  }
}

/** Attaches a file. @throws AppError for a type that is refused, one too large, or an object one may not work on. */
export async function attach(
  ctx: Context,
  rules: AttachmentRules,
  object: ObjectRef,
  file: File,
  note: string | null,
): Promise<Attachment> {
  await requireObject(ctx, rules, object)
  await requireHost(ctx, rules, object)
  requireAttachable(file)
  const content = new Uint8Array(await file.arrayBuffer())
  return inTransaction(ctx, (tx) => keepFile(tx, object, { fileName: file.name, content, note }))
}

/** @throws AppError for a file that is empty or too large. */
export function requireAttachable(file: File): void {
  if (file.size > maxAttachmentBytes) {
    throw new AppError(
      'tooLarge',
      'platform.attachment.tooLarge',
      `a file may have at most ${maxAttachmentBytes} bytes`,
      {
        field: 'file',
        maxBytes: maxAttachmentBytes,
      },
    )
  }
  if (file.size === 0)
    throw new AppError('badInput', 'platform.attachment.empty', 'the file is empty', { field: 'file' })
}

/**
 * Puts a file on an object in the open transaction, for whoever has settled that it belongs there.
 *
 * @throws AppError for a name or a type that is refused.
 */
export async function keepFile(
  tx: Context,
  object: ObjectRef,
  { fileName: given, content, note }: { fileName: string; content: Uint8Array; note: string | null },
): Promise<Attachment> {
  const fileName = cleanFileName(given)
  const mediaType = mediaTypeOf(fileName, content)
  const attached = await queries.insertAttachment(tx.db, {
    object,
    fileName,
    mediaType,
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
    note,
    at: tx.clock.now(),
    actorId: tx.actor.id,
    actorName: tx.actor.name,
  })
  await recordAttachment(tx, 'platform.attachment.add', null, attached, null)
  return attached
}

/** The file itself. @throws AppError `notFound` when there is none, or its object may not be seen. */
export async function downloadAttachment(ctx: Context, rules: AttachmentRules, id: string): Promise<File> {
  const found = await visibleAttachment(ctx, rules, id)
  const content = await queries.readContent(ctx.db, id)
  return new File([new Uint8Array(content)], found.fileName, { type: found.mediaType })
}

/** A file with its content, for whoever puts it elsewhere. @throws AppError `notFound` as `downloadAttachment`. */
export async function readAttached(
  ctx: Context,
  rules: AttachmentRules,
  id: string,
): Promise<{ file: Attachment; content: Uint8Array }> {
  const file = await visibleAttachment(ctx, rules, id)
  return { file, content: await queries.readContent(ctx.db, id) }
}

/** Hides a file, with a reason. It stays: it may have been the evidence of a decision. */
export function removeAttachment(
  ctx: Context,
  rules: AttachmentRules,
  id: string,
  reason: string,
): Promise<Attachment> {
  return change(ctx, rules, id, 'platform.attachment.remove', reason, (tx) => removedBy(tx, reason))
}

/** The same in the open transaction, for whoever has settled that the file may be hidden. */
export const hideFile = (tx: Context, id: string, reason: string): Promise<Attachment> =>
  changeIn(tx, id, 'platform.attachment.remove', reason, removedBy(tx, reason))

const removedBy = (tx: Context, reason: string) => ({ at: tx.clock.now(), byName: tx.actor.name, reason })

/** Puts a removed file back. */
export function restoreAttachment(ctx: Context, rules: AttachmentRules, id: string): Promise<Attachment> {
  return change(ctx, rules, id, 'platform.attachment.restore', null, () => null)
}

/** A file is seen by whoever sees the object it hangs on. @param guardsOf the guards of all kinds, asked when needed. */
export const attachmentGuards = (guardsOf: () => Guards): Guards => ({
  'platform.attachment': async (ctx, ids) => {
    const found = await queries.findAttachments(ctx.db, ids)
    const visible = await visibleObjects(
      ctx,
      guardsOf(),
      found.map(({ object }) => object),
    )
    return new Set(found.filter(({ object }) => visible(object)).map(({ id }) => id))
  },
})

/** How attachments are named in threads. */
export const attachmentDescribers: Describers = {
  'platform.attachment': async (db, ids) =>
    new Map([...(await queries.attachmentNames(db, ids))].map(([id, title]) => [id, { title, href: null }])),
}

async function change(
  ctx: Context,
  rules: AttachmentRules,
  id: string,
  action: string,
  reason: string | null,
  removed: (tx: Context) => Parameters<typeof queries.setRemoved>[2],
): Promise<Attachment> {
  const found = await visibleAttachment(ctx, rules, id)
  await requireHost(ctx, rules, found.object)
  return inTransaction(ctx, (tx) => changeIn(tx, id, action, reason, removed(tx)))
}

async function changeIn(
  tx: Context,
  id: string,
  action: string,
  reason: string | null,
  next: Parameters<typeof queries.setRemoved>[2],
): Promise<Attachment> {
  const before = (await queries.lockAttachment(tx.db, id))!
  if ((before.removed === null) === (next === null)) return before
  await queries.setRemoved(tx.db, id, next)
  const after = (await queries.findAttachment(tx.db, id))!
  await recordAttachment(tx, action, before, after, reason)
  return after
}

async function visibleAttachment(ctx: Context, rules: AttachmentRules, id: string): Promise<Attachment> {
  const found = await queries.findAttachment(ctx.db, id)
  const visible = found !== null && (await visibleObjects(ctx, rules.guards, [found.object]))(found.object)
  if (!visible)
    throw new AppError('notFound', 'platform.attachment.unknown', `there is no attachment ${id}`, { id })
  return found
}

async function requireObject(ctx: Context, rules: AttachmentRules, object: ObjectRef): Promise<void> {
  if (Object.hasOwn(rules.hosts, object.kind) && (await visibleObjects(ctx, rules.guards, [object]))(object))
    return
  throw new AppError('notFound', 'platform.object.unknown', `there is no ${object.kind} ${object.id}`, {
    ...object,
  })
}

async function mayAttach(ctx: Context, rules: AttachmentRules, object: ObjectRef): Promise<boolean> {
  return (await rules.hosts[object.kind]?.(ctx, object.id)) ?? false
}

async function requireHost(ctx: Context, rules: AttachmentRules, object: ObjectRef): Promise<void> {
  if (await mayAttach(ctx, rules, object)) return
  throw new AppError(
    'forbidden',
    'platform.attachment.notYours',
    'only who works on the object may change its files',
    {
      ...object,
    },
  )
}

async function recordAttachment(
  tx: Context,
  action: string,
  before: Attachment | null,
  after: Attachment,
  reason: string | null,
): Promise<void> {
  await recordChanges(tx, [
    {
      action,
      object: attachmentRef(after.id),
      before,
      after,
      reason,
      links: [{ from: attachmentRef(after.id), relation: 'attachedTo', to: after.object }],
    },
  ])
}
