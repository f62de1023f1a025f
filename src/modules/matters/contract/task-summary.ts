import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import { rowSchema } from '#platform/tabular/description/table.ts'
import { organisationName } from './shapes.ts'
import { taskTable } from './task-table.ts'
import { taskTarget } from './task-target.ts'
import { light, taskOrigin, taskState } from './terms.ts'

/** Progress against time: 序时进度. Shares are per cent. */
export const taskPace = z.object({
  progress: z.number(),
  elapsed: z.number(),
  /** Percentage points that progress is behind time; negative when ahead. */
  behind: z.number(),
  isOverdue: z.boolean(),
  light,
})
export type TaskPace = z.infer<typeof taskPace>

/**
 * Who leads a task: a person of the directory with the post held today (the organisation where there is none). A task of
 * before the directory names somebody in words alone.
 */
export const leadLeader = z.object({
  personId: z.uuid().nullable(),
  name: z.string(),
  post: z.string().nullable(),
})
export type LeadLeader = z.infer<typeof leadLeader>

/**
 * What of a task can be brought in a table is told as it is described there. A row tells more of the rest: leader and
 * units with their posts and ids, targets by quarter, origins that no table can bring.
 */
const brought = rowSchema(taskTable).pick({
  title: true,
  actionType: true,
  goal: true,
  chainCode: true,
  chainName: true,
  startsOn: true,
  dueOn: true,
})

export const taskSummary = brought.extend({
  id: z.uuid(),
  number: z.number().int(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  origin: taskOrigin,
  leadLeader,
  lead: organisationName,
  assisting: z.array(organisationName),
  targets: z.array(taskTarget),
  state: taskState,
  pace: taskPace,
  lastReport: z.object({ reportedOn: day, text: z.string() }).nullable(),
})
export type TaskSummary = z.infer<typeof taskSummary>
