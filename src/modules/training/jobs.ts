import { taskMovedJob } from '#modules/matters/index.ts'
import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { feedbackDayJob, groupAnswersJob, surveyDayJob, tellEnrolmentJob } from './jobs-declared.ts'
import type { TrainingJobPorts } from './ports.ts'
import { tellEnrolment } from './service/enrolment/tell.ts'
import { followClasses } from './service/follow-up/follow-classes.ts'
import { tellOfTask } from './service/idea/task-of-idea.ts'
import { followSurveys } from './service/survey/follow-surveys.ts'
import { proposeGroups } from './service/survey/propose-groups.ts'

/** The module's jobs. */
export const trainingJobs = ({ grouper }: TrainingJobPorts): JobHandler[] => [
  handleJob(groupAnswersJob, (ctx, { questionId }) => proposeGroups(ctx, grouper, questionId)),
  handleJob(surveyDayJob, followSurveys),
  handleJob(taskMovedJob, tellOfTask),
  handleJob(tellEnrolmentJob, tellEnrolment),
  handleJob(feedbackDayJob, followClasses),
]

/** In the morning, when a reminder is welcome. */
export const surveySchedule: Schedule = { name: surveyDayJob.name, cron: '40 8 * * *' }

/** When the lessons of a day are over and still fresh. */
export const feedbackSchedule: Schedule = { name: feedbackDayJob.name, cron: '50 17 * * *' }
