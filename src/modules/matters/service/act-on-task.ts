import { chainRef } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/instance.ts'
import { type TaskAction, taskActions } from '../contract/index.ts'
import { listProofs } from '../queries/proof.ts'
import type { StoredTask } from '../queries/task.ts'
import { endTask, listReports } from '../queries/task-writes.ts'
import { taskRef } from '../refs.ts'
import { taskWorkflow } from '../task-workflow.ts'
import { lockedTask } from './show-task.ts'

export interface TaskStep {
  id: string
  action: Exclude<TaskAction, 'report'>
  stateVersion: number
  reason?: string | undefined
}

/**
 * Does one step of a task's life: approves, starts, finishes, cancels or re-opens it.
 *
 * @throws AppError as `act` of the workflow engine, and `conflict` `matters.task.noProof` when a task is to be finished
 *   without a report that proves it.
 */
export async function stepOnTask(ctx: Context, step: Step): Promise<void> {
  const { object, action: name, lockVersion: stateVersion, ...told } = step
  const action = taskActions.find((one) => one === name)
  await inTransaction(ctx, async (tx) => {
    if (action === undefined || action === 'report') await act(tx, taskWorkflow, step)
    else await doOnTask(tx, { id: object.id, action, stateVersion, reason: told.reason }, told)
  })
}

/**
 * The same in the open transaction; gives the new version of where the task stands.
 *
 * @param told what was told besides, for the engine to take or refuse.
 */
export async function doOnTask(
  tx: Context,
  { id, action, stateVersion, reason }: TaskStep,
  told: StepInput = {},
): Promise<number> {
  const task = await lockedTask(tx, id)
  if (action === 'finish') await requireProof(tx, id)
  const end = endOf(tx, action, reason)
  const moved = await act(
    tx,
    taskWorkflow,
    {
      ...told,
      object: taskRef(id),
      action,
      lockVersion: stateVersion,
      ...(reason === undefined ? {} : { reason }),
      ...limitOf(tx, task, action),
    },
    {
      ...(end === null ? {} : { after: end }),
      links: [{ from: taskRef(id), relation: 'about', to: chainRef(task.chainCode) }],
    },
  )
  if (end !== null) await endTask(tx.db, id, end, tx.clock.now())
  return moved.instance.lockVersion
}

async function requireProof(tx: Context, id: string): Promise<void> {
  const reports = await listReports(tx.db, id)
  const proofs = await listProofs(tx.db, { reportIds: reports.map((report) => report.id) })
  if (proofs.length > 0) return
  throw new AppError('conflict', 'matters.task.noProof', 'a task is finished by a report with a proof', {
    id,
  })
}

/** What an action notes on the task itself; null when nothing. */
function endOf(
  tx: Context,
  action: TaskStep['action'],
  reason: string | undefined,
): { doneOn: string | null; cancelReason: string | null } | null {
  switch (action) {
    case 'finish':
      return { doneOn: businessDay(tx.clock), cancelReason: null }
    case 'cancel':
      return { doneOn: null, cancelReason: reason ?? null }
    case 'reopen':
      return { doneOn: null, cancelReason: null }
    case 'approve':
    case 'start':
      return null
  }
}

/** From its approval on the clock ends with the task; one that is past its end already is due today. */
function limitOf(tx: Context, task: StoredTask, action: TaskStep['action']): { dueOn?: string } {
  if (action !== 'approve' && action !== 'reopen') return {}
  const today = businessDay(tx.clock)
  return { dueOn: task.dueOn < today ? today : task.dueOn }
}
