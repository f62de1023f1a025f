import { z } from 'zod'
import { objectRef } from '#platform/http/contract.ts'

export const problemStates = [
  'registered',
  'assigned',
  'planned',
  'inProgress',
  'resolved',
  'rated',
  'closed',
  'returned',
  'suspended',
  'escalated',
  'merged',
] as const
export const problemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof problemState>

/** Everything a person can do to a problem; what is open to whom in which state says `problem-workflow.ts`. */
export const problemActions = [
  'assign',
  'return',
  'plan',
  'planTogether',
  'agree',
  'refuse',
  'recall',
  'start',
  'resolve',
  'sendBack',
  'rate',
  'callBack',
  'close',
  'transfer',
  'delegate',
  'delegateChief',
  'delegateHeadChief',
  'extend',
  'suspend',
  'resume',
  'escalate',
  'settle',
  'supervise',
  'reopen',
] as const
export type ProblemAction = (typeof problemActions)[number]

/** Those that have a form and an endpoint here (`ownForm` in the workflow); all others are done as in any workflow. */
export const ownProblemActions = [
  'assign',
  'plan',
  'planTogether',
  'resolve',
  'rate',
  'callBack',
  'transfer',
  'delegate',
  'delegateChief',
  'delegateHeadChief',
] as const satisfies readonly ProblemAction[]
export const ownProblemAction = z.enum(ownProblemActions)
export type OwnProblemAction = z.infer<typeof ownProblemAction>

/** From where a problem came to the ledger. */
export const problemOrigins = ['gap', 'fact', 'visit', 'request', 'research', 'meeting', 'own'] as const
export const problemOrigin = z.enum(problemOrigins)
export type ProblemOrigin = z.infer<typeof problemOrigin>

export const severities = ['general', 'serious', 'urgent'] as const
export const severity = z.enum(severities)
export type Severity = z.infer<typeof severity>

/** The ladder of escalation, from the lowest step to the highest. */
export const levels = ['taskForce', 'chainChief', 'headChainChief'] as const
export type Level = (typeof levels)[number]

export const grades = ['satisfied', 'basically', 'unsatisfied'] as const
export const grade = z.enum(grades)
export type Grade = z.infer<typeof grade>

export const taskStates = ['drafted', 'approved', 'running', 'done', 'cancelled'] as const
export const taskState = z.enum(taskStates)
export type TaskState = z.infer<typeof taskState>

export const taskActions = ['approve', 'start', 'report', 'finish', 'cancel', 'reopen'] as const
export type TaskAction = (typeof taskActions)[number]

/** 补 壮 强 建 延 固. The first three are always offered, the others where the chain switches them on. */
export const taskVerbs = ['fill', 'scale', 'strengthen', 'build', 'extend', 'stabilise'] as const
export const taskVerb = z.enum(taskVerbs)
export type TaskVerb = z.infer<typeof taskVerb>
export const defaultTaskVerbs: readonly TaskVerb[] = ['fill', 'scale', 'strengthen']

export const taskOrigins = ['gap', 'problem', 'instruction', 'idea'] as const
export const taskOrigin = z.enum(taskOrigins)
export type TaskOrigin = z.infer<typeof taskOrigin>

/** Green: time enough. Amber: nearly due, or behind. Red: overdue, or far behind. Grey: stands still or is over. */
export const lights = ['green', 'amber', 'red', 'grey'] as const
export const light = z.enum(lights)
export type Light = z.infer<typeof light>

export const verdict = z.enum(['break', 'choke', 'block', 'weak', 'sound'])
export type Verdict = z.infer<typeof verdict>

export const quarter = z.string().regex(/^20\d{2}Q[1-4]$/)

/** What proves a step: words, and exactly one thing they can be checked against. */
export const proofInput = z
  .object({
    text: z.string().trim().min(2).max(1000),
    /** A document, fact or other object of the product. */
    ref: objectRef.nullable().default(null),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    /** Name and place of a paper or file kept elsewhere, such as a letter's number. */
    attachment: z.string().trim().min(2).max(300).nullable().default(null),
  })
  .refine(({ ref, url, attachment }) => [ref, url, attachment].filter((item) => item !== null).length === 1, {
    path: ['attachment'],
    message: 'matters.proof.needsOneReference',
  })
export type ProofInput = z.infer<typeof proofInput>
