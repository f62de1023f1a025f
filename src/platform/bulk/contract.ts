import { z } from 'zod'
import { endpoint, instant, lockVersion } from '../http/contract.ts'
import { words } from '../words.ts'

/** How many rows one edit changes at most, so that it fits one transaction that nobody waits for long. */
export const mostRowsAtOnce = 500

/** A value as its field takes it from a person who edits one object. */
export const bulkValue = z.union([
  z.string().max(4000),
  z.boolean(),
  z.array(z.string().max(60)).max(20),
  z.null(),
])

const change = z.object({ field: z.string().max(60), value: bulkValue })
export type BulkChange = z.infer<typeof change>

/** One row of a preview: the old value and the new one, and why it is refused; null when it would be changed. */
export const bulkRow = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Of everything that a bulk edit may change of the row. */
  lockVersion: z.number().int(),
  before: words.nullable(),
  after: words.nullable(),
  /** The value stands there already. */
  same: z.boolean(),
  refused: z.string().nullable(),
})
export type BulkRow = z.infer<typeof bulkRow>

/** A row that was left as it is, and why; without a name when it is gone or out of reach. */
const leftRow = z.object({ id: z.uuid(), name: z.string().nullable(), reason: z.string() })
export type LeftRow = z.infer<typeof leftRow>

export const bulkEdit = z.object({
  id: z.uuid(),
  object: z.string(),
  field: z.string(),
  value: words.nullable(),
  reason: z.string(),
  createdAt: instant,
  undoneAt: instant.nullable(),
  /** How many rows it changed. */
  rows: z.number().int(),
})
export type BulkEdit = z.infer<typeof bulkEdit>

/** A bulk edit after it was made or taken back: how many rows it changed and which it left alone. */
export const bulkResult = z.object({
  edit: bulkEdit,
  changed: z.number().int(),
  left: z.array(leftRow),
})
export type BulkResult = z.infer<typeof bulkResult>

const object = z.string().max(60)
const reason = z.string().trim().min(2).max(500)
const tags = ['bulk edits']

export const bulkContract = {
  preview: endpoint('signedIn', {
    method: 'POST',
    path: '/bulk-edits/preview',
    tags,
    summary:
      'What setting one field of many objects would change, row by row; takes the right to edit each, stores nothing',
  })
    .input(
      change.extend({
        object,
        /** The objects; left out: all that fit the filter, refused when they are more than the limit. */
        ids: z.array(z.uuid()).min(1).max(mostRowsAtOnce).optional(),
        /** As the list of these objects takes it. */
        filter: z.record(z.string().max(60), z.unknown()).optional(),
      }),
    )
    .output(z.object({ rows: z.array(bulkRow), limit: z.number().int() })),
  make: endpoint('signedIn', {
    method: 'POST',
    path: '/bulk-edits',
    tags,
    summary: 'Set one field of many objects in one go; rows changed meanwhile or refused are left and listed',
    successStatus: 201,
  })
    .input(
      change.extend({
        object,
        rows: z
          .array(z.object({ id: z.uuid(), lockVersion }))
          .min(1)
          .max(mostRowsAtOnce),
        reason,
      }),
    )
    .output(bulkResult),
  list: endpoint('signedIn', {
    method: 'GET',
    path: '/bulk-edits',
    tags,
    summary: 'One’s own last bulk edits of a kind of objects',
  })
    .input(z.object({ object }))
    .output(z.array(bulkEdit)),
  undo: endpoint('signedIn', {
    method: 'POST',
    path: '/bulk-edits/{id}/undo',
    tags,
    summary: 'Take one’s own bulk edit back whole; rows changed since are left and listed',
  })
    .input(z.object({ id: z.uuid(), reason }))
    .output(bulkResult),
  listValues: endpoint('signedIn', {
    method: 'GET',
    path: '/bulk-edits/values',
    tags,
    summary: 'What a field that refers to a list of the server can be set to',
  })
    .input(z.object({ object, field: z.string().max(60) }))
    .output(z.array(z.object({ value: z.string(), title: z.string() }))),
}
