import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { matchRunJob } from './jobs-declared.ts'
import { workOnRun } from './service/run/work-on-run.ts'

/** The module's jobs. */
export const talentJobs: readonly JobHandler[] = [
  handleJob(matchRunJob, (ctx, { runId }) => workOnRun(ctx, runId)),
]
