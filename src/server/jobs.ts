import { directoryJobs } from '#modules/directory/index.ts'
import { ladderSchedule, mattersJobs } from '#modules/matters/index.ts'
import { consentSchedule, talentJobs, wordsSchedule } from '#modules/talent/index.ts'
import { feedbackSchedule, surveySchedule, trainingJobs } from '#modules/training/index.ts'
import type { CheckpointStore } from '#platform/audit/checkpoints.ts'
import { verificationHandler } from '#platform/audit/verification.ts'
import { type BackupPorts, backupHandler, backupSchedules } from '#platform/backup/nightly.ts'
import { purgeHandler, purgeSchedule } from '#platform/bin/purge-job.ts'
import type { Config } from '#platform/config.ts'
import type { RequestContext } from '#platform/context.ts'
import { systemActor } from '#platform/context.ts'
import { cleanDraftsHandler, cleanDraftsSchedule } from '#platform/drafts/drafts.ts'
import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { matchPartHandler } from '#platform/matching/parts/solve-part.ts'
import { type NotifyPorts, notifyJobs, notifySchedules } from '#platform/notify/index.ts'
import { type ImportPorts, importJobs, importSchedule } from '#platform/tabular/import/work.ts'
import { builtInGrouper } from '#platform/text-grouping/built-in.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'
import { tick, workflowTick } from '#platform/workflow/tick.ts'
import { chainParties } from './chain-parties.ts'
import { binKinds } from './recovery.ts'
import { tellWaiting } from './tell-waiting.ts'
import { workflowDefinitions } from './workflows.ts'

/** Every job of the product. */
export const allJobHandlers = (
  ports: NotifyPorts & {
    checkpoints: CheckpointStore | null
    backup: BackupPorts | null
    imports: ImportPorts
  },
): JobHandler[] => [
  handleJob(workflowTick, async (ctx) => {
    const done = await tick(ctx, workflowDefinitions)
    ctx.log.info(done, 'workflows brought up to the day')
  }),
  handleJob(tellWaitingJob, tellWaiting),
  ...directoryJobs,
  ...mattersJobs({ chainParties }),
  ...talentJobs,
  ...trainingJobs({ grouper: builtInGrouper }),
  ...notifyJobs(ports),
  cleanDraftsHandler,
  purgeHandler(binKinds),
  verificationHandler(ports.checkpoints),
  backupHandler(ports.backup),
  ...importJobs(ports.imports),
  matchPartHandler,
]

/** What runs by the calendar. */
export const schedulesOf = (config: Config): Schedule[] => [
  // Every hour, so that a server that was down at midnight catches up.
  { name: workflowTick.name, cron: '5 * * * *' },
  ladderSchedule,
  surveySchedule,
  feedbackSchedule,
  consentSchedule,
  wordsSchedule,
  ...notifySchedules,
  cleanDraftsSchedule,
  purgeSchedule,
  ...backupSchedules(config.operations.backup),
  importSchedule,
]

/** What a job knows of its run: the program acts, under the job's name. */
export function jobContext(base: Pick<RequestContext, 'clock' | 'log'>, jobName: string): RequestContext {
  const requestId = crypto.randomUUID()
  return {
    actor: systemActor(`job:${jobName}`, '系统任务'),
    clock: base.clock,
    log: base.log.child({ requestId }),
    requestId,
    ip: null,
  }
}
