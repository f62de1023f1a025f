import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { PlatformAttachment } from '../db/tables.generated.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Attachment } from './contract.ts'

type Row = Omit<Selectable<PlatformAttachment>, 'content'>

function toAttachment(row: Row): Attachment {
  return {
    id: row.id,
    object: { kind: row.object_kind, id: row.object_id },
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    createdByName: row.created_by_name,
    removed:
      row.removed_at === null
        ? null
        : {
            at: row.removed_at.toISOString(),
            byName: row.removed_by_name ?? '',
            reason: row.removed_reason ?? '',
          },
  }
}

/** Everything but the content, which only a download reads. */
const attachments = (db: Db) =>
  db
    .selectFrom('platform.attachment')
    .select([
      'id',
      'object_kind',
      'object_id',
      'file_name',
      'media_type',
      'size_bytes',
      'sha256',
      'note',
      'created_at',
      'created_by',
      'created_by_name',
      'removed_at',
      'removed_by_name',
      'removed_reason',
    ])

export async function listAttachments(db: Db, object: ObjectRef): Promise<Attachment[]> {
  const rows = await attachments(db)
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toAttachment)
}

export async function findAttachment(db: Db, id: string): Promise<Attachment | null> {
  const row = await attachments(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAttachment(row)
}

export async function findAttachments(db: Db, ids: string[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  return (await attachments(db).where(sql<string>`id::text`, 'in', ids).execute()).map(toAttachment)
}

/** The same, held against other writers until the transaction ends. */
export async function lockAttachment(db: Db, id: string): Promise<Attachment | null> {
  await db.selectFrom('platform.attachment').select('id').where('id', '=', id).forUpdate().execute()
  return findAttachment(db, id)
}

export async function readContent(db: Db, id: string): Promise<Uint8Array> {
  const row = await db
    .selectFrom('platform.attachment')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.content
}

export async function insertAttachment(
  db: Db,
  values: {
    object: ObjectRef
    fileName: string
    mediaType: string
    content: Uint8Array
    sha256: string
    note: string | null
    at: Date
    actorId: string
    actorName: string
  },
): Promise<Attachment> {
  const { id } = await db
    .insertInto('platform.attachment')
    .values({
      object_kind: values.object.kind,
      object_id: values.object.id,
      file_name: values.fileName,
      media_type: values.mediaType,
      size_bytes: values.content.length,
      sha256: values.sha256,
      content: values.content,
      note: values.note,
      created_at: values.at,
      created_by: values.actorId,
      created_by_name: values.actorName,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return (await findAttachment(db, id))!
}

export async function setRemoved(
  db: Db,
  id: string,
  removed: { at: Date; byName: string; reason: string } | null,
): Promise<void> {
  await db
    .updateTable('platform.attachment')
    .set({
      removed_at: removed?.at ?? null,
      removed_by_name: removed?.byName ?? null,
      removed_reason: removed?.reason ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** Titles for threads. */
export async function attachmentNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('platform.attachment')
    .select(['id', 'file_name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.file_name]))
}
