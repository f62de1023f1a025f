import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import { limit, organisationName } from './shapes.ts'
import { levels, problemOrigin, problemState, severity, verdict } from './terms.ts'

export const problemSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  /** The five columns: 问题 措施 责任 时限 成效; the time limit is `dueOn`. */
  problem: z.string(),
  countermeasure: z.string().nullable(),
  responsibility: z.string().nullable(),
  dueOn: day.nullable(),
  effect: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  chainCode: z.string(),
  chainName: z.string(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  lead: organisationName.nullable(),
  assisting: z.array(organisationName),
  origin: problemOrigin,
  isBlocking: z.boolean(),
  verdict: verdict.nullable(),
  severity,
  state: problemState,
  limit,
  level: z.enum(levels).nullable(),
  supervision: z.enum(['normal', 'key']).nullable(),
  openedOn: day,
  closedOn: day.nullable(),
})
export type ProblemSummary = z.infer<typeof problemSummary>
