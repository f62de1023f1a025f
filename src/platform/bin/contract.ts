import { z } from 'zod'
import { day, endpoint, instant, objectRef } from '../http/contract.ts'
import { listPageOf, listQuery } from '../list/contract.ts'
import { describeList } from '../list/description.ts'

export const binItem = objectRef.extend({
  title: z.string(),
  deletedAt: instant,
  deletedByName: z.string(),
  reason: z.string(),
  /** First day on which it is removed for good. */
  purgedOn: day,
  /** Whether the caller may bring it back. */
  restorable: z.boolean(),
})
export type BinItem = z.infer<typeof binItem>

/** What lies in the bin. Kinds are told by the interface. */
export const binList = describeList<BinItem>()({
  object: 'platform.bin',
  title: { zh: '回收站', en: 'Recycle bin' },
  sorts: ['title', 'deletedBy', 'deletedAt'],
  columns: {
    title: { title: { zh: '名称', en: 'Name' }, kind: 'text', usual: true, value: (row) => row.title },
    kind: { title: { zh: '类别', en: 'Kind' }, kind: 'text', usual: true, value: (row) => row.kind },
    deletedBy: {
      title: { zh: '删除人', en: 'Deleted by' },
      kind: 'text',
      usual: true,
      value: (row) => row.deletedByName,
    },
    deletedAt: {
      title: { zh: '删除时间', en: 'Deleted at' },
      kind: 'instant',
      usual: true,
      value: (row) => row.deletedAt,
    },
    reason: { title: { zh: '理由', en: 'Reason' }, kind: 'text', usual: true, value: (row) => row.reason },
    purgedOn: {
      title: { zh: '彻底清除', en: 'Removed for good on' },
      kind: 'day',
      usual: true,
      value: (row) => row.purgedOn,
    },
  },
})

const binQuery = listQuery(binList).extend({
  kind: z.string().max(60).optional(),
  query: z.string().max(100).optional(),
})
export type BinQuery = z.infer<typeof binQuery>

const tags = ['bin']

export const binContract = {
  list: endpoint('signedIn', {
    method: 'GET',
    path: '/bin',
    tags,
    summary: 'Deleted objects, newest first: one’s own, and with `platform.bin.read` those of everybody',
  })
    .input(binQuery)
    .output(listPageOf(binItem, binList)),
  restore: endpoint('signedIn', {
    method: 'POST',
    path: '/bin/restore',
    tags,
    summary: 'Bring a deleted object back: one’s own, or any with `platform.bin.restore`',
  })
    .input(objectRef)
    .output(objectRef),
}
