import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import { rowSchema } from '#platform/tabular/description/table.ts'
import { problemTable } from './problem-table.ts'
import { limit, organisationName } from './shapes.ts'
import { levels, problemOrigin, problemState, severity, verdict } from './terms.ts'

/**
 * What of a problem can be brought in a table is told as it is described there. A row tells more of the rest: the
 * enterprise with its id, origins and severities that no table can bring.
 */
const brought = rowSchema(problemTable).pick({
  title: true,
  problem: true,
  countermeasure: true,
  chainCode: true,
  chainName: true,
  isBlocking: true,
})

/** The five columns: 问题 措施 责任 时限 成效; the time limit is `dueOn`. */
export const problemSummary = brought.extend({
  id: z.uuid(),
  number: z.number().int(),
  responsibility: z.string().nullable(),
  dueOn: day.nullable(),
  effect: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  lead: organisationName.nullable(),
  assisting: z.array(organisationName),
  origin: problemOrigin,
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
