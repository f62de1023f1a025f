import { taskMovedJob } from '#modules/matters/index.ts'
import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import { groupAnswersJob, surveyDayJob } from './jobs-declared.ts'
import type { TrainingJobPorts } from './ports.ts'
import { tellOfTask } from './service/idea/task-of-idea.ts'
import { followSurveys } from './service/survey/follow-surveys.ts'
import { proposeGroups } from './service/survey/propose-groups.ts'

/** The module's jobs. */
export const trainingJobs = ({ grouper }: TrainingJobPorts): JobHandler[] => [
  handleJob(groupAnswersJob, (ctx, { questionId }) => proposeGroups(ctx, grouper, questionId)),
  handleJob(surveyDayJob, followSurveys),
  handleJob(taskMovedJob, tellOfTask),
]

/** In the morning, when a reminder is welcome. */
export const surveySchedule: Schedule = { name: surveyDayJob.name, cron: '40 8 * * *' }
