import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { consentDayJob } from './jobs-declared.ts'
import { followConsents } from './service/profile/follow-consents.ts'

/** The module's jobs. */
export const talentJobs: JobHandler[] = [handleJob(consentDayJob, followConsents)]

/** In the morning, when a reminder is welcome. */
export const consentSchedule: Schedule = { name: consentDayJob.name, cron: '20 8 * * *' }
import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { matchRunJob } from './jobs-declared.ts'
import { workOnRun } from './service/run/work-on-run.ts'

/** The module's jobs. */
export const talentJobs: readonly JobHandler[] = [
  handleJob(matchRunJob, (ctx, { runId }) => workOnRun(ctx, runId)),
]
