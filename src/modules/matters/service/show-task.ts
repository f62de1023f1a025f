import { evidenceRef, placementRef } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { may, requireVisible } from '#platform/rights/rights.ts'
import { without } from '#platform/without.ts'
import type { TaskDetail, TaskSummary } from '../contract/index.ts'
import type { MattersPorts } from '../ports.ts'
import { listProofs } from '../queries/proof.ts'
import { findTask, lockTask, type StoredTask } from '../queries/task.ts'
import { listReports, listTaskOrigins, type StoredChange } from '../queries/task-writes.ts'
import { paceOf } from '../rules/pace.ts'
import { namesOf, toProof } from './show-problem.ts'

const unknownTask = (id: string): AppError =>
  new AppError('notFound', 'matters.task.unknown', `there is no task ${id}`, { id })

/** A task the actor may see. @throws AppError `notFound` for one unknown or out of reach. */
export async function visibleTask(ctx: Context, id: string): Promise<StoredTask> {
  return requireVisible(
    ctx,
    'matters.task.read',
    await findTask(ctx.db, id, businessDay(ctx.clock)),
    (task) => task.belonging,
    () => unknownTask(id),
  )
}

/** The same, held until the transaction ends. */
export async function lockedTask(tx: Context, id: string): Promise<StoredTask> {
  return requireVisible(
    tx,
    'matters.task.read',
    await lockTask(tx.db, id, businessDay(tx.clock)),
    (task) => task.belonging,
    () => unknownTask(id),
  )
}

/** What a list does not show of a stored task. */
const kept = [
  'progress',
  'instruction',
  'cancelReason',
  'doneOn',
  'createdBy',
  'createdByName',
  'createdOrgId',
  'createdAt',
  'lockVersion',
  'stateVersion',
  'belonging',
] as const

/** A stored task as a list shows it, with its pace today. */
export function toTaskSummary(task: StoredTask, today: string): TaskSummary {
  return { ...without(task, kept), pace: paceOf(task, today) }
}

/** Everything about one task that the actor may know. */
export async function getTask(ctx: Context, ports: MattersPorts, id: string): Promise<TaskDetail> {
  const task = await visibleTask(ctx, id)
  const origins = await listTaskOrigins(ctx.db, id)
  const reports = await listReports(ctx.db, id)
  const proofs = await listProofs(ctx.db, { reportIds: reports.map((report) => report.id) })
  const named = await namesOf(ctx, ports, [
    ...origins,
    ...proofs.flatMap((proof) => proof.ref ?? []),
    ...reports.flatMap((report) => broughtRefs(report.change)),
  ])
  return {
    ...toTaskSummary(task, businessDay(ctx.clock)),
    instruction: task.instruction,
    region: task.region,
    cancelReason: task.cancelReason,
    doneOn: task.doneOn,
    createdBy: task.createdByName,
    createdAt: task.createdAt,
    raisedFrom: origins.map(named),
    reports: reports.map(({ change, ...report }) => ({
      ...report,
      proofs: proofs.filter((proof) => proof.reportId === report.id).map((proof) => toProof(proof, named)),
      change:
        change === null
          ? null
          : {
              ...without(change, ['evidenceId', 'placementId']),
              evidence: change.evidenceId === null ? null : named(evidenceRef(change.evidenceId)),
              placement: change.placementId === null ? null : named(placementRef(change.placementId)),
              nodeName: task.node?.name ?? '',
            },
    })),
    mayRemove:
      task.state === 'drafted' &&
      task.stateVersion === 1 &&
      (task.createdBy === ctx.actor.id || may(ctx, 'matters.task.remove', task.belonging)),
    mayEdit: task.state === 'drafted' && may(ctx, 'matters.task.draft', task.belonging),
    lockVersion: task.lockVersion,
    stateVersion: task.stateVersion,
  }
}

/** What a report brought to the node. */
export function broughtRefs(change: StoredChange | null): ObjectRef[] {
  if (change === null) return []
  const { evidenceId, placementId } = change
  return [
    ...(evidenceId === null ? [] : [evidenceRef(evidenceId)]),
    ...(placementId === null ? [] : [placementRef(placementId)]),
  ]
}
