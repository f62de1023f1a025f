import { z } from 'zod'
import { endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { words } from '#platform/words.ts'

/** How many enterprises one edit changes at most, so that it fits one transaction that nobody waits for long. */
export const mostRowsAtOnce = 500

/** What can be set for many enterprises at once: nothing that tells one from another. */
export const bulkFields = [
  'regionCode',
  'aboveScale',
  'kinds',
  'products',
  'note',
  'source',
  'asOfOn',
] as const
export const bulkField = z.enum(bulkFields)
export type BulkField = z.infer<typeof bulkField>

const change = z.object({
  field: bulkField,
  /** As the field takes it from a person who edits one enterprise. */
  value: z.union([z.string().max(2000), z.boolean(), z.array(z.string().max(60)).max(20), z.null()]),
})
export type BulkChange = z.infer<typeof change>

/** One row of a preview: the old value and the new one, and why it is refused; null when it would be changed. */
export const bulkRow = z.object({
  id: z.uuid(),
  name: z.string(),
  lockVersion: z.number().int(),
  before: words.nullable(),
  after: words.nullable(),
  /** The value stands there already. */
  same: z.boolean(),
  refused: z.string().nullable(),
})
export type BulkRow = z.infer<typeof bulkRow>

/** A row that was left as it is, and why. */
const leftRow = z.object({ id: z.uuid(), name: z.string().nullable(), reason: z.string() })

export const bulkEdit = z.object({
  id: z.uuid(),
  field: bulkField,
  value: words.nullable(),
  reason: z.string(),
  createdAt: instant,
  undoneAt: instant.nullable(),
  rows: z.number().int(),
})
export type EnterpriseBulkEdit = z.infer<typeof bulkEdit>

/** A bulk edit after it was made or taken back: how many rows it changed and which it left alone. */
export const bulkResult = z.object({
  edit: bulkEdit.nullable(),
  changed: z.number().int(),
  left: z.array(leftRow),
})
export type BulkResult = z.infer<typeof bulkResult>

const reason = z.string().trim().min(2).max(500)
const tags = ['directory']
const right = 'directory.enterprise.edit'

/** @param filter what the list of enterprises is filtered by. @param most rows at once. */
export const bulkContractOf = <Filter extends z.ZodRawShape>(filter: z.ZodObject<Filter>, most: number) => ({
  previewBulkEdit: endpoint(right, {
    method: 'POST',
    path: '/enterprise-bulk-edits/preview',
    tags,
    summary: 'What setting one field of many enterprises would change, row by row; stores nothing',
  })
    .input(
      change.extend({
        /** The enterprises; left out: all that fit the filter, refused when they are more than the limit. */
        ids: z.array(z.uuid()).min(1).max(most).optional(),
        filter: filter.optional(),
      }),
    )
    .output(z.object({ rows: z.array(bulkRow), limit: z.number().int() })),
  makeBulkEdit: endpoint(right, {
    method: 'POST',
    path: '/enterprise-bulk-edits',
    tags,
    summary: 'Set one field of many enterprises in one go; rows changed meanwhile are left and listed',
    successStatus: 201,
  })
    .input(
      change.extend({
        rows: z
          .array(z.object({ id: z.uuid(), lockVersion }))
          .min(1)
          .max(most),
        reason,
      }),
    )
    .output(bulkResult),
  listBulkEdits: endpoint(right, {
    method: 'GET',
    path: '/enterprise-bulk-edits',
    tags,
    summary: 'One’s own last bulk edits of enterprises',
  }).output(z.array(bulkEdit)),
  undoBulkEdit: endpoint(right, {
    method: 'POST',
    path: '/enterprise-bulk-edits/{id}/undo',
    tags,
    summary: 'Take one’s own bulk edit back whole; rows edited since are left and listed',
  })
    .input(z.object({ id: z.uuid(), reason }))
    .output(bulkResult),
})
