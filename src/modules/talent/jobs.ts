import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { consentDayJob, matchRunJob } from './jobs-declared.ts'
import { followConsents } from './service/profile/follow-consents.ts'
import { workOnRun } from './service/run/work-on-run.ts'

/** The module's jobs. */
export const talentJobs: readonly JobHandler[] = [
  handleJob(consentDayJob, followConsents),
  handleJob(matchRunJob, (ctx, { runId }) => workOnRun(ctx, runId)),
]

/** In the morning, when a reminder is welcome. */
export const consentSchedule: Schedule = { name: consentDayJob.name, cron: '20 8 * * *' }
