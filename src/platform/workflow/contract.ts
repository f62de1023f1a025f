import { z } from 'zod'
import {
  day,
  endpoint,
  instant,
  lockVersion,
  namedRef,
  objectRef,
  oneOrMany,
  pageOf,
  pageQuery,
} from '../http/contract.ts'
import { words } from '../words.ts'
import { stepInput } from './step-input.ts'

export type { StepInput } from './step-input.ts'

export const clockView = z.object({
  state: z.enum(['running', 'paused', 'stopped']),
  startedOn: day,
  dueOn: day.nullable(),
  warnOn: day.nullable(),
  /** Working days used and left; left is negative past the due day. */
  elapsed: z.number().int(),
  remaining: z.number().int(),
  isOverdue: z.boolean(),
  light: z.enum(['green', 'amber', 'red', 'grey']),
  /** True when the due day lies in a year whose holidays are not decreed yet. */
  isProvisional: z.boolean(),
})
export type ClockView = z.infer<typeof clockView>

const partyView = z.object({
  party: z.string(),
  title: words,
  orgs: z.array(namedRef),
  accounts: z.array(namedRef),
})

/** Where an instance stands, in words. */
export const workflowState = z.object({
  definition: z.string(),
  title: words,
  object: objectRef,
  objectTitle: z.string(),
  href: z.string().nullable(),
  state: z.string(),
  stateTitle: words,
  stage: z.enum(['start', 'open', 'side', 'done']),
  /** Who is expected to act next. */
  waitsFor: z.array(partyView),
  /** The step of the ladder it was escalated to. */
  level: words.nullable(),
  supervision: z.object({ kind: z.enum(['normal', 'key']), byName: z.string(), on: day }).nullable(),
  countersign: z
    .object({ action: words, orgs: z.array(namedRef.extend({ agreed: z.boolean() })) })
    .nullable(),
  clock: clockView.nullable(),
  resumeOn: day.nullable(),
  lockVersion: z.number().int(),
})
export type WorkflowState = z.infer<typeof workflowState>

export const actionOffer = z.object({
  action: z.string(),
  title: words,
  kind: z.string(),
  /** `reason`, `evidence`, `untilOn`, `dueOn`, `workdays`, `limit`, `rating`, `supervision`, `party:x`, `value:x`. */
  needs: z.array(z.string()),
  accepts: z.array(z.string()),
  /** Titles of the parties and values among them. */
  titles: z.record(z.string(), words),
  ownForm: z.boolean(),
  allowed: z.boolean(),
  /** The reason of the error that doing it would give, null when it is open. */
  why: z.string().nullable(),
})
export type ActionOfferView = z.infer<typeof actionOffer>

export const workflowView = workflowState.extend({ actions: z.array(actionOffer) })
export type WorkflowView = z.infer<typeof workflowView>

export const workflowEventView = z.object({
  id: z.number().int(),
  at: instant,
  actorName: z.string(),
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  actionTitle: words,
  /** True for marks of the clock. */
  isMark: z.boolean(),
  fromTitle: words.nullable(),
  toTitle: words,
  moved: z.boolean(),
  reason: z.string().nullable(),
  input: stepInput,
  /** Who became what by this step. */
  parties: z.array(partyView),
  /** Titles of the values in `input`. */
  titles: z.record(z.string(), words),
  workdays: z.number().int().nullable(),
})
export type WorkflowEventView = z.infer<typeof workflowEventView>

export const queueBuckets = ['needsMe', 'dueSoon', 'overdue', 'waiting'] as const
export const queueBucket = z.enum(queueBuckets)
export type QueueBucket = z.infer<typeof queueBucket>

const tags = ['workflow']

export const workflowContract = {
  getWorkflow: endpoint('signedIn', {
    method: 'GET',
    path: '/workflow/state',
    tags,
    summary: 'Where an object stands, whom it waits for, its clock, and what the caller may do and why not',
  })
    .input(objectRef)
    .output(workflowView),
  listWorkflowEvents: endpoint('signedIn', {
    method: 'GET',
    path: '/workflow/events',
    tags,
    summary: 'The steps an object has taken, oldest first, with working days between them',
  })
    .input(objectRef)
    .output(z.array(workflowEventView)),
  act: endpoint('signedIn', {
    method: 'POST',
    path: '/workflow/act',
    tags,
    summary: 'Do one action; the workflow says which right and which party it takes',
  })
    .input(stepInput.extend({ object: objectRef, action: z.string().min(1).max(60), lockVersion }))
    .output(workflowView),
  listQueue: endpoint('signedIn', {
    method: 'GET',
    path: '/workflow/queue',
    tags,
    summary: 'What needs the caller, is due soon, is overdue or waits for others, most urgent first',
  })
    .input(
      pageQuery.extend({
        bucket: queueBucket.default('needsMe'),
        definition: oneOrMany(z.string().max(80)).optional(),
      }),
    )
    .output(pageOf(workflowState).extend({ counts: z.record(queueBucket, z.number().int()) })),
}
