import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { consentDayJob, matchRunJob, wordsJob } from './jobs-declared.ts'
import { followConsents } from './service/profile/follow-consents.ts'
import { cutNewTexts } from './service/run/keep-words.ts'
import { workOnRun } from './service/run/work-on-run.ts'

/** The module's jobs. */
export const talentJobs: readonly JobHandler[] = [
  handleJob(consentDayJob, followConsents),
  handleJob(matchRunJob, (ctx, { runId }) => workOnRun(ctx, runId)),
  handleJob(wordsJob, cutNewTexts),
]

/** In the morning, when a reminder is welcome. */
export const consentSchedule: Schedule = { name: consentDayJob.name, cron: '20 8 * * *' }

/** Some minutes after texts are saved, so that what is edited in one go is cut once. */
export const wordsSchedule: Schedule = { name: wordsJob.name, cron: '*/10 * * * *' }
