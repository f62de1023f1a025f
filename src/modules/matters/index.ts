import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import type { AttachmentHost } from '#platform/files/attachments.ts'
import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import type { MattersPorts } from './ports.ts'
import { problemsWithin, problemTitles, visibleProblems } from './queries/problem.ts'
import { taskTitles, visibleTasks } from './queries/task.ts'
import { reportTitles } from './queries/task-writes.ts'
import { taskUndoer } from './service/draft-task.ts'
import { problemBin, taskBin } from './service/remove-matter.ts'
import { problemUndoer } from './service/update-problem.ts'

export { ladderSchedule, mattersJobs } from './jobs.ts'
export { ladderJob, taskMovedJob } from './jobs-declared.ts'
export type { ChainStanding, MattersPorts } from './ports.ts'
export { problemWorkflow } from './problem-workflow.ts'
export { listOpenTexts as openProblems } from './queries/problem.ts'
export { mattersSearchKinds } from './queries/search.ts'
export { mattersRepointers } from './repointers.ts'
export { mattersRoutes } from './routes.ts'
export { doOnProblem, stepOnProblem } from './service/act/act-on-problem.ts'
export { doOnTask, stepOnTask } from './service/act-on-task.ts'
export { problemBulk } from './service/bulk/problem-bulk.ts'
export { taskBulk } from './service/bulk/task-bulk.ts'
export { enterTask } from './service/draft-task.ts'
export { handoverOfMatters } from './service/hand-over-matters.ts'
export { keepBlockIn } from './service/keep-block.ts'
export { mergeIn } from './service/merge-problems.ts'
export { enterProblem } from './service/open-problem.ts'
export { problemImport } from './service/problem-import.ts'
export { enterReport } from './service/report-on-task.ts'
export { visibleProblem as findProblemOf } from './service/show-problem.ts'
export { taskImport } from './service/task-import.ts'
export { taskWorkflow } from './task-workflow.ts'

/** How this module's objects are named in threads. */
export const mattersDescribers: Describers = {
  'matters.problem': async (db, ids) =>
    new Map(
      [...(await problemTitles(db, ids))].map(([id, title]) => [id, { title, href: `/problems/${id}` }]),
    ),
  'matters.task': async (db, ids) =>
    new Map([...(await taskTitles(db, ids))].map(([id, title]) => [id, { title, href: `/tasks/${id}` }])),
  'matters.report': async (db, ids) =>
    new Map(
      [...(await reportTitles(db, ids))].map(([id, { taskId, title, reportedOn }]) => [
        id,
        { title: `${title} ${reportedOn}`, href: `/tasks/${taskId}` },
      ]),
    ),
}

/** Who may attach files: to a problem whoever handles, opens or rates it; to a task whoever drafts or reports on it. */
export const mattersHosts: Record<string, AttachmentHost> = {
  'matters.problem': async (ctx, id) => {
    for (const permission of [
      'matters.problem.handle',
      'matters.problem.open',
      'matters.problem.rate',
    ] as const)
      if ((await problemsWithin(ctx, permission, [id])).size > 0) return true
    return false
  },
  'matters.task': async (ctx, id) => {
    for (const permission of ['matters.task.report', 'matters.task.draft'] as const)
      if ((await visibleTasks(ctx, [id], permission)).size > 0) return true
    return false
  },
}

/** Who may see this module's objects. A report is seen by whoever sees its task. */
export const mattersGuards: Guards = {
  'matters.problem': visibleProblems,
  'matters.task': visibleTasks,
  'matters.report': async (ctx, ids) => {
    const reports = await reportTitles(ctx.db, ids)
    const seen = await visibleTasks(ctx, [...new Set([...reports.values()].map((report) => report.taskId))])
    return new Set(ids.filter((id) => seen.has(reports.get(id)?.taskId ?? '')))
  },
}

/** What of this module can be deleted and brought back. */
export const mattersBinKinds = (ports: MattersPorts): BinKinds => ({
  'matters.problem': problemBin(ports),
  'matters.task': taskBin(ports),
})

/** What of this module can be taken back. */
export const mattersUndoers: Undoers = {
  'matters.problem': problemUndoer,
  'matters.task': taskUndoer,
}
