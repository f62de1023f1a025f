import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { TaskOrigin, TaskTarget, TaskVerb, Verdict } from '../contract/index.ts'

export interface TaskValues {
  title: string
  actionType: TaskVerb
  goal: string
  chainId: string
  nodeId: string | null
  regionCode: string | null
  instruction: string | null
  leadPersonId: string
  leadOrgId: string
  startsOn: string
  dueOn: string
}

const columns = (task: TaskValues) => ({
  title: task.title,
  action_type: task.actionType,
  goal: task.goal,
  chain_id: task.chainId,
  node_id: task.nodeId,
  region_code: task.regionCode,
  instruction: task.instruction,
  lead_person_id: task.leadPersonId,
  lead_leader_name: null,
  lead_org_id: task.leadOrgId,
  starts_on: task.startsOn,
  due_on: task.dueOn,
})

export async function insertTask(
  db: Db,
  task: TaskValues & {
    origin: TaskOrigin
    createdOrgId: string | null
    createdBy: string
    createdByName: string
    isDemo: boolean
    /** Left out for one that gets a random id. */
    id?: string | undefined
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('matters.task')
    .values({
      ...(task.id === undefined ? {} : { id: task.id }),
      ...columns(task),
      origin: task.origin,
      created_org_id: task.createdOrgId,
      created_by: task.createdBy,
      created_by_name: task.createdByName,
      is_demo: task.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateTaskRow(db: Db, id: string, task: TaskValues, at: Date): Promise<void> {
  await db
    .updateTable('matters.task')
    .set((set) => ({ ...columns(task), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Puts another lead leader, a person of the directory. */
export async function putLeader(db: Db, id: string, personId: string, at: Date): Promise<void> {
  await db
    .updateTable('matters.task')
    .set((set) => ({
      lead_person_id: personId,
      lead_leader_name: null,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Notes how a task ended, or that it runs again. */
export async function endTask(
  db: Db,
  id: string,
  end: { doneOn: string | null; cancelReason: string | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('matters.task')
    .set((set) => ({
      done_on: end.doneOn,
      cancel_reason: end.cancelReason,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Puts assisting units and quarter targets in the place of those there were. */
export async function putTaskParts(
  db: Db,
  taskId: string,
  parts: { assistOrgIds: readonly string[]; targets: readonly TaskTarget[] },
): Promise<void> {
  await db.deleteFrom('matters.task_assist').where('task_id', '=', taskId).execute()
  await db.deleteFrom('matters.task_target').where('task_id', '=', taskId).execute()
  if (parts.assistOrgIds.length > 0) {
    await db
      .insertInto('matters.task_assist')
      .values(parts.assistOrgIds.map((orgId, position) => ({ task_id: taskId, org_id: orgId, position })))
      .execute()
  }
  if (parts.targets.length > 0) {
    await db
      .insertInto('matters.task_target')
      .values(parts.targets.map((target) => ({ task_id: taskId, ...target })))
      .execute()
  }
}

export async function insertTaskOrigins(db: Db, taskId: string, refs: readonly ObjectRef[]): Promise<void> {
  if (refs.length === 0) return
  await db
    .insertInto('matters.task_origin')
    .values(refs.map((ref) => ({ task_id: taskId, ref_kind: ref.kind, ref_id: ref.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listTaskOrigins(db: Db, taskId: string): Promise<ObjectRef[]> {
  const rows = await db
    .selectFrom('matters.task_origin')
    .select(['ref_kind', 'ref_id'])
    .where('task_id', '=', taskId)
    .orderBy('ref_kind')
    .orderBy('ref_id')
    .execute()
  return rows.map((row) => ({ kind: row.ref_kind, id: row.ref_id }))
}

/** What a figure or a placed enterprise changed about the verdict of the node. */
export interface StoredChange {
  evidenceId: string | null
  /** Null as well where the place was taken back since. */
  placementId: string | null
  verdictBefore: Verdict
  verdictAfter: Verdict
  scoreBefore: number | null
  scoreAfter: number | null
  inputsHashBefore: string
  inputsHashAfter: string
  assessedOn: string
}

export interface StoredReport {
  id: string
  reportedOn: string
  text: string
  value: number | null
  percent: number
  byName: string
  change: StoredChange | null
}

export async function insertReport(
  db: Db,
  report: Omit<StoredReport, 'id' | 'change'> & { taskId: string; createdBy: string },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('matters.task_report')
    .values({
      task_id: report.taskId,
      reported_on: report.reportedOn,
      text: report.text,
      value: report.value,
      percent: report.percent,
      created_at: at,
      created_by: report.createdBy,
      created_by_name: report.byName,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Keeps with a report what its figure or placed enterprise changed. */
export async function keepChange(db: Db, reportId: string, change: StoredChange): Promise<void> {
  await db
    .updateTable('matters.task_report')
    .set({
      evidence_id: change.evidenceId,
      placement_id: change.placementId,
      verdict_before: change.verdictBefore,
      verdict_after: change.verdictAfter,
      score_before: change.scoreBefore,
      score_after: change.scoreAfter,
      inputs_hash_before: change.inputsHashBefore,
      inputs_hash_after: change.inputsHashAfter,
      assessed_on: change.assessedOn,
    })
    .where('id', '=', reportId)
    .execute()
}

/** Newest first. */
export async function listReports(db: Db, taskId: string): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('matters.task_report as r')
    // A place that lies in the recycle bin is one no more.
    .leftJoin('chains.placement as p', (join) =>
      join.onRef('p.id', '=', 'r.placement_id').on('p.deleted_at', 'is', null),
    )
    .selectAll('r')
    .select('p.id as standing_placement_id')
    .where('r.task_id', '=', taskId)
    .orderBy('r.reported_on', 'desc')
    .orderBy('r.created_at', 'desc')
    .execute()
  const number = (value: string | number | null) => (value === null ? null : Number(value))
  return rows.map((row) => ({
    id: row.id,
    reportedOn: row.reported_on,
    text: row.text,
    value: number(row.value),
    percent: Number(row.percent),
    byName: row.created_by_name,
    change:
      row.assessed_on === null
        ? null
        : {
            evidenceId: row.evidence_id,
            placementId: row.standing_placement_id,
            verdictBefore: row.verdict_before as Verdict,
            verdictAfter: row.verdict_after as Verdict,
            scoreBefore: number(row.score_before),
            scoreAfter: number(row.score_after),
            inputsHashBefore: row.inputs_hash_before ?? '',
            inputsHashAfter: row.inputs_hash_after ?? '',
            assessedOn: row.assessed_on,
          },
  }))
}

/** Titles for threads: the task a report belongs to, and its day. */
export async function reportTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { taskId: string; title: string; reportedOn: string }>> {
  const rows = await db
    .selectFrom('matters.task_report as r')
    .innerJoin('matters.task as t', 't.id', 'r.task_id')
    .select(['r.id', 'r.task_id', 't.title', 'r.reported_on'])
    .where(sql<string>`r.id::text`, 'in', ids)
    .where('t.deleted_at', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { taskId: row.task_id, title: row.title, reportedOn: row.reported_on }]),
  )
}
