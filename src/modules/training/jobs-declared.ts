import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Groups the open answers to one question. */
export const groupAnswersJob = defineJob({
  name: 'training.answers.group',
  input: z.object({ questionId: z.uuid() }),
})

/** Closes surveys whose last day is over and reminds where that is due. */
export const surveyDayJob = defineJob({ name: 'training.survey.day', input: z.object({}) })

/** What happened to the enrolment of a class: to whom it is told follows from it. */
const enrolmentNews = z.object({
  what: z.enum(['opened', 'nominated', 'withdrawn', 'settled', 'cancelled']),
  classId: z.uuid(),
  nominationIds: z.array(z.uuid()),
})
export type EnrolmentNews = z.infer<typeof enrolmentNews>

/** Tells units, people or the organiser of it. */
export const tellEnrolmentJob = defineJob({ name: 'training.enrolment.tell', input: enrolmentNews })
/** Asks those who were taught to rate the day's sessions, and three months later what they use of a class. */
export const feedbackDayJob = defineJob({ name: 'training.feedback.day', input: z.object({}) })
