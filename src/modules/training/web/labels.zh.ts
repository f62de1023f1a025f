import { answeringZh } from './labels/answering.zh.ts'
import { attendanceErrorsZh, attendanceTopicsZh, attendanceZh, hoursZh } from './labels/attendance.zh.ts'
import { classErrorsZh, classZh } from './labels/class.zh.ts'
import { trainingCommonZh } from './labels/common.zh.ts'
import { coverageZh } from './labels/coverage.zh.ts'
import { designErrorsZh, designZh } from './labels/design.zh.ts'
import { discussionErrorsZh, discussionZh } from './labels/discussion.zh.ts'
import { enrolmentErrorsZh, enrolmentTopicsZh, enrolmentZh } from './labels/enrolment.zh.ts'
import { feedbackErrorsZh, feedbackTopicsZh, feedbackZh } from './labels/feedback.zh.ts'
import { growthZh } from './labels/growth.zh.ts'
import { ideaErrorsZh, ideaTopicsZh, ideaZh } from './labels/idea.zh.ts'
import { invitationErrorsZh, invitationZh } from './labels/invitation.zh.ts'
import { libraryErrorsZh, libraryZh } from './labels/library.zh.ts'
import { needErrorsZh, needZh } from './labels/need.zh.ts'
import { papersErrorsZh, papersZh } from './labels/papers.zh.ts'
import { surveyErrorsZh, surveyTopicsZh, surveyZh } from './labels/survey.zh.ts'
import { timetableErrorsZh, timetableTopicsZh, timetableZh } from './labels/timetable.zh.ts'
import { topicErrorsZh, topicZh } from './labels/topic.zh.ts'

/** Words of training, by area; each area keeps its own file. */
export const trainingZh = {
  ...trainingCommonZh,
  class: classZh,
  attendance: attendanceZh,
  hours: hoursZh,
  need: needZh,
  coverage: coverageZh,
  design: designZh,
  invitation: invitationZh,
  topic: topicZh,
  library: libraryZh,
  survey: surveyZh,
  answering: answeringZh,
  discussion: discussionZh,
  papers: papersZh,
  idea: ideaZh,
  growth: growthZh,
  timetable: timetableZh,
  enrolment: enrolmentZh,
  feedback: feedbackZh,
  errors: {
    ...classErrorsZh,
    ...designErrorsZh,
    ...invitationErrorsZh,
    ...attendanceErrorsZh,
    ...needErrorsZh,
    ...topicErrorsZh,
    ...libraryErrorsZh,
    ...surveyErrorsZh,
    ...discussionErrorsZh,
    ...papersErrorsZh,
    ...ideaErrorsZh,
    ...timetableErrorsZh,
    ...enrolmentErrorsZh,
    ...feedbackErrorsZh,
  },
  topicLabels: {
    ...attendanceTopicsZh,
    ...surveyTopicsZh,
    ...ideaTopicsZh,
    ...timetableTopicsZh,
    ...enrolmentTopicsZh,
    ...feedbackTopicsZh,
  },
}
export type TrainingLabels = typeof trainingZh
