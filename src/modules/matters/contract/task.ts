import { z } from 'zod'
import { placementFields } from '#modules/chains/contract/index.ts'
import {
  day,
  download,
  endpoint,
  instant,
  lockVersion,
  namedRef,
  objectRef,
  oneOrMany,
} from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { draftSource, proof } from './shapes.ts'
import { taskList } from './task-list.ts'
import { taskSummary } from './task-summary.ts'
import { taskTarget } from './task-target.ts'
import { light, proofInput, taskOrigin, taskState, taskVerb, verdict } from './terms.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** What a report changed about the node's verdict, and what both were computed from. */
export const verdictChange = z.object({
  /** The figure it brought. */
  evidence: namedRef.nullable(),
  /** The place of an enterprise it brought; without it too where that place was taken back since. */
  placement: namedRef.nullable(),
  nodeName: z.string(),
  verdictBefore: verdict,
  verdictAfter: verdict,
  scoreBefore: z.number().nullable(),
  scoreAfter: z.number().nullable(),
  inputsHashBefore: z.string(),
  inputsHashAfter: z.string(),
  assessedOn: day,
})
export type VerdictChange = z.infer<typeof verdictChange>

export const taskReport = z.object({
  id: z.uuid(),
  reportedOn: day,
  text: z.string(),
  value: z.number().nullable(),
  percent: z.number(),
  byName: z.string(),
  proofs: z.array(proof),
  change: verdictChange.nullable(),
})

export const taskDetail = taskSummary.extend({
  instruction: z.string().nullable(),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  cancelReason: z.string().nullable(),
  doneOn: day.nullable(),
  createdBy: z.string(),
  createdAt: instant,
  raisedFrom: z.array(namedRef),
  reports: z.array(taskReport),
  mayEdit: z.boolean(),
  /** Whether this person may delete it, as one drafted by mistake. */
  mayRemove: z.boolean(),
  lockVersion: z.number().int(),
  stateVersion: z.number().int(),
})
export type TaskDetail = z.infer<typeof taskDetail>

export const taskFilter = z.object({
  chain: oneOrMany(code).optional(),
  state: oneOrMany(taskState).optional(),
  light: oneOrMany(light).optional(),
  action: oneOrMany(taskVerb).optional(),
  lead: z.uuid().optional(),
  node: code.optional(),
  mine: z.boolean().optional(),
  overdue: z.boolean().optional(),
  /** False: with done and cancelled ones. Without it only what is open. */
  open: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type TaskFilter = z.infer<typeof taskFilter>

export const taskListQuery = taskFilter.extend(listQuery(taskList).shape)
export type TaskListQuery = z.infer<typeof taskListQuery>

export const taskFileQuery = taskFilter.extend(listFileQuery(taskList).shape)
export type TaskFileQuery = z.infer<typeof taskFileQuery>

export const taskFields = z.object({
  title: z.string().trim().min(4).max(120),
  actionType: taskVerb,
  goal: z.string().trim().min(2).max(1000),
  chainCode: code,
  nodeCode: code.nullable().default(null),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null),
  instruction: z.string().trim().min(2).max(1000).nullable().default(null),
  leadPersonId: z.uuid(),
  leadOrgId: z.uuid(),
  assistOrgIds: z.array(z.uuid()).max(20).default([]),
  startsOn: day,
  dueOn: day,
  targets: z.array(taskTarget).min(1).max(12),
})
export const taskInput = taskFields.extend({
  origin: taskOrigin,
  raisedFrom: z.array(objectRef).max(20).default([]),
})
export type TaskInput = z.input<typeof taskInput>
export type TaskFields = z.infer<typeof taskFields>

/** A figure of the task's node that a report brings to the diagnosis. */
const taskFigure = z.object({
  indicator: z.enum([
    'localSupplyRate',
    'techDependence',
    'singleSource',
    'pipelineProjects',
    'nationalShare',
    'outputValue',
  ]),
  value: z.number(),
  asOfOn: day,
  source: z.string().trim().min(2).max(200),
})

/** An enterprise that now stands on the task's node. */
const taskPlacement = placementFields.extend({ enterpriseId: z.uuid() })

export const taskReportInput = z.object({
  id: z.uuid(),
  stateVersion: lockVersion,
  reportedOn: day,
  text: z.string().trim().min(4).max(2000),
  /** Required where the targets can be counted. */
  value: z.number().min(0).nullable().default(null),
  /** Required where they cannot. */
  percent: z.number().min(0).max(100).nullable().default(null),
  proofs: z.array(proofInput).max(20).default([]),
  figure: taskFigure.nullable().default(null),
  /** Takes the right `chains.placement.edit` over the enterprise or the chain. */
  placement: taskPlacement.nullable().default(null),
})
export type TaskReportInput = z.input<typeof taskReportInput>

const byId = z.object({ id: z.uuid() })
const tags = ['tasks']

export const taskContract = {
  listTasks: endpoint('matters.task.read', {
    method: 'GET',
    path: '/tasks',
    tags,
    summary: 'Tasks by chain, state, light and lead unit',
  })
    .input(taskListQuery)
    .output(listPageOf(taskSummary, taskList)),
  exportTasks: endpoint('matters.task.export', {
    method: 'GET',
    path: '/tasks/export',
    tags,
    summary: 'The task list as an Excel file',
  })
    .input(taskFileQuery)
    .output(download),
  listTaskVerbs: endpoint('matters.task.read', {
    method: 'GET',
    path: '/tasks/verbs/{chainCode}',
    tags,
    summary: 'Action types that a chain offers',
  })
    .input(z.object({ chainCode: code }))
    .output(z.array(taskVerb)),
  draftTask: endpoint('matters.task.draft', {
    method: 'GET',
    path: '/tasks/draft',
    tags,
    summary: 'What a task raised from a gap, a problem or an idea would say',
  })
    .input(draftSource(['gap', 'problem', 'idea']))
    .output(taskInput.partial()),
  createTask: endpoint('matters.task.draft', {
    method: 'POST',
    path: '/tasks',
    tags,
    summary: 'Draft a task',
    successStatus: 201,
  })
    .input(taskInput)
    .output(taskDetail),
  getTask: endpoint('matters.task.read', {
    method: 'GET',
    path: '/tasks/{id}',
    tags,
    summary: 'One task with its targets, reports and what they changed',
  })
    .input(byId)
    .output(taskDetail),
  updateTask: endpoint('matters.task.draft', {
    method: 'PUT',
    path: '/tasks/{id}',
    tags,
    summary: 'Change a task that is still a draft',
  })
    .input(taskFields.extend({ id: z.uuid(), lockVersion }))
    .output(taskDetail),
  removeTask: endpoint('matters.task.draft', {
    method: 'POST',
    path: '/tasks/{id}/remove',
    tags,
    summary:
      'Delete a task drafted by mistake, one’s own or with `matters.task.remove`; refused once somebody has acted on it',
  })
    .input(byId.extend({ lockVersion, reason: z.string().trim().min(2).max(1000) }))
    .output(byId),
  reportOnTask: endpoint('matters.task.report', {
    method: 'POST',
    path: '/tasks/{id}/reports',
    tags,
    summary: 'Report progress; a figure of the node or an enterprise placed on it scores its gap again',
    successStatus: 201,
  })
    .input(taskReportInput)
    .output(taskDetail),
}
