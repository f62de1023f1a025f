import { chainRef, enterEvidence, placeEnterprise, verdictOfNode } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act } from '#platform/workflow/engine.ts'
import { type TaskDetail, type TaskReportInput, taskReportInput } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { insertProofs } from '../queries/proof.ts'
import type { StoredTask } from '../queries/task.ts'
import { insertReport, keepChange, type StoredChange } from '../queries/task-writes.ts'
import { reportRef, taskRef } from '../refs.ts'
import { shareOfValue } from '../rules/pace.ts'
import { taskWorkflow } from '../task-workflow.ts'
import { requireObjects } from './checks.ts'
import { broughtRefs, getTask, lockedTask } from './show-task.ts'

/**
 * Reports progress. A figure of the node is entered as evidence, an enterprise that now stands there as a placement, in the
 * same transaction; the gap is scored before and after, and the report keeps both verdicts with the hashes of what they
 * were computed from.
 *
 * @throws AppError as `act`, and for a progress that cannot be told, a day to come, a figure or an enterprise without a
 *   node; as `placeEnterprise`, the right to place enterprises included.
 */
export async function reportOnTask(
  ctx: Context,
  ports: MattersPorts,
  input: TaskReportInput,
): Promise<TaskDetail> {
  await inTransaction(ctx, (tx) => enterReport(tx, ports, input))
  return getTask(ctx, ports, input.id)
}

/** The same in the open transaction; gives the new version of where the task stands. */
export async function enterReport(tx: Context, ports: MattersPorts, given: TaskReportInput): Promise<number> {
  const input = taskReportInput.parse(given)
  const task = await lockedTask(tx, input.id)
  if (input.reportedOn > businessDay(tx.clock))
    throw badField('reportedOn', 'matters.task.reportAhead', 'a report is not of a day to come')
  const percent = progressOf(task, input)
  const refs = input.proofs.flatMap((proof) => proof.ref ?? [])
  await requireObjects(tx, ports, 'proofs', refs)
  const moved = await act(
    tx,
    taskWorkflow,
    { object: taskRef(task.id), action: 'report', lockVersion: input.stateVersion },
    {
      before: { percent: task.progress },
      after: { percent, text: input.text },
      links: [{ from: taskRef(task.id), relation: 'about', to: chainRef(task.chainCode) }],
    },
  )
  const at = tx.clock.now()
  const id = await insertReport(
    tx.db,
    {
      taskId: task.id,
      reportedOn: input.reportedOn,
      text: input.text,
      value: input.value,
      percent,
      createdBy: tx.actor.id,
      byName: tx.actor.name,
    },
    at,
  )
  await insertProofs(tx.db, { reportId: id }, input.proofs, at, tx.actor.name)
  const change = await bring(tx, task, id, input)
  if (change !== null) await keepChange(tx.db, id, change)
  const links: Link[] = [
    ...broughtRefs(change).map((to): Link => ({ from: taskRef(task.id), relation: 'brought', to })),
    ...refs.map((to): Link => ({ from: reportRef(id), relation: 'provedBy', to })),
  ]
  await recordChanges(tx, [
    {
      action: 'matters.report.add',
      object: reportRef(id),
      before: null,
      after: { reportedOn: input.reportedOn, text: input.text, value: input.value, percent, change },
      links: [{ from: reportRef(id), relation: 'reportOn', to: taskRef(task.id) }, ...links],
    },
  ])
  return moved.instance.lockVersion
}

/** Per cent done: of the countable targets, else as stated. */
function progressOf(task: StoredTask, input: { value: number | null; percent: number | null }): number {
  const measured = input.value === null ? null : shareOfValue(task.targets, input.value)
  if (measured !== null) return measured
  if (task.targets.some((target) => target.value !== null))
    throw badField('value', 'matters.task.valueMissing', 'the targets can be counted: tell what is reached')
  if (input.percent === null)
    throw badField(
      'percent',
      'matters.task.percentMissing',
      'the targets cannot be counted: state the share done',
    )
  return input.percent
}

type ReportInput = ReturnType<typeof taskReportInput.parse>

/** Enters what a report brings to the node, and scores the gap before and after all of it. Null when it brings nothing. */
async function bring(
  tx: Context,
  task: StoredTask,
  reportId: string,
  { figure, placement }: Pick<ReportInput, 'figure' | 'placement'>,
): Promise<StoredChange | null> {
  if (figure === null && placement === null) return null
  if (task.node === null)
    throw badField(
      figure === null ? 'placement' : 'figure',
      'matters.task.nodeMissing',
      'what is brought belongs to a node, and the task names none',
    )
  const { chainCode, node } = task
  const before = await verdictOfNode(tx, chainCode, node.code)
  const evidenceId =
    figure === null
      ? null
      : await enterEvidence(tx, {
          chainCode,
          nodeCode: node.code,
          ...figure,
          // Whoever reads the chain need not see the task: the row leads to its report and does not quote it.
          description: '任务进展报告所报数据',
          dueOn: null,
          sourceKind: 'department',
          origin: reportRef(reportId),
        })
  const placementId =
    placement === null ? null : (await placeEnterprise(tx, { ...placement, nodeCode: node.code })).id
  const after = await verdictOfNode(tx, chainCode, node.code)
  return {
    evidenceId,
    placementId,
    verdictBefore: before.verdict,
    verdictAfter: after.verdict,
    scoreBefore: before.score,
    scoreAfter: after.score,
    inputsHashBefore: before.inputsHash,
    inputsHashAfter: after.inputsHash,
    assessedOn: after.computedOn,
  }
}
