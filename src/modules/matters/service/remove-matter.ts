import { addWorkdays } from '#core/scheduling/working-calendar.ts'
import { chainRef, keepBlock } from '#modules/chains/index.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import { businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { WorkflowDefinition } from '#platform/workflow/definition.ts'
import { forget } from '#platform/workflow/engine.ts'
import { lastEventOf } from '#platform/workflow/read.ts'
import { keepBlockJob } from '../jobs-declared.ts'
import type { MattersPorts } from '../ports.ts'
import { problemWorkflow } from '../problem-workflow.ts'
import {
  type BinnedMatter,
  findProblemInBin,
  findTaskInBin,
  matterScope,
  namedBy,
} from '../queries/removal.ts'
import { problemRef, taskRef } from '../refs.ts'
import { taskWorkflow } from '../task-workflow.ts'
import { beginTask } from './draft-task.ts'
import { beginProblem } from './open-problem.ts'
import { lockedProblem } from './show-problem.ts'
import { lockedTask } from './show-task.ts'

/** How a problem lies in the recycle bin. It comes back as registered, with the time limit it had. */
export const problemBin = (ports: MattersPorts): BinKind => ({
  table: 'matters.problem',
  title: ['title'],
  alias: 'm',
  readRight: 'matters.problem.read',
  scope: matterScope,
  parts: ['problem_assist', 'problem_follower', 'problem_origin'].map((table) => ({
    table: `matters.${table}`,
    column: 'problem_id',
  })),
  async comeBack(tx, id) {
    const problem = await findProblemInBin(tx.db, id)
    if (problem.enterpriseGone)
      throw new AppError('conflict', 'matters.problem.enterpriseInBin', 'the enterprise it names is deleted')
    await beginProblem(asCreator(tx, problem), ports, {
      ...problem,
      id,
      dueOn: await firstLimit(tx, problemWorkflow, problem.createdAt),
    })
    await tx.jobs.enqueue(tx, keepBlockJob, { problemId: id })
  },
  links: async (tx, id) => [about(problemRef(id), (await findProblemInBin(tx.db, id)).chainCode)],
})

/** How a task lies in the recycle bin. It comes back as a draft, with the time limit it had. */
export const taskBin = (ports: MattersPorts): BinKind => ({
  table: 'matters.task',
  title: ['title'],
  alias: 'm',
  readRight: 'matters.task.read',
  scope: matterScope,
  parts: ['task_assist', 'task_target', 'task_origin'].map((table) => ({
    table: `matters.${table}`,
    column: 'task_id',
  })),
  async comeBack(tx, id) {
    const task = await findTaskInBin(tx.db, id)
    const creator = { orgId: task.createdOrgId, accountId: task.createdBy }
    const dueOn = await firstLimit(tx, taskWorkflow, task.createdAt)
    await beginTask(asCreator(tx, task), ports, id, task, creator, dueOn)
  },
  links: async (tx, id) => [about(taskRef(id), (await findTaskInBin(tx.db, id)).chainCode)],
})

const about = (from: ObjectRef, chainCode: string): Link => ({
  from,
  relation: 'about',
  to: chainRef(chainCode),
})

/** Whoever entered it begins it anew as well, so that restoring frees nobody of what an own draft forbids. */
const asCreator = (tx: Context, matter: BinnedMatter): Context => ({
  ...tx,
  actor: {
    ...tx.actor,
    id: matter.createdBy,
    name: matter.createdByName,
    personId: matter.createdByPersonId,
    orgId: matter.createdOrgId,
  },
})

/** The day by which whoever it first waits for was to act: lying in the bin wins no time. */
async function firstLimit(tx: Context, { states }: WorkflowDefinition, begunAt: Date): Promise<string> {
  const allowance = Object.values(states).find(({ stage }) => stage === 'start')?.allowance
  const begunOn = businessDayOf(begunAt)
  return addWorkdays(await calendarAround(tx), begunOn, allowance?.workdays ?? 0)
}

/**
 * Deletes a problem registered by mistake into the recycle bin.
 *
 * @throws AppError `conflict` `matters.problem.actedOn` once somebody has acted on it: then it is closed, merged or
 *   returned; `platform.bin.inUse` while something refers to it; when somebody changed it meanwhile.
 */
export async function removeProblem(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  await inTransaction(ctx, (tx) => takeAwayProblem(tx, ports, id, lockVersion, reason))
  return { id }
}

/** The same in the open transaction. @param lockVersion null for whatever version there is. */
export async function takeAwayProblem(
  tx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number | null,
  reason: string,
): Promise<void> {
  const problem = await lockedProblem(tx, id)
  if (lockVersion !== null) requireVersion(problem, lockVersion)
  await requireUntouched(tx, problemRef(id), problem, 'registered', 'matters.problem.remove')
  await moveToBin(tx, problemBin(ports), problemRef(id), reason)
  await forget(tx, problemRef(id))
  await keepBlock(tx, problemRef(id), null, '问题已删除')
}

/** Deletes a task drafted by mistake into the recycle bin. @throws AppError as `removeProblem`. */
export async function removeTask(
  ctx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  await inTransaction(ctx, (tx) => takeAwayTask(tx, ports, id, lockVersion, reason))
  return { id }
}

/** The same in the open transaction. @param lockVersion null for whatever version there is. */
export async function takeAwayTask(
  tx: Context,
  ports: MattersPorts,
  id: string,
  lockVersion: number | null,
  reason: string,
): Promise<void> {
  const task = await lockedTask(tx, id)
  if (lockVersion !== null) requireVersion(task, lockVersion)
  await requireUntouched(tx, taskRef(id), task, 'drafted', 'matters.task.remove')
  await moveToBin(tx, taskBin(ports), taskRef(id), reason)
  await forget(tx, taskRef(id))
}

/** One's own needs no right; that of others `permission`. */
async function requireUntouched(
  tx: Context,
  object: ObjectRef,
  matter: { state: string; stateVersion: number; createdBy: string; belonging: Belonging },
  start: string,
  permission: Permission,
): Promise<void> {
  if (matter.createdBy !== tx.actor.id) requireRight(tx, permission, matter.belonging)
  if (matter.state !== start || matter.stateVersion > 1) {
    const last = await lastEventOf(tx, object)
    throw new AppError('conflict', `${object.kind}.actedOn`, `${object.kind} ${object.id} was acted on`, {
      state: matter.state,
      by: last?.actorName ?? null,
      action: last?.action ?? null,
      at: last?.at ?? null,
    })
  }
  const uses = await namedBy(tx.db, object)
  if (uses.length > 0)
    throw new AppError('conflict', 'platform.bin.inUse', `${object.kind} ${object.id} is in use`, {
      ...object,
      uses,
      count: uses.reduce((sum, { count }) => sum + count, 0),
    })
}
