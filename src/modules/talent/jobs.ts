import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { consentDayJob } from './jobs-declared.ts'
import { followConsents } from './service/profile/follow-consents.ts'

/** The module's jobs. */
export const talentJobs: JobHandler[] = [handleJob(consentDayJob, followConsents)]

/** In the morning, when a reminder is welcome. */
export const consentSchedule: Schedule = { name: consentDayJob.name, cron: '20 8 * * *' }
