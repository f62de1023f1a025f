import { z } from 'zod'
import { auditEntry } from './audit/contract.ts'
import { endpoint, instant, namedRef, objectRef } from './http/contract.ts'

export const threadLink = z.object({
  from: namedRef,
  relation: z.string(),
  to: namedRef,
  at: instant,
  actorName: z.string(),
  /** Steps from the object asked about: 1 is a direct neighbour. */
  distance: z.number().int(),
})
export type ThreadLink = z.infer<typeof threadLink>

export const threadTrace = z.object({
  object: namedRef,
  /** Where the object came from and what came of it, oldest first. */
  links: z.array(threadLink),
  /** True when the walk stopped at its limit and more links exist. */
  limited: z.boolean(),
  /** Links that lead to objects the reader may not see. */
  hidden: z.number().int(),
})
export type ThreadTrace = z.infer<typeof threadTrace>

export const systemInfo = z.object({
  version: z.string(),
  database: z.enum(['embedded', 'server']),
  actor: z.object({ id: z.string(), name: z.string() }),
  /** True when the data is the invented demo city. */
  demo: z.boolean(),
  /** The city whose chains these are, null while the register has none. */
  city: objectRef.extend({ title: z.string() }).nullable(),
  /** Business day the server works with. */
  today: z.string(),
})

export const platformContract = {
  info: endpoint('public', {
    method: 'GET',
    path: '/system',
    tags: ['system'],
    summary: 'What runs here, and as whom one works',
  }).output(systemInfo),
  traceThread: endpoint('signedIn', {
    method: 'GET',
    path: '/thread',
    tags: ['thread'],
    summary: 'Where an object came from and what came of it',
  })
    .input(objectRef.extend({ depth: z.number().int().min(1).max(6).default(3) }))
    .output(threadTrace),
  listAudit: endpoint('signedIn', {
    method: 'GET',
    path: '/audit',
    tags: ['audit'],
    summary: 'Changes of one object, newest first, a hundred at a time',
  })
    .input(objectRef.extend({ before: z.number().int().min(1).optional() }))
    .output(z.array(auditEntry)),
}
