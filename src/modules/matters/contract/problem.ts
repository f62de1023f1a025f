import { z } from 'zod'
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
import { problemList } from './problem-list.ts'
import { problemSummary } from './problem-summary.ts'
import { draftSource, proof } from './shapes.ts'
import {
  grade,
  light,
  ownProblemAction,
  type ProblemAction,
  problemOrigin,
  problemState,
  proofInput,
  severity,
  verdict,
} from './terms.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const columnText = z.string().trim().min(2).max(4000)

export const rating = z.object({
  at: instant,
  byName: z.string(),
  /** Null for whoever may not read grades: it is then known only that the enterprise has spoken. */
  grade: grade.nullable(),
  comment: z.string().nullable(),
})
export type Rating = z.infer<typeof rating>

export const likeProblem = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  state: problemState,
  chainName: z.string(),
  nodeName: z.string().nullable(),
  leadName: z.string().nullable(),
  /** 0–1. */
  score: z.number(),
  sharedPhrases: z.array(z.string()),
  sameChain: z.boolean(),
  sameNode: z.boolean(),
  sameEnterprise: z.boolean(),
})
export type LikeProblem = z.infer<typeof likeProblem>

export const problemDetail = problemSummary.extend({
  createdBy: z.string(),
  createdAt: instant,
  raisedFrom: z.array(namedRef),
  followers: z.array(z.string()),
  isFollowing: z.boolean(),
  proofs: z.array(proof),
  ratings: z.array(rating),
  mergedInto: namedRef.nullable(),
  /** Problems that were merged into this one and not split off again; those out of reach are counted, not told. */
  merged: z.array(
    z.object({ id: z.uuid(), number: z.number().int(), title: z.string(), reason: z.string(), at: instant }),
  ),
  mergedHidden: z.number().int(),
  tasks: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.string() })),
  mayMerge: z.boolean(),
  /** Whether this person may delete it, as one registered by mistake. */
  mayRemove: z.boolean(),
  /** Which columns may be edited now, by this person. */
  editable: z.array(z.string()),
  lockVersion: z.number().int(),
  /** The version of where it stands, which an action must name. */
  stateVersion: z.number().int(),
})
export type ProblemDetail = z.infer<typeof problemDetail>

