import { z } from 'zod'
import { download, endpoint, instant, objectRef } from '../http/contract.ts'

export const attachment = z.object({
  id: z.uuid(),
  object: objectRef,
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  note: z.string().nullable(),
  createdAt: instant,
  createdByName: z.string(),
  /** Present for a removed file, which is shown struck through and can be put back. */
  removed: z.object({ at: instant, byName: z.string(), reason: z.string() }).nullable(),
})
export type Attachment = z.infer<typeof attachment>

/** Why a file is removed. */
export const removal = z.object({ reason: z.string().trim().min(2).max(500) })

const tags = ['files']

export const filesContract = {
  listAttachments: endpoint('signedIn', {
    method: 'GET',
    path: '/attachments',
    tags,
    summary: 'Files attached to an object that one may see',
  })
    .input(objectRef)
    .output(z.object({ items: z.array(attachment), mayAttach: z.boolean() })),
  attach: endpoint('signedIn', {
    method: 'POST',
    path: '/attachments',
    tags,
    summary: 'Attach a file to an object that one may work on',
    successStatus: 201,
  })
    .input(objectRef.extend({ file: z.file(), note: z.string().trim().max(500).nullable().default(null) }))
    .output(attachment),
  downloadAttachment: endpoint('signedIn', {
    method: 'GET',
    path: '/attachments/{id}/content',
    tags,
    summary: 'The file itself, always as a download',
  })
    .input(z.object({ id: z.uuid() }))
    .output(download),
  removeAttachment: endpoint('signedIn', {
    method: 'POST',
    path: '/attachments/{id}/remove',
    tags,
    summary: 'Hide a file, with a reason',
  })
    .input(removal.extend({ id: z.uuid() }))
    .output(attachment),
  restoreAttachment: endpoint('signedIn', {
    method: 'POST',
    path: '/attachments/{id}/restore',
    tags,
    summary: 'Put a removed file back',
  })
    .input(z.object({ id: z.uuid() }))
    .output(attachment),
}
