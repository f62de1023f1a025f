import { z } from 'zod'
import { day, endpoint, instant, objectRef, pageOf, pageQuery } from '../http/contract.ts'

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

const tags = ['bin']

export const binContract = {
  list: endpoint('signedIn', {
    method: 'GET',
    path: '/bin',
    tags,
    summary: 'Deleted objects, newest first: one’s own, and with `platform.bin.read` those of everybody',
  })
    .input(pageQuery.extend({ kind: z.string().max(60).optional(), query: z.string().max(100).optional() }))
    .output(pageOf(binItem)),
  restore: endpoint('signedIn', {
    method: 'POST',
    path: '/bin/restore',
    tags,
    summary: 'Bring a deleted object back: one’s own, or any with `platform.bin.restore`',
  })
    .input(objectRef)
    .output(objectRef),
}