export const problemFilter = z.object({
  chain: oneOrMany(code).optional(),
  state: oneOrMany(problemState).optional(),
  light: oneOrMany(light).optional(),
  origin: oneOrMany(problemOrigin).optional(),
  severity: oneOrMany(severity).optional(),
  lead: z.uuid().optional(),
  enterprise: z.uuid().optional(),
  node: code.optional(),
  /** What waits for me or my organisation, or was entered by me. */
  mine: z.boolean().optional(),
  overdue: z.boolean().optional(),
  supervised: z.boolean().optional(),
  /** False: with closed and merged ones. Without it only what is open. */
  open: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type ProblemFilter = z.infer<typeof problemFilter>

export const problemListQuery = problemFilter.extend(listQuery(problemList).shape)
export type ProblemListQuery = z.infer<typeof problemListQuery>

export const problemFileQuery = problemFilter.extend(listFileQuery(problemList).shape)
export type ProblemFileQuery = z.infer<typeof problemFileQuery>

export const problemInput = z.object({
  title: z.string().trim().min(4).max(120),
  problem: columnText,
  countermeasure: columnText.nullable().default(null),
  chainCode: code,
  nodeCode: code.nullable().default(null),
  enterpriseId: z.uuid().nullable().default(null),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null),
  origin: problemOrigin,
  isBlocking: z.boolean().default(false),
  verdict: verdict.nullable().default(null),
  severity: severity.default('general'),
  /** What it is raised from; told from a gap or fact, required where `origin` is one. */
  raisedFrom: z.array(objectRef).max(20).default([]),
})
export type ProblemInput = z.input<typeof problemInput>

/** What an editor may change besides acting; which of it when, says `editableColumns`. */
export const problemColumns = z.object({
  title: z.string().trim().min(4).max(120),
  problem: columnText,
  countermeasure: columnText.nullable(),
  responsibility: columnText.nullable(),
  responsiblePerson: z.string().trim().min(2).max(60).nullable(),
  effect: columnText.nullable(),
  nodeCode: code.nullable(),
  isBlocking: z.boolean(),
  severity,
})
export type ProblemColumns = z.infer<typeof problemColumns>

const reason = z.string().trim().min(2).max(1000)

/** An action that writes columns of the problem, or is told more than any workflow keeps. */
export const problemActionInput = z.object({
  id: z.uuid(),
  action: ownProblemAction,
  stateVersion: lockVersion,
  reason: reason.optional(),
  leadOrgId: z.uuid().optional(),
  assistOrgIds: z.array(z.uuid()).max(20).optional(),
  responsibility: columnText.optional(),
  responsiblePerson: z.string().trim().min(2).max(60).optional(),
  countermeasure: columnText.optional(),
  effect: columnText.optional(),
  dueOn: day.optional(),
  workdays: z.number().int().min(0).max(250).optional(),
  untilOn: day.optional(),
  /** The person who is to act instead, until that day. */
  delegatePersonId: z.uuid().optional(),
  proofs: z.array(proofInput).max(20).optional(),
  grade: grade.optional(),
  comment: z.string().trim().max(1000).optional(),
})
export type ProblemActionInput = z.infer<typeof problemActionInput>

/** Any step of a problem with what is told of it. */
export type ProblemStep = Omit<ProblemActionInput, 'action'> & {
  action: ProblemAction
  supervision?: 'normal' | 'key' | 'none' | undefined
}

const byId = z.object({ id: z.uuid() })
const tags = ['problems']

export const problemContract = {
  listProblems: endpoint('matters.problem.read', {
    method: 'GET',
    path: '/problems',
    tags,
    summary: 'Problems by chain, state, light and who is responsible, most pressing first',
  })
    .input(problemListQuery)
    .output(listPageOf(problemSummary, problemList)),
  exportProblems: endpoint('matters.problem.export', {
    method: 'GET',
    path: '/problems/export',
    tags,
    summary: 'The five-column ledger as an Excel file',
  })
    .input(problemFileQuery)
    .output(download),
  makeSupervisionSlip: endpoint('matters.problem.supervise', {
    method: 'GET',
    path: '/problems/{id}/supervision-slip',
    tags,
    summary: 'The supervision slip of a problem under supervision, as an official document',
  })
    .input(byId.extend({ format: z.enum(['docx', 'pdf']).default('docx') }))
    .output(download),
  findLikeProblems: endpoint('matters.problem.read', {
    method: 'POST',
    path: '/problems/like',
    tags,
    summary: 'Open problems that say much the same, with the words they share',
  })
    .input(
      z.object({
        /** Left out of the answer. */
        id: z.uuid().nullable().default(null),
        text: z.string().max(4200),
        chainCode: code.nullable().default(null),
        nodeCode: code.nullable().default(null),
        enterpriseId: z.uuid().nullable().default(null),
      }),
    )
    .output(z.array(likeProblem)),
  draftProblem: endpoint('matters.problem.open', {
    method: 'GET',
    path: '/problems/draft',
    tags,
    summary: 'What a problem raised from a gap, a fact or research before training would say',
  })
    .input(draftSource(['gap', 'fact', 'research']))
    .output(problemInput.partial()),
  openProblem: endpoint('matters.problem.open', {
    method: 'POST',
    path: '/problems',
    tags,
    summary: 'Enter a problem',
    successStatus: 201,
  })
    .input(problemInput)
    .output(problemDetail),
  getProblem: endpoint('matters.problem.read', {
    method: 'GET',
    path: '/problems/{id}',
    tags,
    summary: 'One problem with where it stands, what it came from and what can be done',
  })
    .input(byId)
    .output(problemDetail),
  updateProblem: endpoint('matters.problem.handle', {
    method: 'PUT',
    path: '/problems/{id}',
    tags,
    summary: 'Change the columns that the present state leaves open',
  })
    .input(problemColumns.partial().extend({ id: z.uuid(), lockVersion }))
    .output(problemDetail),
  removeProblem: endpoint('matters.problem.open', {
    method: 'POST',
    path: '/problems/{id}/remove',
    tags,
    summary:
      'Delete a problem registered by mistake, one’s own or with `matters.problem.remove`; refused once somebody has acted on it',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(byId),
  actOnProblem: endpoint('matters.problem.read', {
    method: 'POST',
    path: '/problems/{id}/act',
    tags,
    summary: 'Do a step that has a form of its own; all others are done by `/workflow/act`',
  })
    .input(problemActionInput)
    .output(problemDetail),
  followProblem: endpoint('matters.problem.read', {
    method: 'PUT',
    path: '/problems/{id}/following',
    tags,
    summary: 'Follow a problem or no longer',
  })
    .input(byId.extend({ following: z.boolean() }))
    .output(problemDetail),
  handOverMatters: endpoint('matters.problem.handle', {
    method: 'POST',
    path: '/people/{personId}/hand-over-matters',
    tags,
    summary: "Put a successor in a person's place on open problems and tasks within reach",
  })
    .input(z.object({ personId: z.uuid(), successorId: z.uuid() }))
    .output(z.object({ changed: z.number().int() })),
  mergeProblems: endpoint('matters.problem.handle', {
    method: 'POST',
    path: '/problems/{id}/merge',
    tags,
    summary: 'Put a problem into another that says the same',
  })
    .input(byId.extend({ intoId: z.uuid(), stateVersion: lockVersion, reason }))
    .output(problemDetail),
  splitProblem: endpoint('matters.problem.handle', {
    method: 'POST',
    path: '/problems/{id}/split',
    tags,
    summary: 'Undo a merge',
  })
    .input(byId.extend({ stateVersion: lockVersion, reason }))
    .output(problemDetail),
}
