import { implement } from '@orpc/server'
import { badField } from '#platform/errors.ts'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { mattersContract } from './contract/index.ts'
import type { LaterDrafts, MattersPorts } from './ports.ts'
import { actOnProblem } from './service/act/act-on-problem.ts'
import * as problemDrafts from './service/draft-problem.ts'
import * as tasks from './service/draft-task.ts'
import { exportProblems, exportTasks } from './service/export.ts'
import { followProblem } from './service/follow-problem.ts'
import { handOverMatters } from './service/hand-over-matters.ts'
import { findLikeProblems } from './service/like-problems.ts'
import { listProblems, listTasks } from './service/lists.ts'
import { mergeProblems, splitProblem } from './service/merge-problems.ts'
import { openProblem } from './service/open-problem.ts'
import { removeProblem, removeTask } from './service/remove-matter.ts'
import { reportOnTask } from './service/report-on-task.ts'
import { getProblem } from './service/show-problem.ts'
import { getTask } from './service/show-task.ts'
import { makeSupervisionSlip } from './service/supervision-slip.ts'
import { updateProblem } from './service/update-problem.ts'

function chainOf(input: { chainCode?: string | undefined }): string {
  if (input.chainCode === undefined)
    throw badField('chainCode', 'matters.origin.missing', 'a gap is named by its chain and node')
  return input.chainCode
}

/** Binds the contract. Names of other modules' objects and the holders of posts come from outside. */
export function mattersRoutes(ports: MattersPorts, drafts: LaterDrafts) {
  const os = implement(mattersContract).$context<ServerContext>().use(withData)
  return os.router({
    listProblems: os.listProblems.handler(({ context, input }) => listProblems(context, input)),
    makeSupervisionSlip: os.makeSupervisionSlip.handler(({ context, input }) =>
      makeSupervisionSlip(context, ports, input),
    ),
    exportProblems: os.exportProblems.handler(({ context, input }) => exportProblems(context, input)),
    findLikeProblems: os.findLikeProblems.handler(({ context, input }) => findLikeProblems(context, input)),
    draftProblem: os.draftProblem.handler(({ context, input }) => {
      if (input.kind === 'gap') return problemDrafts.draftFromGap(context, chainOf(input), input.id)
      if (input.kind === 'fact') return problemDrafts.draftFromFact(context, ports, input.id)
      return drafts.problemFromResearch(context, input.id)
    }),
    openProblem: os.openProblem.handler(({ context, input }) => openProblem(context, ports, input)),
    getProblem: os.getProblem.handler(({ context, input }) => getProblem(context, ports, input.id)),
    updateProblem: os.updateProblem.handler(({ context, input: { id, lockVersion, ...columns } }) =>
      updateProblem(context, ports, id, lockVersion, columns),
    ),
    actOnProblem: os.actOnProblem.handler(({ context, input }) => actOnProblem(context, ports, input)),
    removeProblem: os.removeProblem.handler(({ context, input: { id, lockVersion, reason } }) =>
      removeProblem(context, ports, id, lockVersion, reason),
    ),
    followProblem: os.followProblem.handler(({ context, input }) =>
      followProblem(context, ports, input.id, input.following),
    ),
    handOverMatters: os.handOverMatters.handler(({ context, input }) => handOverMatters(context, input)),
    mergeProblems: os.mergeProblems.handler(({ context, input }) => mergeProblems(context, ports, input)),
    splitProblem: os.splitProblem.handler(({ context, input }) => splitProblem(context, ports, input)),

    listTasks: os.listTasks.handler(({ context, input }) => listTasks(context, input)),
    exportTasks: os.exportTasks.handler(({ context, input }) => exportTasks(context, input)),
    listTaskVerbs: os.listTaskVerbs.handler(({ context, input }) =>
      tasks.listTaskVerbs(context, input.chainCode),
    ),
    draftTask: os.draftTask.handler(({ context, input }) => {
      if (input.kind === 'gap') return tasks.draftFromGap(context, chainOf(input), input.id)
      if (input.kind === 'problem') return tasks.draftFromProblem(context, input.id)
      return drafts.taskFromIdea(context, input.id)
    }),
    createTask: os.createTask.handler(({ context, input }) => tasks.createTask(context, ports, input)),
    getTask: os.getTask.handler(({ context, input }) => getTask(context, ports, input.id)),
    updateTask: os.updateTask.handler(({ context, input: { id, lockVersion, ...fields } }) =>
      tasks.updateTask(context, ports, id, lockVersion, fields),
    ),
    removeTask: os.removeTask.handler(({ context, input: { id, lockVersion, reason } }) =>
      removeTask(context, ports, id, lockVersion, reason),
    ),
    reportOnTask: os.reportOnTask.handler(({ context, input }) => reportOnTask(context, ports, input)),
  })
}
