import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { keepBlockJob, workflowChangedJob } from './jobs-declared.ts'
import { keepBlockOf } from './service/keep-block.ts'

/** The module's jobs. */
export const mattersJobs: JobHandler[] = [
  handleJob(workflowChangedJob, (ctx, effect) => keepBlockOf(ctx, effect.object.id)),
  handleJob(keepBlockJob, (ctx, input) => keepBlockOf(ctx, input.problemId)),
]
